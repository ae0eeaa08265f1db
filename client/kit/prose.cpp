// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/prose.hpp"

#include <QPainter>

namespace pult::kit {

Prose::Prose(const Theme& theme, TextStyle style, Token colour, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_style(style), m_colour(colour) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        m_block.reset();
        updateGeometry();
        update();
    });
}

void Prose::setText(const QString& text) {
    m_text = text;
    m_block.reset();
    setAccessibleName(text);
    updateGeometry();
    update();
}

const TextBlock& Prose::block(int width) const {
    if (!m_block || m_blockWidth != width) {
        m_block.emplace(m_text, m_theme.font(m_style), m_theme.lineHeight(m_style));
        m_block->layout(width);
        m_blockWidth = width;
    }
    return *m_block;
}

QSize Prose::sizeHint() const {
    const int whole = QFontMetrics(m_theme.font(m_style)).horizontalAdvance(m_text) + 1;
    return {std::min(whole, m_theme.px(240)), m_theme.lineHeight(m_style)};
}

QSize Prose::minimumSizeHint() const {
    return {std::min(sizeHint().width(), m_theme.px(64)), m_theme.lineHeight(m_style)};
}

int Prose::heightForWidth(int width) const {
    return block(width).height();
}

void Prose::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    block(width()).paint(painter, QPointF(0, 0), m_theme.color(m_colour));
}

} // namespace pult::kit
