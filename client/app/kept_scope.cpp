// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/kept_scope.hpp"

#include "client/cache/disk_scope_cache.hpp"

namespace pult::client {

KeptScope::KeptScope(const Profile& profile, const KeptKey& kept) : m_cache(std::make_unique<NoScopeCache>()) {
    auto opened = kept.key() ? DiskScopeCache::open(profile.path(QStringLiteral("scope.db")).toStdString(), *kept.key())
                             : Result<DiskScopeCache::Opened>(kept.key().error());
    if (!opened) {
        qWarning("no cache: %s", opened.error().detail.c_str());
        m_notice = tr("Dialogs can't be kept on this computer: without the network there is nothing to read");
        return;
    }
    if (!opened->setAside.empty())
        m_notice =
            tr("The dialogs kept on this computer can't be read, they are loaded anew. The file was set aside as %1")
                .arg(QString::fromStdString(opened->setAside));
    connect(opened->cache.get(), &DiskScopeCache::troubled, this,
            [this](DiskScopeCache::Trouble trouble, const QString& details) {
                qWarning("the cache: %s", qUtf8Printable(details));
                emit noticed(
                    trouble == DiskScopeCache::Trouble::damaged
                        ? tr("The dialogs kept on this computer can't be read. When Pult starts again they are "
                             "loaded anew")
                        : tr("This computer's disk is full or can't be written: what comes from now on is not "
                             "kept for work without the network"));
            });
    m_cache = std::move(opened->cache);
}

KeptScope::~KeptScope() = default;

} // namespace pult::client
