// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/label.hpp"

#include <QPainter>

namespace pult::kit {

Label::Label(const Theme& theme, TextStyle style, Token colour, Weight weight, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_style(style), m_colour(colour), m_weight(weight) {
    setTextFormat(Qt::PlainText);
    restyle();
    connect(&theme, &Theme::changed, this, &Label::restyle);
}

void Label::restyle() {
    setFont(m_theme.font(m_style, m_weight));
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(m_colour));
    setPalette(palette);
    updateGeometry();
}

void Label::setColour(Token colour) {
    m_colour = colour;
    restyle();
}

void Label::setWeight(Weight weight) {
    m_weight = weight;
    restyle();
}

void Label::setEliding(bool eliding) {
    m_eliding = eliding;
    updateGeometry();
}

QSize Label::sizeHint() const {
    if (wordWrap())
        return QLabel::sizeHint();
    return {fontMetrics().horizontalAdvance(text()) + 1, m_theme.lineHeight(m_style)};
}

QSize Label::minimumSizeHint() const {
    if (wordWrap())
        return QLabel::minimumSizeHint();
    const QSize whole = sizeHint();
    return m_eliding ? QSize(std::min(whole.width(), fontMetrics().averageCharWidth() * 4), whole.height()) : whole;
}

void Label::paintEvent(QPaintEvent* event) {
    if (!m_eliding) {
        QLabel::paintEvent(event);
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    const QString tip = shown == text() ? QString() : text();
    if (toolTip() != tip)
        setToolTip(tip);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), static_cast<int>(alignment() | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

} // namespace pult::kit
