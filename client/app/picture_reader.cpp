// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/picture_reader.hpp"

#include <QBuffer>
#include <QFile>
#include <QFutureWatcher>
#include <QImageReader>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace pult::client {

namespace {

/// A picture may come from a stranger: what else this computer can read (SVG, icons, scanners' formats) is not tried.
bool isPicture(QIODevice& device) {
    static const QList<QByteArray> known{"png", "jpeg", "webp", "gif"};
    return known.contains(QImageReader::imageFormat(&device));
}

QImage decode(QIODevice& device, QSize atMost) {
    if (!isPicture(device))
        return {};
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
    // Not then(context, ...): in Qt 6.4 it looks at the context on the pool's thread, while that may be going.
    auto* watcher = new QFutureWatcher<QImage>(context);
    QObject::connect(watcher, &QFutureWatcher<QImage>::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(promise->future());
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
