// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QList>
#include <QPair>
#include <QRect>
#include <QString>

class QPainter;

namespace pult::kit {

/// One line, elided where it doesn't fit, with stretches (where they start, how many letters) on a paper of their own,
/// and bold, so that colour does not speak alone.
struct MarkedLine {
    QString text;
    QList<QPair<int, int>> marks;
    TextStyle style = TextStyle::body;
    Token colour = Token::textPrimary;
    Weight weight = Weight::regular;

    void paint(QPainter& painter, const Theme& theme, const QRect& place, Qt::LayoutDirection direction) const;
};

} // namespace pult::kit
