// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/emoji_grid.hpp"

#include "client/kit/paint.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kCell = 36;
constexpr int kGlyph = 22;
constexpr int kHeading = 26;
constexpr int kSide = 8;
} // namespace

EmojiGrid::EmojiGrid(const kit::Theme& theme, QWidget* parent) : QAbstractScrollArea(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &kit::Theme::changed, this, &EmojiGrid::arrange);
}

void EmojiGrid::setSections(const QList<Section>& sections) {
    m_sections = sections;
    verticalScrollBar()->setValue(0);
    arrange();
    choose(m_cells.isEmpty() ? -1 : 0);
}

void EmojiGrid::arrange() {
    m_cells.clear();
    m_headings.clear();
    const int cell = m_theme.px(kCell);
    m_columns = std::max((viewport()->width() - 2 * kSide) / cell, 1);
    int top = 0;
    for (const Section& section : m_sections) {
        if (section.emoji.isEmpty())
            continue;
        m_headings.append({QRect(kSide, top, viewport()->width() - 2 * kSide, m_theme.px(kHeading)), section.title});
        top += m_theme.px(kHeading);
        for (int i = 0; i < static_cast<int>(section.emoji.size()); ++i)
            m_cells.append({QRect(kSide + i % m_columns * cell, top + i / m_columns * cell, cell, cell),
                            section.emoji[i], section.names.value(i)});
        top += (static_cast<int>(section.emoji.size()) + m_columns - 1) / m_columns * cell;
    }
    m_height = top + kSide;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(cell / 2);
    verticalScrollBar()->setRange(0, std::max(m_height - viewport()->height(), 0));
    viewport()->update();
}

void EmojiGrid::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void EmojiGrid::choose(int cell) {
    m_chosen = cell >= 0 && cell < static_cast<int>(m_cells.size()) ? cell : -1;
    if (m_chosen >= 0) {
        const QRect place = m_cells[m_chosen].place;
        QScrollBar* bar = verticalScrollBar();
        if (place.top() < bar->value())
            bar->setValue(m_chosen < m_columns ? 0 : place.top());
        else if (place.bottom() > bar->value() + viewport()->height())
            bar->setValue(place.bottom() - viewport()->height());
    }
    viewport()->update();
    emit chosenChanged();
}

void EmojiGrid::step(int by) {
    if (!m_cells.isEmpty())
        choose(std::clamp(m_chosen + by, 0, static_cast<int>(m_cells.size()) - 1));
}

/// The nearest one in the next row, also over a heading.
void EmojiGrid::stepRow(int by) {
    if (m_chosen < 0)
        return;
    const QRect from = m_cells[m_chosen].place;
    int best = -1;
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        const int down = (m_cells[i].place.top() - from.top()) * by;
        if (down <= 0)
            continue;
        const auto distance = [&](int other) {
            return std::pair((m_cells[other].place.top() - from.top()) * by,
                             std::abs(m_cells[other].place.left() - from.left()));
        };
        if (best < 0 || distance(i) < distance(best))
            best = i;
    }
    if (best >= 0)
        choose(best);
}

QString EmojiGrid::chosenText() const {
    return m_chosen >= 0 ? m_cells[m_chosen].text : QString();
}

QString EmojiGrid::chosenName() const {
    return m_chosen >= 0 ? m_cells[m_chosen].name : QString();
}

int EmojiGrid::at(QPoint point) const {
    const QPoint inWhole = point + QPoint(0, verticalScrollBar()->value());
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i)
        if (m_cells[i].place.contains(inWhole))
            return i;
    return -1;
}

void EmojiGrid::mouseMoveEvent(QMouseEvent* event) {
    if (const int cell = at(event->pos()); cell >= 0 && cell != m_chosen)
        choose(cell);
}

void EmojiGrid::mousePressEvent(QMouseEvent* event) {
    if (const int cell = at(event->pos()); cell >= 0 && event->button() == Qt::LeftButton)
        emit picked(m_cells[cell].text);
}

void EmojiGrid::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int scrolled = verticalScrollBar()->value();
    const QRect seen = event->rect().translated(0, scrolled);
    painter.translate(0, -scrolled);
    painter.setFont(m_theme.font(TextStyle::small, kit::Weight::semibold));
    painter.setPen(m_theme.color(Token::textSecondary));
    for (const Heading& heading : m_headings)
        if (heading.place.intersects(seen))
            painter.drawText(heading.place, Qt::AlignVCenter, heading.title);
    painter.setFont(m_theme.emojiFont(kGlyph));
    painter.setPen(m_theme.color(Token::textPrimary));
    for (int i = 0; i < static_cast<int>(m_cells.size()); ++i) {
        const Cell& cell = m_cells[i];
        if (!cell.place.intersects(seen))
            continue;
        if (i == m_chosen)
            kit::paintMark(painter, m_theme, QRectF(cell.place).adjusted(1, 1, -1, -1), 4, kit::Marked::selected);
        painter.drawText(cell.place, Qt::AlignCenter, cell.text);
    }
}

} // namespace pult::client
