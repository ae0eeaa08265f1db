// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/disk_vault.hpp"

#include <algorithm>
#include <filesystem>

#include "client/cache/set_aside.hpp"
#include "client/cache/vault_database.hpp"

namespace pult::client {

namespace fs = std::filesystem;
using sqlite::SqliteError;

Result<DiskVault::Opened> DiskVault::open(const std::string& path, const CacheKey& key) {
    std::string aside;
    try {
        try {
            return Opened{std::unique_ptr<DiskVault>(new DiskVault(std::make_unique<VaultDatabase>(path, key))), {}};
        } catch (const SqliteError& error) {
            if (!isUnreadable(error.code))
                return refusalOf(error);
            aside = setAside(path);
        }
        return Opened{std::unique_ptr<DiskVault>(new DiskVault(std::make_unique<VaultDatabase>(path, key))), aside};
    } catch (const SqliteError& error) {
        return refusalOf(error);
    } catch (const fs::filesystem_error& error) {
        return fail(Errc::unavailable, error.code().message());
    }
}

DiskVault::DiskVault(std::unique_ptr<VaultDatabase> database)
    : m_database(std::move(database)), m_account(m_database->account()), m_drafts(m_database->drafts()),
      m_texts(m_database->texts()), m_outgoing(m_database->outgoing()), m_pasted(m_database->pasted()),
      m_thread([this] { work(); }) {}

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
    m_texts.clear();
    m_outgoing.clear();
    m_pasted.clear();
    post({[account](VaultDatabase& database) { database.setAccount(account); }, {}, false});
}

void DiskVault::putDraft(const KeptDraft& draft, Done done) {
    post({[draft](VaultDatabase& database) { database.putDraft(draft); }, std::move(done), true});
}

void DiskVault::putText(const KeptText& text, Done done) {
    post({[text](VaultDatabase& database) { database.putText(text); }, std::move(done), true});
}

void DiskVault::putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file, Done done) {
    post({[=](VaultDatabase& database) { database.putPasted(dialog, mode, file); }, std::move(done), false});
}

void DiskVault::appendPasted(const PastedFile& more, Done done) {
    post({[=](VaultDatabase& database) { database.appendPasted(more); }, std::move(done), false});
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
    m_texts.clear();
    m_outgoing.clear();
    m_pasted.clear();
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
        written = refusalOf(error);
    }
    for (Job& job : jobs)
        if (job.done)
            QMetaObject::invokeMethod(
                this, [done = std::move(job.done), written] { done(written); }, Qt::QueuedConnection);
}

} // namespace pult::client
