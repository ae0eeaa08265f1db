// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace pult::kit {

/// Where a popup of this size stands: below what it belongs to, above it where there is no room, and never over the
/// edge of the screen.
inline QPoint popupPlace(const QWidget& anchor, QSize size) {
    const QRect room = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    const int x = std::clamp(below.x(), room.left(), std::max(room.left(), room.right() + 1 - size.width()));
    const bool fits = below.y() + size.height() <= room.bottom() + 1;
    return {x, fits ? below.y() : anchor.mapToGlobal(QPoint(0, -4)).y() - size.height()};
}

} // namespace pult::kit
