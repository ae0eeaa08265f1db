// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/picture_reader.hpp"

#include <QBuffer>
#include <QFile>
#include <QFuture>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace pult::client {

namespace {

QImage decode(QIODevice& device, QSize atMost) {
    QImageReader reader(&device);
    reader.setAutoTransform(true);
    const QSize whole = reader.size();
    // Before it is turned; the longer side decides either way.
    const int longest = std::max(atMost.width(), atMost.height());
    if (whole.isValid() && std::max(whole.width(), whole.height()) > longest)
        reader.setScaledSize(whole.scaled(longest, longest, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    const bool large = !image.isNull() && (image.width() > longest || image.height() > longest);
    return large ? image.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
}

} // namespace

void readPicture(const QString& path, const QByteArray& bytes, QSize atMost, QObject* context,
                 std::function<void(const QImage&)> done) {
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    promise->future().then(context, std::move(done));
    QThreadPool::globalInstance()->start([promise, path, bytes, atMost] {
        QImage image;
        if (!path.isEmpty()) {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                image = decode(file, atMost);
        } else {
            QBuffer buffer;
            buffer.setData(bytes);
            if (buffer.open(QIODevice::ReadOnly))
                image = decode(buffer, atMost);
        }
        promise->addResult(image);
        promise->finish();
    });
}

} // namespace pult::client
