// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/words/presence_words.hpp"

#include <QRectF>

namespace pult::client {

/// Presence by shape: a disc is online, a ring busy, a square a break, a grey ring with a gap invisible.
void paintPresence(QPainter& painter, const kit::Theme& theme, const QRectF& box, Presence presence);

} // namespace pult::client
