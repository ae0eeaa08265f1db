// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/small_widgets.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"

#include <QPainter>

namespace pult::kit {

AvatarView::AvatarView(const Theme& theme, int side, QWidget* parent) : QWidget(parent), m_theme(theme) {
    const auto fit = [this, side] {
        setFixedSize(m_theme.px(side), m_theme.px(side));
        update();
    };
    fit();
    connect(&theme, &Theme::changed, this, fit);
}

void AvatarView::setPerson(const QString& name, std::int64_t id) {
    m_name = name;
    m_id = id;
    setAccessibleName(name);
    update();
}

void AvatarView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintAvatar(painter, m_theme, rect(), m_name, m_id);
}

BadgeView::BadgeView(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    connect(&theme, &Theme::changed, this, &BadgeView::resizeToBadge);
    resizeToBadge();
}

void BadgeView::setChannel(const QString& kind, const QString& name) {
    m_kind = kind;
    const QString words = name.isEmpty() ? channelMark(kind).productName : name;
    setAccessibleName(words);
    setToolTip(plainTip(words));
    resizeToBadge();
}

void BadgeView::resizeToBadge() {
    setFixedSize(channelBadgeSize(m_theme, m_kind));
    update();
}

void BadgeView::paintEvent(QPaintEvent*) {
    if (m_kind.isEmpty())
        return;
    QPainter painter(this);
    paintChannelBadge(painter, m_theme, rect(), m_kind);
}

IconView::IconView(const Theme& theme, int size, QWidget* parent) : QWidget(parent), m_theme(theme), m_size(size) {
    const auto fit = [this] { setFixedSize(m_theme.px(m_size), m_theme.px(m_size)); };
    fit();
    connect(&theme, &Theme::changed, this, fit);
}

void IconView::setIcon(const QString& icon, Token colour) {
    if (icon == m_icon && colour == m_colour)
        return;
    m_icon = icon;
    m_colour = colour;
    update();
}

void IconView::paintEvent(QPaintEvent*) {
    if (m_icon.isEmpty())
        return;
    QPainter painter(this);
    m_theme.paintIcon(painter, rect(), m_icon, m_size, m_colour);
}

Paper::Paper(const Theme& theme, Token colour, QWidget* parent) : QWidget(parent), m_theme(theme), m_colour(colour) {
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Paper::setLines(Qt::Edges edges) {
    m_lines = edges;
    update();
}

void Paper::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(m_colour));
    const QColor line = m_theme.color(Token::border);
    if (m_lines & Qt::BottomEdge)
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_lines & Qt::TopEdge)
        painter.fillRect(0, 0, width(), 1, line);
    if (m_lines & Qt::RightEdge)
        painter.fillRect(width() - 1, 0, 1, height(), line);
    if (m_lines & Qt::LeftEdge)
        painter.fillRect(0, 0, 1, height(), line);
}

HeadStrip::HeadStrip(const Theme& theme, Token colour, QWidget* parent) : Paper(theme, colour, parent) {
    setLines(Qt::BottomEdge);
    const auto fit = [this, &theme] { setFixedHeight(theme.headHeight()); };
    fit();
    connect(&theme, &Theme::changed, this, fit);
}

} // namespace pult::kit
