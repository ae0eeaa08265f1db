// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/presence_mark.hpp"

#include <QPainter>

namespace pult::client {

using kit::Token;

namespace {
constexpr int kInDegree = 16; ///< of the units QPainter counts angles in
} // namespace

void paintPresence(QPainter& painter, const kit::Theme& theme, const QRectF& box, Presence presence) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = box.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (presence) {
    case Presence::online:
    case Presence::pause:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(presence == Presence::online ? Token::successText : Token::warningText));
        if (presence == Presence::online)
            painter.drawEllipse(box);
        else
            painter.drawRect(box);
        break;
    case Presence::busy:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::dangerText), 2));
        painter.drawEllipse(ring);
        break;
    case Presence::hidden:
        painter.setPen(QPen(theme.color(Token::textSecondary), 2));
        painter.drawArc(ring, 60 * kInDegree, 300 * kInDegree);
        break;
    }
    painter.restore();
}

} // namespace pult::client
