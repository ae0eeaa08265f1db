// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>

class QObject;

namespace pult::client {

/// Decodes a picture, turned as its EXIF block says and no larger than `atMost`: `bytes` or, with `path`, a file. A
/// null image when it can't be read or is no PNG, JPEG, WebP or GIF.
///
/// Thread   any; takes its time.
[[nodiscard]] QImage decodePicture(const QString& path, const QByteArray& bytes, QSize atMost);

/// The same on a thread of the pool. Nothing is told when `context` is gone by then.
void readPicture(const QString& path, const QByteArray& bytes, QSize atMost, QObject* context,
                 std::function<void(const QImage&)> done);

} // namespace pult::client
