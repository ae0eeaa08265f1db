// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/focus_return.hpp"

#include <QGuiApplication>
#include <QWidget>

#include <utility>

namespace pult::client {

FocusReturn::FocusReturn(QGuiApplication& qt, const QWidget& desk) : m_desk(desk) {
    connect(&qt, &QGuiApplication::focusWindowChanged, this, &FocusReturn::onFocus);
}

void FocusReturn::onFocus(QWindow* now) {
    if (now) {
        m_had = true;
        m_last = now;
        m_under = now->transientParent();
        return;
    }
    const bool wentToOthers = m_last && m_last->isVisible();
    if (!std::exchange(m_had, false) || wentToOthers)
        return;
    QWindow* next = m_under && m_under->isVisible() ? m_under.data() : m_desk.windowHandle();
    if (next && next->isVisible())
        next->requestActivate();
}

} // namespace pult::client
