// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/kept_scope.hpp"

#include <QThread>

namespace pult::client {

namespace {

/// In a thread of its own; what it makes belongs to `owner`.
Result<DiskScopeCache::Opened> openFor(QThread* owner, const std::string& path, const Result<CacheKey>& key) {
    if (!key)
        return key.error();
    auto opened = DiskScopeCache::open(path, *key);
    if (opened)
        opened->cache->moveToThread(owner);
    return opened;
}

} // namespace

KeptScope::KeptScope(const Profile& profile, const KeptKey& kept)
    : m_opening(std::async(std::launch::async | std::launch::deferred, openFor, thread(),
                           profile.path(QStringLiteral("scope.db")).toStdString(), kept.key())),
      m_cache(std::make_unique<NoScopeCache>()) {}

KeptScope::~KeptScope() = default;

ScopeCache& KeptScope::cache() {
    settle();
    return *m_cache;
}

const QString& KeptScope::notice() {
    settle();
    return m_notice;
}

void KeptScope::settle() {
    if (!m_opening.valid())
        return;
    auto opened = m_opening.get();
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

} // namespace pult::client
