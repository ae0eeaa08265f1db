// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace pult::client {

/// A JPEG without the place where it was taken: the GPS block of its EXIF data is wiped (tag 0x8825 of Exif 2.3) and
/// XMP packets, which may repeat it, are left out. Everything else stays, the orientation and every pixel.
/// Empty when there is nothing to take out, or when it is no JPEG.
[[nodiscard]] std::optional<QByteArray> withoutPlace(const QByteArray& photo);

} // namespace pult::client
