// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/network_watch.hpp"

#include <QRandomGenerator>

namespace pult::client {

NetworkWatch::NetworkWatch(Link& link, QObject* parent) : QObject(parent), m_link(link) {
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        // One that stands, or is being made, is left alone.
        if (m_link.status().phase == LinkPhase::offline)
            m_link.reconnectNow();
    });
}

void NetworkWatch::settle(std::chrono::milliseconds after) {
    QTimer::singleShot(after, this, &NetworkWatch::listen);
}

void NetworkWatch::listen() {
    // Of what Qt 6.4 has for Linux the other, glib's, tells no changes by itself.
    if (!QNetworkInformation::loadBackendByName(u"networkmanager"))
        return;
    const auto* system = QNetworkInformation::instance();
    m_last = system->reachability();
    connect(system, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::onReachability);
}

void NetworkWatch::onReachability(QNetworkInformation::Reachability now) {
    // The server may be in this building: any network more than before is worth an attempt.
    const bool better = now > m_last && now > QNetworkInformation::Reachability::Disconnected;
    m_last = now;
    if (better && !m_soon.isActive())
        m_soon.start(QRandomGenerator::global()->bounded(kSpreadMs));
}

} // namespace pult::client
