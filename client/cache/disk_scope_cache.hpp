// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "client/cache/sealed_vfs.hpp"
#include "client/state/scope_cache.hpp"

namespace pult::client {

class ScopeDatabase;

/// The cache of the operator's scope on this computer's disk, sealed.
///
/// One thread of its own has the file. What is written waits a moment for more and goes into one transaction, without
/// an fsync; a read takes what waits with it, so that it sees everything written before. After a failure nothing more
/// is written or read: the file stays what it was, a true picture of an earlier moment, from which the next start goes
/// on.
class DiskScopeCache final : public QObject, public ScopeCache {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiskScopeCache)
public:
    /// How long what is written waits for more.
    static constexpr std::chrono::milliseconds kWriteDelay{300};
    /// So much doesn't wait any longer.
    static constexpr std::size_t kFullBatch = 500;

    enum class Trouble {
        damaged, ///< what was kept can't be read and was set aside
        disk,    ///< full, or can't be written
    };
    Q_ENUM(Trouble)

    struct Opened {
        std::unique_ptr<DiskScopeCache> cache;
        /// What lay there was damaged or another key's; it is kept under this name. Empty: all is well.
        std::string setAside;
    };

    /// Errors   unavailable    the disk doesn't let itself be written, or another program has the file
    [[nodiscard]] static Result<Opened> open(const std::string& path, const CacheKey& key);
    /// Writes what waits.
    ~DiskScopeCache() override;

    kept::Start claim(const std::string& account) override;
    void write(kept::Write what) override;
    void clear() override;
    void readList(const DialogQuery& query, OperatorId me, const std::string& after, Done<kept::List> done) override;
    void readDialog(DialogId id, Done<kept::MarkedDialog> done) override;
    void readThread(ThreadId id, int limit, Done<wire::MessagePage> done) override;
    void readOlder(ThreadId id, Seq before, int limit, Done<wire::MessagePage> done) override;
    void readHistory(CustomerId of, Seq before, int limit, Done<wire::MessagePage> done) override;
    void readCustomer(CustomerId id, Done<wire::CustomerDetails> done) override;
    void search(const std::vector<domain::SearchTerm>& terms, int limit, Done<wire::SearchFound> done) override;

signals:
    /// Once; from then on nothing is kept until the program runs again.
    void troubled(pult::client::DiskScopeCache::Trouble trouble, const QString& details);

private:
    using Instant = std::chrono::steady_clock::time_point;
    struct Job {
        std::function<void(ScopeDatabase*)> act; ///< null: there is nothing to read or write any more
        bool canWait = false;
        bool startsAnew = false; ///< before it, everything that is kept goes
    };
    using Jobs = std::deque<Job>;

    DiskScopeCache(std::string path, const CacheKey& key, std::unique_ptr<ScopeDatabase> database);

    void startOver(const std::string& account);
    void post(Job job);
    template <class T, class Read>
    void ask(Read read, Done<T> done);
    void work();
    Jobs takeJobs();
    void run(Jobs& jobs);
    void startAnew();
    void onTrouble(const std::string& what, int code);

    const std::string m_path;
    const CacheKey m_key;
    std::string m_account;
    kept::Start m_start; ///< as of opening
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_jobs;
    Instant m_runAt = Instant::max();
    bool m_ending = false;
    bool m_failed = false;                     ///< the desk's: it has been told
    std::unique_ptr<ScopeDatabase> m_database; ///< the thread's, once it runs; null after a failure
    std::thread m_thread;
};

} // namespace pult::client
