// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/picture_reader.hpp"

#include "client/app/system/on_pool.hpp"

#include <QBuffer>
#include <QFile>
#include <QImageReader>

#include <algorithm>

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

QImage decodePicture(const QString& path, const QByteArray& bytes, QSize atMost) {
    if (!path.isEmpty()) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? decode(file, atMost) : QImage();
    }
    QBuffer buffer;
    buffer.setData(bytes);
    return buffer.open(QIODevice::ReadOnly) ? decode(buffer, atMost) : QImage();
}

void readPicture(const QString& path, const QByteArray& bytes, QSize atMost, QObject* context,
                 std::function<void(const QImage&)> done) {
    onPool<QImage>(
        context, [path, bytes, atMost] { return decodePicture(path, bytes, atMost); }, std::move(done));
}

} // namespace pult::client
