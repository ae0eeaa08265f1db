// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/disk_scope_cache.hpp"

#include <filesystem>

#include <sqlite3.h>

#include "client/cache/key_file.hpp"
#include "client/cache/scope_database.hpp"
#include "client/cache/set_aside.hpp"

namespace pult::client {

namespace fs = std::filesystem;
using sqlite::SqliteError;

namespace {

std::string saltOf(const std::string& path) {
    return path + ".salt";
}

std::unique_ptr<ScopeDatabase> openScope(const std::string& path, const CacheKey& key) {
    const auto fileKey = keyWithSalt(key, saltOf(path));
    if (!fileKey)
        throw SqliteError(SQLITE_CANTOPEN, fileKey.error().detail);
    return std::make_unique<ScopeDatabase>(path, *fileKey);
}

} // namespace

Result<DiskScopeCache::Opened> DiskScopeCache::open(const std::string& path, const CacheKey& key) {
    const auto opened = [&] {
        return std::unique_ptr<DiskScopeCache>(new DiskScopeCache(path, key, openScope(path, key)));
    };
    std::string aside;
    try {
        try {
            return Opened{opened(), {}};
        } catch (const SqliteError& error) {
            if (!isUnreadable(error.code))
                return refusalOf(error);
            aside = setAside(path);
        }
        return Opened{opened(), aside};
    } catch (const SqliteError& error) {
        return refusalOf(error);
    } catch (const fs::filesystem_error& error) {
        return fail(Errc::unavailable, error.code().message());
    }
}

DiskScopeCache::DiskScopeCache(std::string path, const CacheKey& key, std::unique_ptr<ScopeDatabase> database)
    : m_path(std::move(path)), m_key(key), m_account(database->account()), m_start(database->start()),
      m_database(std::move(database)), m_thread([this] { work(); }) {}

DiskScopeCache::~DiskScopeCache() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

// --- the desk's side

kept::Start DiskScopeCache::claim(const std::string& account) {
    kept::Start start = std::exchange(m_start, {});
    if (account == m_account)
        return start;
    m_account = account;
    startOver(account);
    return {};
}

void DiskScopeCache::clear() {
    m_account.clear();
    m_start = {};
    startOver({});
}

void DiskScopeCache::startOver(const std::string& account) {
    post({[account](ScopeDatabase* database) {
              if (database)
                  database->setAccount(account);
          },
          false, true});
}

void DiskScopeCache::write(kept::Write what) {
    if (m_failed)
        return;
    const auto* session = std::get_if<kept::Session>(&what);
    const bool anew = session && session->startsOver;
    post({[what = std::move(what), anew, account = m_account](ScopeDatabase* database) {
              if (!database)
                  return;
              if (anew)
                  database->setAccount(account);
              database->apply(what);
          },
          true, anew});
}

/// Answers on the desk's thread, if the desk is still there by then.
template <class T, class Read>
void DiskScopeCache::ask(Read read, Done<T> done) {
    if (m_failed)
        return done(std::nullopt);
    post({[this, read = std::move(read), done = std::move(done)](ScopeDatabase* database) {
              auto answer = std::make_shared<std::optional<T>>();
              if (database)
                  *answer = read(*database);
              QMetaObject::invokeMethod(
                  this, [done, answer] { done(std::move(*answer)); }, Qt::QueuedConnection);
          },
          false, false});
}

void DiskScopeCache::readList(const DialogQuery& query, OperatorId me, const std::string& after,
                              Done<kept::List> done) {
    ask<kept::List>([=](ScopeDatabase& database) { return database.list(query, me, after); }, std::move(done));
}

void DiskScopeCache::readDialog(DialogId id, Done<kept::MarkedDialog> done) {
    ask<kept::MarkedDialog>([=](ScopeDatabase& database) { return database.dialog(id); }, std::move(done));
}

void DiskScopeCache::readThread(ThreadId id, int limit, Done<wire::MessagePage> done) {
    ask<wire::MessagePage>([=](ScopeDatabase& database) { return database.thread(id, limit); }, std::move(done));
}

void DiskScopeCache::readOlder(ThreadId id, Seq before, int limit, Done<wire::MessagePage> done) {
    ask<wire::MessagePage>([=](ScopeDatabase& database) { return database.older(id, before, limit); }, std::move(done));
}

void DiskScopeCache::readHistory(CustomerId of, Seq before, int limit, Done<wire::MessagePage> done) {
    ask<wire::MessagePage>([=](ScopeDatabase& database) { return std::optional(database.history(of, before, limit)); },
                           std::move(done));
}

void DiskScopeCache::readCustomer(CustomerId id, Done<wire::CustomerDetails> done) {
    ask<wire::CustomerDetails>([=](ScopeDatabase& database) { return database.customer(id); }, std::move(done));
}

void DiskScopeCache::search(const std::vector<domain::SearchTerm>& terms, int limit, Done<wire::SearchFound> done) {
    ask<wire::SearchFound>([=](ScopeDatabase& database) { return std::optional(database.search(terms, limit)); },
                           std::move(done));
}

void DiskScopeCache::post(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        const Instant now = std::chrono::steady_clock::now();
        const bool waits = job.canWait && m_jobs.size() < kFullBatch;
        m_jobs.push_back(std::move(job));
        m_runAt = std::min(m_runAt, waits ? now + kWriteDelay : now);
    }
    m_wake.notify_one();
}

// --- the thread's side

DiskScopeCache::Jobs DiskScopeCache::takeJobs() {
    std::unique_lock lock(m_mutex);
    while (!m_ending && std::chrono::steady_clock::now() < m_runAt) {
        if (m_jobs.empty())
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, m_runAt);
    }
    m_runAt = Instant::max();
    return std::exchange(m_jobs, {});
}

void DiskScopeCache::work() {
    for (Jobs jobs = takeJobs(); !jobs.empty(); jobs = takeJobs())
        run(jobs);
    m_database.reset();
}

void DiskScopeCache::run(Jobs& jobs) {
    while (!jobs.empty()) {
        try {
            if (std::exchange(jobs.front().startsAnew, false))
                startAnew();
            if (m_database)
                m_database->begin();
            while (!jobs.empty() && !jobs.front().startsAnew) {
                jobs.front().act(m_database.get());
                jobs.pop_front();
            }
            if (m_database) {
                m_database->shrink();
                m_database->commit();
            }
        } catch (const SqliteError& error) {
            onTrouble(error.what(), error.code);
        }
    }
}

void DiskScopeCache::startAnew() {
    m_database.reset();
    try {
        // First the salt: without it nothing that is left of the rest can be read.
        fs::remove(saltOf(m_path));
        fs::remove(m_path);
        fs::remove(m_path + "-wal");
        removeAside(m_path);
    } catch (const fs::filesystem_error& error) {
        throw SqliteError(SQLITE_IOERR_DELETE, error.code().message());
    }
    m_database = openScope(m_path, m_key);
}

/// Reads that wait are answered with nothing afterwards.
void DiskScopeCache::onTrouble(const std::string& what, int code) {
    if (m_database)
        m_database->rollBack();
    m_database.reset();
    Trouble trouble = Trouble::disk;
    QString details = QString::fromStdString(what);
    if (isUnreadable(code)) {
        trouble = Trouble::damaged;
        try {
            details = QString::fromStdString(setAside(m_path));
        } catch (const fs::filesystem_error& failure) {
            details = QString::fromStdString(failure.code().message());
        }
    }
    QMetaObject::invokeMethod(
        this,
        [this, trouble, details] {
            m_failed = true;
            emit troubled(trouble, details);
        },
        Qt::QueuedConnection);
}

} // namespace pult::client
