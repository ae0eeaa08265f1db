// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/idle_watch.hpp"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>

#include <algorithm>

namespace pult::client {

IdleWatch::IdleWatch(Desk& desk, const Clock& clock, const QDBusConnection& sessionBus, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_bus(sessionBus), m_lastInput(clock.ticks()) {
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
    m_timer.start(kBetweenLooks);
    // The server forgets it with the connection.
    connect(&desk, &Desk::started, this, [this] { m_rests = false; });
    QCoreApplication::instance()->installEventFilter(this);
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
        m_lastInput = m_clock.ticks();
        if (m_rests)
            settle(Millis{0});
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::look() {
    const auto here = std::chrono::duration_cast<Millis>(m_clock.ticks() - m_lastInput);
    if (here >= kResting && m_bus.isConnected())
        askDesktop(here);
    else
        settle(here);
}

/// Mutter's monitor of what rests: there is none elsewhere, and no answer then.
void IdleWatch::askDesktop(Millis here) {
    const auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.gnome.Mutter.IdleMonitor"), QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"),
        QStringLiteral("org.gnome.Mutter.IdleMonitor"), QStringLiteral("GetIdletime"));
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, here] {
        const QDBusPendingReply<qulonglong> reply = *watcher;
        watcher->deleteLater();
        settle(reply.isValid() ? std::min(here, Millis{static_cast<std::int64_t>(reply.value())}) : here);
    });
}

void IdleWatch::settle(Millis resting) {
    const bool rests = resting >= kResting;
    if (rests == m_rests || !m_desk.isOnline())
        return;
    m_rests = rests;
    m_desk.tellIdle(rests ? std::optional(resting) : std::nullopt);
}

} // namespace pult::client
