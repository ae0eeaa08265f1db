// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/key_caps.hpp"

#include <QPainter>

#include <algorithm>

namespace pult::kit {

namespace {

constexpr int kHeight = 20;
constexpr int kSides = 6; ///< beside the letters of a cap
constexpr int kGap = 4;
constexpr int kRound = 4;

int capWidth(const Theme& theme, const QFontMetrics& metrics, const QString& cap) {
    return std::max(metrics.horizontalAdvance(cap) + 2 * kSides, theme.px(kHeight));
}

} // namespace

QStringList keyCaps(const QString& words) {
    if (words.contains(u' '))
        return {words};
    QStringList caps = words.split(u'+', Qt::SkipEmptyParts);
    if (words.endsWith(u'+'))
        caps.append(QStringLiteral("+"));
    return caps;
}

int keyCapsWidth(const Theme& theme, const QString& words) {
    const QFontMetrics metrics(theme.font(TextStyle::caption));
    int width = 0;
    for (const QString& cap : keyCaps(words))
        width += capWidth(theme, metrics, cap) + (width > 0 ? kGap : 0);
    return width;
}

void paintKeyCaps(QPainter& painter, const Theme& theme, const QRect& place, const QString& words) {
    painter.save();
    painter.setFont(theme.font(TextStyle::caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const int height = std::min(theme.px(kHeight), place.height() - 2);
    int x =
        painter.layoutDirection() == Qt::RightToLeft ? place.left() : place.right() + 1 - keyCapsWidth(theme, words);
    for (const QString& cap : keyCaps(words)) {
        const QRect box(x, place.center().y() - height / 2, capWidth(theme, metrics, cap), height);
        painter.setPen(theme.color(Token::borderStrong));
        painter.setBrush(theme.color(Token::bgWindow));
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), kRound, kRound);
        painter.setPen(theme.color(Token::textSecondary));
        painter.drawText(box, Qt::AlignCenter, cap);
        x += box.width() + kGap;
    }
    painter.restore();
}

} // namespace pult::kit
