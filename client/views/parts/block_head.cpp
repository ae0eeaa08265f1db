// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/block_head.hpp"

#include "client/kit/paint.hpp"

#include <QPainter>
#include <QStyle>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kHead = 24;
} // namespace

BlockHead::BlockHead(const kit::Theme& theme, const QString& title, qsizetype count, bool folded, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_title(title), m_count(count > 0 ? QString::number(count) : QString()),
      m_folded(folded) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QString what = folded ? tr("%1, folded", "a block of the card") : tr("%1, unfolded", "a block of the card");
    setAccessibleName(what.arg(m_count.isEmpty() ? title : title + QStringLiteral(", ") + m_count));
}

QSize BlockHead::sizeHint() const {
    const int words = QFontMetrics(m_theme.font(TextStyle::caption, Weight::semibold)).horizontalAdvance(m_title);
    return {m_theme.px(20) + words + 40, m_theme.px(kHead)};
}

void BlockHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const int chevron = m_theme.px(16);
    // What is folded points to where the words begin.
    const QString closed =
        layoutDirection() == Qt::RightToLeft ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right");
    m_theme.paintIcon(painter, mirrored(QRect(0, 0, chevron, height())),
                      m_folded ? closed : QStringLiteral("chevron-down"), 16, Token::textSecondary);
    const QFont font = m_theme.font(TextStyle::caption, Weight::semibold);
    const int words = QFontMetrics(font).horizontalAdvance(m_title) + 1;
    painter.setFont(font);
    painter.setPen(m_theme.color(underMouse() ? Token::textPrimary : Token::textSecondary));
    painter.drawText(mirrored(QRect(chevron + 4, 0, words, height())), Qt::AlignVCenter, m_title);
    painter.setFont(m_theme.font(TextStyle::caption));
    painter.setPen(m_theme.color(Token::textMuted));
    painter.drawText(mirrored(QRect(chevron + words + 12, 0, width() - chevron - words - 12, height())),
                     Qt::AlignVCenter, m_count);
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 4);
}

} // namespace pult::client
