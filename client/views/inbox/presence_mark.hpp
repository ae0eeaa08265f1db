// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/presence.hpp"

#include <QRectF>
#include <QString>

namespace pult::client {

QString presenceName(Presence presence);

/// Presence by shape: a disc is online, a ring busy, a square a break.
void paintPresence(QPainter& painter, const kit::Theme& theme, const QRectF& box, Presence presence);

} // namespace pult::client
