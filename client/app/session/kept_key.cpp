// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/kept_key.hpp"

#include <QTimer>

namespace pult::client {

namespace {

constexpr int kSettlesAfterMs = 5000;

} // namespace

KeptKey::KeptKey(const Profile& profile)
    : m_keeper(m_ring, profile.path(QStringLiteral("vault.key"))), m_key(fail(Errc::unavailable, "no key yet")) {
    connect(&m_keeper, &KeyKeeper::stayed, this,
            [] { qInfo("no key ring takes the key: it stays in vault.key, for its owner only"); });
    const auto start = m_keeper.start();
    if (!start) {
        m_key = start.error();
        m_notice = tr("This computer's disk can't be used: drafts and unsent messages last only until Pult is closed");
    } else if (start->found == KeyKeeper::Found::unreachable) {
        m_key = fail(Errc::unavailable, "the key ring does not answer");
        m_notice = tr("The key ring does not answer: what is kept here can't be read now. Drafts and unsent messages "
                      "last only until Pult is closed");
    } else {
        if (start->found == KeyKeeper::Found::newKey)
            qWarning("the key ring has lost the key; what it sealed is set aside");
        m_key = start->key;
    }
}

void KeptKey::settle() {
    QTimer::singleShot(kSettlesAfterMs, &m_keeper, &KeyKeeper::moveIntoRing);
}

} // namespace pult::client
