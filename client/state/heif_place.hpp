// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace pult::client {

/// A picture in a file of boxes, as telephones make them: HEIC, AVIF (ISO/IEC 23008-12).
[[nodiscard]] bool isHeif(const QByteArray& photo);
/// The same picture without its place: the GPS block of its EXIF data and its XMP packets are wiped where they lie, so
/// that nothing else moves. Nothing: it tells of itself in a way that isn't understood here.
[[nodiscard]] std::optional<QByteArray> heifWithoutPlace(const QByteArray& photo);

} // namespace pult::client
