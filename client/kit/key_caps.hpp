// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QRect>
#include <QString>
#include <QStringList>

class QPainter;

namespace pult::kit {

/// The caps that are pressed together: "Ctrl+Shift+D" is three. A range, "Alt+1 … Alt+9", stays in one.
QStringList keyCaps(const QString& words);
int keyCapsWidth(const Theme& theme, const QString& words);
/// Painted so that they end at the right edge of `place`; the left one where words begin at the right.
void paintKeyCaps(QPainter& painter, const Theme& theme, const QRect& place, const QString& words);

} // namespace pult::kit
