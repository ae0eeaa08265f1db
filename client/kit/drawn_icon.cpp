// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/drawn_icon.hpp"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

#include <utility>

namespace pult::kit {

DrawnIcon::DrawnIcon(Icons& icons, QString name, int size, const QColor& colour)
    : m_icons(icons), m_name(std::move(name)), m_size(size), m_colour(colour) {}

/// It isn't drawn larger than it was made for.
int DrawnIcon::sideIn(const QSize& size) const {
    return std::min({m_size, size.width(), size.height()});
}

void DrawnIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) {
    const int side = sideIn(rect.size());
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QPixmap drawn = scaledPixmap((QSizeF(side, side) * ratio).toSize(), mode, state, ratio);
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, drawn);
}

QPixmap DrawnIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap DrawnIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) {
    const QPixmap drawn = m_icons.pixmap(m_name, sideIn((QSizeF(size) / scale).toSize()), m_colour, scale);
    if (mode != QIcon::Disabled)
        return drawn;
    const QStyleOption option;
    QPixmap pale = QApplication::style()->generatedIconPixmap(mode, drawn, &option);
    pale.setDevicePixelRatio(scale);
    return pale;
}

QSize DrawnIcon::actualSize(const QSize& size, QIcon::Mode, QIcon::State) {
    const int side = sideIn(size);
    return {side, side};
}

QIconEngine* DrawnIcon::clone() const {
    return new DrawnIcon(*this);
}

} // namespace pult::kit
