// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/chip_row.hpp"

#include "client/kit/paint.hpp"
#include "client/kit/plain_tip.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace pult::kit {
namespace {
constexpr int kHeight = 20;
constexpr int kPadding = 8;
constexpr int kGap = 6;
constexpr int kCross = 12;
constexpr int kReadable = 56; ///< less of a chip says nothing
} // namespace

ChipRow::ChipRow(const Theme& theme, Flow flow, QWidget* parent) : QWidget(parent), m_theme(theme), m_flow(flow) {
    QSizePolicy policy(flow == Flow::line ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                       flow == Flow::line ? QSizePolicy::Fixed : QSizePolicy::Minimum);
    policy.setHeightForWidth(flow == Flow::wrap);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void ChipRow::setChips(const QStringList& chips) {
    if (chips == m_chips)
        return;
    m_chips = chips;
    m_current = std::clamp<qsizetype>(m_current, 0, std::max<qsizetype>(chips.size() - 1, 0));
    describe();
    updateGeometry();
    update();
}

void ChipRow::describe() {
    const QString all = m_chips.join(QStringLiteral(", "));
    setAccessibleName(m_removable && hasFocus() && !m_chips.isEmpty()
                          ? tr("%1, Delete removes it", "a tag").arg(m_chips[m_current])
                          : all);
    setToolTip(plainTip(all));
}

void ChipRow::setRemovable(bool removable) {
    m_removable = removable;
    setFocusPolicy(removable ? Qt::TabFocus : Qt::NoFocus);
    updateGeometry();
    update();
}

QRect ChipRow::crossOf(const QRect& chip) const {
    const int side = m_theme.px(kCross);
    return {chip.right() + 1 - side - 4, chip.top(), side, chip.height()};
}

void ChipRow::setCurrent(qsizetype chip) {
    m_current = std::clamp<qsizetype>(chip, 0, std::max<qsizetype>(m_chips.size() - 1, 0));
    describe();
    update();
}

void ChipRow::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    const QList<Placed> placed = place(width());
    for (qsizetype i = 0; m_removable && i < placed.size(); ++i) {
        const QRect chip = QStyle::visualRect(layoutDirection(), rect(), placed[i].rect);
        // The cross is small: a little beside it hits as well.
        if (chip.contains(at) && crossOf(chip).adjusted(-4, -4, 4, 4).contains(at))
            return emit removeRequested(m_chips[i]);
    }
    event->ignore();
}

void ChipRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && m_current < m_chips.size())
        emit removeRequested(m_chips[m_current]);
    else
        QWidget::keyPressEvent(event);
}

void ChipRow::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    describe();
    update();
}

void ChipRow::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    describe();
    update();
}

void ChipRow::setColours(Token paper, Token ink) {
    m_paper = paper;
    m_ink = ink;
    update();
}

int ChipRow::chipWidth(const QString& words) const {
    return QFontMetrics(m_theme.font(TextStyle::caption)).horizontalAdvance(words) + 2 * kPadding + 2 +
           (m_removable ? m_theme.px(kCross) : 0);
}

QSize ChipRow::sizeHint() const {
    int width = 0;
    for (const QString& chip : m_chips)
        width += chipWidth(chip) + kGap;
    return {std::max(width - kGap, 0), m_theme.px(kHeight)};
}

QSize ChipRow::minimumSizeHint() const {
    if (m_chips.isEmpty())
        return {0, m_theme.px(kHeight)};
    const int least = m_flow == Flow::line ? chipWidth(QStringLiteral("+%1").arg(m_chips.size())) : m_theme.px(32);
    return {std::min(least, sizeHint().width()), m_theme.px(kHeight)};
}

int ChipRow::filledWidth(int room) const {
    const QList<Placed> placed = place(room);
    return placed.isEmpty() ? 0 : placed.last().rect.right() + 1;
}

int ChipRow::heightForWidth(int width) const {
    const auto placed = place(width);
    return placed.isEmpty() ? 0 : placed.last().rect.bottom() + 1;
}

QList<ChipRow::Placed> ChipRow::place(int width) const {
    QList<Placed> placed;
    const int height = m_theme.px(kHeight);
    int x = 0;
    int y = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const int wanted = std::min(chipWidth(m_chips[i]), width);
        const QString rest = QStringLiteral("+%1").arg(m_chips.size() - i);
        const bool last = i + 1 == m_chips.size();
        const int reserve = m_flow == Flow::line && !last ? chipWidth(rest) + kGap : 0;
        if (m_flow == Flow::wrap && x > 0 && x + wanted > width) {
            x = 0;
            y += height + 4;
        } else if (m_flow == Flow::line && i > 0 && x + wanted + reserve > width) {
            if (x + chipWidth(rest) <= width)
                placed.append({QRect(x, y, chipWidth(rest), height), rest});
            return placed;
        }
        const int shown = m_flow == Flow::line && i == 0 ? std::min(wanted, std::max(width - reserve, 0)) : wanted;
        if (m_flow == Flow::line && shown < std::min(chipWidth(m_chips[i]), m_theme.px(kReadable))) {
            placed.append({QRect(x, y, std::min(chipWidth(rest), width), height), rest});
            return placed;
        }
        placed.append({QRect(x, y, shown, height), m_chips[i]});
        x += shown + kGap;
    }
    return placed;
}

void ChipRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::caption));
    const QList<Placed> placed = place(width());
    for (qsizetype i = 0; i < placed.size(); ++i) {
        const Placed& chip = placed[i];
        const QRect rect = QStyle::visualRect(layoutDirection(), this->rect(), chip.rect);
        painter.setPen(m_theme.highContrast() ? QPen(m_theme.color(Token::borderStrong)) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(m_paper));
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const int cross = m_removable ? m_theme.px(kCross) : 0;
        const QRect words = rect.adjusted(kPadding, 0, -kPadding - cross, 0);
        if (m_removable)
            m_theme.paintIcon(painter, crossOf(rect), QStringLiteral("x"), kCross, m_ink);
        if (hasFocus() && i == m_current)
            paintFocusRing(painter, m_theme, rect, 4);
        painter.setPen(m_theme.color(m_ink));
        painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(chip.words, Qt::ElideRight, words.width()));
    }
}

} // namespace pult::kit
