// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/presence_mark.hpp"

#include <QCoreApplication>
#include <QPainter>

namespace pult::client {

using kit::Token;

QString presenceName(Presence presence) {
    switch (presence) {
    case Presence::online:
        return QCoreApplication::translate("pult::client::Presence", "Online");
    case Presence::busy:
        return QCoreApplication::translate("pult::client::Presence", "Busy");
    case Presence::pause:
        return QCoreApplication::translate("pult::client::Presence", "Break");
    }
    return {};
}

void paintPresence(QPainter& painter, const kit::Theme& theme, const QRectF& box, Presence presence) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (presence == Presence::busy) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Token::dangerText), 2));
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(presence == Presence::online ? Token::successText : Token::warningText));
        if (presence == Presence::online)
            painter.drawEllipse(box);
        else
            painter.drawRect(box);
    }
    painter.restore();
}

} // namespace pult::client
