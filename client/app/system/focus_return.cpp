// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/focus_return.hpp"

#include <QGuiApplication>
#include <QTimer>
#include <QWidget>

namespace pult::client {

FocusReturn::FocusReturn(QGuiApplication& qt, const QWidget& desk) : m_desk(desk) {
    connect(&qt, &QGuiApplication::focusWindowChanged, this, &FocusReturn::onFocus);
}

void FocusReturn::onFocus(QWindow* now) {
    if (!now)
        return;
    disconnect(m_hiding);
    m_under = now->transientParent();
    m_hiding = connect(now, &QWindow::visibleChanged, this, [this, now](bool visible) {
        if (!visible && QGuiApplication::focusWindow() == now)
            QTimer::singleShot(0, this, &FocusReturn::giveBack);
    });
}

void FocusReturn::giveBack() {
    const QWindow* now = QGuiApplication::focusWindow();
    if (now && now->isVisible())
        return; // somebody else has given them on
    QWindow* next = m_under && m_under->isVisible() ? m_under.data() : m_desk.windowHandle();
    if (next && next->isVisible())
        next->requestActivate();
}

} // namespace pult::client
