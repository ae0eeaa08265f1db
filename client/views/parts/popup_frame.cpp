// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/popup_frame.hpp"

#include "client/kit/popup_place.hpp"

#include <QPainter>

namespace pult::client {

PopupFrame::PopupFrame(const kit::Theme& theme, const QString& name, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_theme(theme) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(name);
}

void PopupFrame::showBelow(const QWidget& widget) {
    adjustSize();
    move(kit::popupPlace(widget, size()));
    show();
    move(kit::popupPlace(widget, size())); // dressed it may be wider
}

void PopupFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(kit::Token::bgSurface));
    painter.setPen(m_theme.color(kit::Token::borderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace pult::client
