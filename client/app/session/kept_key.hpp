// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "client/app/session/desktop_key_ring.hpp"
#include "client/app/session/profile.hpp"
#include "client/cache/key_keeper.hpp"

namespace pult::client {

/// The key of what is kept in the profile's folder, and where it lies.
class KeptKey final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptKey)
public:
    explicit KeptKey(const Profile& profile);

    /// Errors   unavailable    what is kept can't be opened now; the notice says why
    const Result<CacheKey>& key() const { return m_key; }
    /// What the operator has to be told; empty when all is well.
    QString notice() const { return m_notice; }
    /// Once the program has started and has time.
    void settle();

private:
    DesktopKeyRing m_ring;
    KeyKeeper m_keeper;
    Result<CacheKey> m_key;
    QString m_notice;
};

} // namespace pult::client
