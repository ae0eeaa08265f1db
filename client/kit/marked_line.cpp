// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/marked_line.hpp"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace pult::kit {

void MarkedLine::paint(QPainter& painter, const Theme& theme, const QRect& place, Qt::LayoutDirection direction) const {
    if (text.isEmpty() || place.width() <= 0)
        return;
    const QFont font = theme.font(style, weight);
    // Marked words are bold, which takes a little more room.
    const QString shown =
        QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width() - (marks.isEmpty() ? 0 : theme.px(8)));
    const auto same = static_cast<int>(shown == text ? text.size() : shown.size() - 1);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : marks) {
        if (start >= same)
            break;
        QTextLayout::FormatRange range{start, std::min(length, same - start), {}};
        range.format.setBackground(theme.color(Token::warningBg));
        range.format.setForeground(theme.color(Token::warningText));
        range.format.setFontWeight(QFont::DemiBold);
        formats.append(range);
    }
    QTextLayout layout(shown, font);
    QTextOption one;
    one.setWrapMode(QTextOption::NoWrap);
    one.setTextDirection(direction);
    layout.setTextOption(one);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    painter.save();
    painter.setClipRect(place);
    painter.setPen(theme.color(colour));
    layout.draw(&painter, QPointF(place.x(), place.y() + (place.height() - line.height()) / 2));
    painter.restore();
}

} // namespace pult::kit
