// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/connection_watch.hpp"

namespace pult::client {

ConnectionWatch::ConnectionWatch(Link& link, Desk& desk, const Clock& clock, QObject* parent)
    : QObject(parent), m_link(link), m_desk(desk), m_clock(clock) {
    connect(&link, &Link::statusChanged, this, &ConnectionWatch::onLink);
    connect(&link, &Link::latencyMeasured, this, [this](int milliseconds) {
        m_status.latencyMs = milliseconds;
        publish();
    });
    connect(&desk, &Desk::started, this, [this](bool reloads) {
        m_status.phase = reloads ? ConnectionStatus::Phase::online : ConnectionStatus::Phase::catchingUp;
        publish();
    });
    connect(&desk, &Desk::caughtUp, this, [this](int inbound) {
        m_status.phase = ConnectionStatus::Phase::online;
        m_status.arrived = inbound;
        publish();
    });
    connect(&desk, &Desk::outboxChanged, this, &ConnectionWatch::publish);
    onLink(link.status());
    // Whoever has just signed in had his session before this was made.
    if (m_status.phase == ConnectionStatus::Phase::catchingUp && !desk.isCatchingUp())
        m_status.phase = ConnectionStatus::Phase::online;
}

void ConnectionWatch::onLink(const LinkStatus& status) {
    using Phase = ConnectionStatus::Phase;
    const std::int64_t nowMs = m_clock.now().time_since_epoch().count();
    if (status.phase == LinkPhase::online) {
        m_downSinceMs = 0;
        m_status.phase = Phase::catchingUp; // until the desk has what it missed
    } else {
        m_status.arrived = 0;
        // A short attempt in between is part of the same outage.
        if (m_downSinceMs == 0)
            m_downSinceMs = nowMs;
        m_status.phase = status.phase == LinkPhase::offline ? Phase::offline : Phase::connecting;
        m_status.latencyMs = -1;
    }
    m_status.otherVersion = status.otherVersion;
    if (!status.reason.isEmpty() || status.phase == LinkPhase::online)
        m_status.details = status.reason;
    m_status.downSinceMs = m_downSinceMs;
    m_status.retryAtMs = status.retryAt ? nowMs + (*status.retryAt - m_clock.ticks()).count() : 0;
    publish();
}

void ConnectionWatch::publish() {
    m_status.unsent = m_desk.outbox().messages();
    m_status.undone = m_desk.outbox().size() - m_status.unsent;
    emit changed(m_status);
}

} // namespace pult::client
