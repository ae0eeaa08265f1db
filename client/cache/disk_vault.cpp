// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/disk_vault.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <sqlite3.h>

#include "client/cache/vault_database.hpp"
#include "shared/sqlite/statement.hpp"

namespace pult::client {

namespace {

namespace fs = std::filesystem;
using sqlite::SqliteError;

/// Not what was written, or not with this key.
bool isUnreadable(int code) {
    return code == SQLITE_IOERR_DATA || (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

Error refusal(const SqliteError& error) {
    switch (error.code & 0xff) {
    case SQLITE_FULL:
        return fail(Errc::unavailable, "the disk is full");
    case SQLITE_BUSY:
        return fail(Errc::unavailable, "another program has the file open");
    default:
        return fail(Errc::unavailable, "the disk can't be written");
    }
}

/// Moves the file and its log out of the way; answers the new name.
std::string setAside(const std::string& path) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::string aside =
        path + ".damaged-" + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    fs::rename(path, aside);
    if (fs::exists(path + "-wal"))
        fs::rename(path + "-wal", aside + "-wal");
    return aside;
}

} // namespace

Result<DiskVault::Opened> DiskVault::open(const std::string& path, const CacheKey& key) {
    std::string aside;
    try {
        try {
            return Opened{std::unique_ptr<DiskVault>(new DiskVault(std::make_unique<VaultDatabase>(path, key))), {}};
        } catch (const SqliteError& error) {
            if (!isUnreadable(error.code))
                return refusal(error);
            aside = setAside(path);
        }
        return Opened{std::unique_ptr<DiskVault>(new DiskVault(std::make_unique<VaultDatabase>(path, key))), aside};
    } catch (const SqliteError& error) {
        return refusal(error);
    } catch (const fs::filesystem_error& error) {
        return fail(Errc::unavailable, error.code().message());
    }
}

DiskVault::DiskVault(std::unique_ptr<VaultDatabase> database)
    : m_database(std::move(database)), m_account(m_database->account()), m_drafts(m_database->drafts()),
      m_outgoing(m_database->outgoing()), m_thread([this] { work(); }) {}

DiskVault::~DiskVault() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void DiskVault::setAccount(const std::string& account) {
    if (account == m_account)
        return;
    m_account = account;
    m_drafts.clear();
    m_outgoing.clear();
    post({[account](VaultDatabase& database) { database.setAccount(account); }, {}, false});
}

void DiskVault::putDraft(const wire::Draft& draft, Done done) {
    post({[draft](VaultDatabase& database) { database.putDraft(draft); }, std::move(done), true});
}

void DiskVault::putOutgoing(const Outgoing& outgoing, Done done) {
    post({[outgoing](VaultDatabase& database) { database.putOutgoing(outgoing); }, std::move(done), false});
}

void DiskVault::removeOutgoing(const std::string& clientId) {
    // Left in by a failure, it is sent once more with the same client id: the server answers with the first message.
    post({[clientId](VaultDatabase& database) { database.removeOutgoing(clientId); }, {}, false});
}

void DiskVault::clear() {
    m_account.clear();
    m_drafts.clear();
    m_outgoing.clear();
    post({[](VaultDatabase& database) { database.clear(); }, {}, false});
}

void DiskVault::post(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        const Instant now = std::chrono::steady_clock::now();
        m_writeAt = std::min(m_writeAt, job.canWait ? now + kDraftDelay : now);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

std::deque<DiskVault::Job> DiskVault::takeJobs() {
    std::unique_lock lock(m_mutex);
    while (!m_ending && std::chrono::steady_clock::now() < m_writeAt) {
        if (m_jobs.empty())
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, m_writeAt);
    }
    m_writeAt = Instant::max();
    return std::exchange(m_jobs, {});
}

void DiskVault::work() {
    for (std::deque<Job> jobs = takeJobs(); !jobs.empty(); jobs = takeJobs())
        write(std::move(jobs));
}

void DiskVault::write(std::deque<Job> jobs) {
    Result<void> written;
    try {
        m_database->begin();
        for (const Job& job : jobs)
            job.write(*m_database);
        m_database->commit();
    } catch (const SqliteError& error) {
        m_database->rollBack();
        written = refusal(error);
    }
    for (Job& job : jobs)
        if (job.done)
            QMetaObject::invokeMethod(
                this, [done = std::move(job.done), written] { done(written); }, Qt::QueuedConnection);
}

} // namespace pult::client
