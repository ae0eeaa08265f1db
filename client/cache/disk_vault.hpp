// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "client/cache/sealed_vfs.hpp"
#include "client/state/vault.hpp"

namespace pult::client {

class VaultDatabase;

/// The vault on this computer's disk, sealed.
///
/// One thread of its own writes; what has come meanwhile goes into one transaction and one fsync. So nobody waits for
/// the disk, and what dies before `done` was never shown as safe.
class DiskVault final : public QObject, public Vault {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiskVault)
public:
    /// How long a draft or another text waits for the next key before it is written.
    static constexpr std::chrono::milliseconds kDraftDelay{300};

    struct Opened {
        std::unique_ptr<DiskVault> vault;
        /// What lay there was damaged or another key's; it is kept under this name. Empty: all is well.
        std::string setAside;
    };

    /// Errors   unavailable    the disk doesn't let itself be written, or another program has the file
    [[nodiscard]] static Result<Opened> open(const std::string& path, const CacheKey& key);
    /// Writes what waits; whoever waits for it isn't told any more.
    ~DiskVault() override;

    std::string account() const override { return m_account; }
    void setAccount(const std::string& account) override;
    void putDraft(const KeptDraft& draft, Done done) override;
    void putText(const KeptText& text, Done done) override;
    void putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file, Done done) override;
    void appendPasted(const PastedFile& more, Done done) override;
    void putOutgoing(const Outgoing& outgoing, Done done) override;
    void removeOutgoing(const std::string& clientId) override;
    /// As of opening.
    std::vector<KeptDraft> drafts() const override { return m_drafts; }
    std::vector<KeptText> texts() const override { return m_texts; }
    std::vector<Outgoing> outgoing() const override { return m_outgoing; }
    std::vector<PastedFile> pasted() const override { return m_pasted; }
    void clear() override;

private:
    struct Job {
        std::function<void(VaultDatabase&)> write;
        Done done;
        bool canWait = false;
    };

    explicit DiskVault(std::unique_ptr<VaultDatabase> database);

    using Instant = std::chrono::steady_clock::time_point;

    void post(Job job);
    void work();
    /// All that has come, when some of it can't wait or has waited; nothing at the end.
    std::deque<Job> takeJobs();
    void write(std::deque<Job> jobs);

    std::unique_ptr<VaultDatabase> m_database; ///< the thread's, once it runs
    std::string m_account;
    std::vector<KeptDraft> m_drafts;
    std::vector<KeptText> m_texts;
    std::vector<Outgoing> m_outgoing;
    std::vector<PastedFile> m_pasted;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    Instant m_writeAt = Instant::max();
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace pult::client
