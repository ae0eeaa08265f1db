// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pult::client {

/// Pictures of this media type may tell where they were taken, and withoutPlace can take it out.
[[nodiscard]] bool mayTellPlace(const QString& type);

/// A JPEG, PNG, WebP, TIFF, HEIC or AVIF without the place where it was taken: the GPS block of its EXIF data is wiped
/// (tag 0x8825 of Exif 2.3), and XMP packets, which may repeat it, are left out or wiped. Everything else stays, the
/// orientation and every pixel. Empty when there is nothing to take out, or when it is none of them.
[[nodiscard]] std::optional<QByteArray> withoutPlace(const QByteArray& photo);

/// It may tell its place in a way that withoutPlace doesn't understand.
[[nodiscard]] bool keepsItsPlace(const QByteArray& photo);

} // namespace pult::client
