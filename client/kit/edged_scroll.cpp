// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/edged_scroll.hpp"

#include "client/kit/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

namespace pult::kit {

EdgedScroll::EdgedScroll(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // Tab brings what is in it into sight
    setViewportMargins(0, kEdges / 2, 0, kEdges / 2);
    viewport()->setAutoFillBackground(false);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, qOverload<>(&QWidget::update));
}

bool EdgedScroll::event(QEvent* event) {
    const bool done = QScrollArea::event(event);
    if (event->type() != QEvent::Paint)
        return done;
    const QScrollBar* bar = verticalScrollBar();
    const QColor line = m_theme.color(Token::border);
    QPainter painter(this);
    if (bar->value() > bar->minimum())
        painter.fillRect(0, 0, width(), 1, line);
    if (bar->value() < bar->maximum())
        painter.fillRect(0, height() - 1, width(), 1, line);
    return done;
}

} // namespace pult::kit
