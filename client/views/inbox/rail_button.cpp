// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/rail_button.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/views/parts/presence_mark.hpp"

#include <QPainter>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

RailButton::RailButton(const kit::Theme& theme, const QString& icon, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_icon(icon) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void RailButton::setWords(const QString& words, const QString& key) {
    setAccessibleName(words);
    setToolTip(kit::plainTip(key.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, key)));
}

void RailButton::setBadge(int count) {
    m_badge = count;
    update();
}

void RailButton::setPerson(const QString& name, std::int64_t id) {
    m_person = name;
    m_personId = id;
    update();
}

void RailButton::setPresence(Presence presence) {
    m_presence = presence;
    update();
}

QSize RailButton::sizeHint() const {
    return {40, 40};
}

void RailButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_person.isEmpty()) {
        kit::paintAvatar(painter, m_theme, rect().adjusted(4, 4, -4, -4), m_person, m_personId);
        const QRectF mark(width() - 12, height() - 12, 8, 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::bgWindow));
        painter.drawEllipse(mark.adjusted(-2, -2, 2, 2));
        paintPresence(painter, m_theme, mark, m_presence);
    } else {
        if (isChecked() || underMouse())
            kit::paintMark(painter, m_theme, rect(), 8, isChecked() ? kit::Marked::selected : kit::Marked::hovered);
        m_theme.paintIcon(painter, rect(), m_icon, 20, isChecked() ? Token::accent : Token::textSecondary);
    }
    if (m_badge > 0) {
        const QString number = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
        QFont font = m_theme.font(TextStyle::badge);
        painter.setFont(font);
        const int width = std::max(16, painter.fontMetrics().horizontalAdvance(number) + 8);
        const QRectF pill(this->width() - width, 0, width, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::dangerText));
        painter.drawRoundedRect(pill, 8, 8);
        painter.setPen(m_theme.color(Token::onDanger));
        painter.drawText(pill, Qt::AlignCenter, number);
    }
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 8);
}

} // namespace pult::client
