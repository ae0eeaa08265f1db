// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <future>
#include <memory>

#include "client/app/session/kept_key.hpp"
#include "client/app/session/profile.hpp"
#include "client/cache/disk_scope_cache.hpp"
#include "client/state/scope_cache.hpp"

namespace pult::client {

/// The cache of what the operator may see, in the profile's folder; none where the disk refuses. What goes wrong with
/// it is put into words. It is opened beside the windows being made; whoever asks for it first waits for it.
class KeptScope final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeptScope)
public:
    KeptScope(const Profile& profile, const KeptKey& kept);
    ~KeptScope() override;

    ScopeCache& cache();
    /// What the operator has to be told of the start; empty when all is well.
    const QString& notice();

signals:
    void noticed(const QString& words);

private:
    void settle();

    std::future<Result<DiskScopeCache::Opened>> m_opening;
    std::unique_ptr<ScopeCache> m_cache;
    QString m_notice;
};

} // namespace pult::client
