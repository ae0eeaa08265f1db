// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/label.hpp"

#include "client/kit/plain_tip.hpp"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

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
    if (colour == m_colour)
        return;
    m_colour = colour;
    restyle();
}

void Label::setWeight(Weight weight) {
    m_weight = weight;
    restyle();
}

void Label::setEliding(bool eliding, int mostLines) {
    m_eliding = eliding;
    m_mostLines = mostLines;
    updateGeometry();
}

bool Label::isCut() const {
    if (wordWrap())
        return QLabel::heightForWidth(width()) > height();
    if (!m_eliding)
        return fontMetrics().horizontalAdvance(text()) > width();
    return linesIn(width()).last().endsWith(u'…') && !text().endsWith(u'…');
}

QStringList Label::linesIn(int width) const {
    const QFontMetrics metrics = fontMetrics();
    QStringList lines;
    QString rest = text();
    const auto most = std::clamp(height() / m_theme.lineHeight(m_style), 1, m_mostLines);
    while (lines.size() + 1 < most && metrics.horizontalAdvance(rest) > width) {
        QTextLayout layout(rest, font());
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(width);
        layout.endLayout();
        lines += rest.left(line.textLength()).trimmed();
        rest = rest.mid(line.textLength());
    }
    return lines << metrics.elidedText(rest, Qt::ElideRight, width);
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
    const QStringList lines = linesIn(width());
    const QString tip = isCut() ? plainTip(text()) : QString();
    if (toolTip() != tip)
        setToolTip(tip);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const int line = lines.size() == 1 ? height() : m_theme.lineHeight(m_style);
    QRect place(0, (height() - line * static_cast<int>(lines.size())) / 2, width(), line);
    for (const QString& words : lines) {
        painter.drawText(place, static_cast<int>(alignment() | Qt::AlignVCenter) | Qt::TextSingleLine, words);
        place.translate(0, line);
    }
}

} // namespace pult::kit
