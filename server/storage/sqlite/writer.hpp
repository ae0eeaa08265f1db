// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <boost/asio/any_io_executor.hpp>

#include "server/storage/sqlite/checkpointer.hpp"
#include "server/storage/sqlite/job.hpp"
#include "server/storage/sqlite/text_follower.hpp"
#include "server/storage/sqlite/transaction.hpp"

namespace pult::storage::sqlite {

/// Limits on what waits for the writer; beyond them verbs answer `unavailable`.
struct QueueLimits {
    std::size_t jobs = 50'000;
    std::size_t bytes = 64 * 1024 * 1024;
};

/// The only thread that writes, with the only writing connection: it takes whatever waits, runs
/// it in one transaction and commits once (group commit), so that under load a message costs a
/// share of an fsync, and when idle nobody waits for company.
///
/// After a commit the listener hears the batch's journal records and then the waiting coroutines
/// are resumed, in the order the jobs came in, all in one hop to the I/O executor.
///
/// An I/O error is final: what could not be synced once may seem to succeed when asked again,
/// although the pages are gone. From then on every write answers `unavailable`, until a restart
/// recovers from the log. A full disk is not: the transaction is taken back and room may return.
class Writer {
public:
    using WriteJob = Job<WriteTransaction>;

    /// `texts` hears of new messages and outlives the writer.
    Writer(boost::asio::any_io_executor io, Clock& clock, std::unique_ptr<Connection> db, QueueLimits limits,
           TextFollower& texts, domain::Policy policy, const Attendance* attendance);
    ~Writer();

    template <class T, class Work>
    Async<T> submit(Work work, std::size_t bytes = 512) {
        return awaitJob<T, WriteTransaction>(*this, std::move(work), bytes);
    }
    void push(std::unique_ptr<WriteJob> job);

    /// Before the first job.
    void listen(JournalListener listener) { m_announcer->listener = std::move(listener); }
    /// Newest record that the listener has been told.
    Seq announcedSeq() const { return m_announcer->seq.load(std::memory_order_acquire); }
    /// Oldest record there is; the newest plus one in an empty journal.
    Seq oldestSeq() const { return m_oldestSeq; }
    StoreMetrics metrics() const;
    void countInbound(bool duplicate);

    /// Finishes what waits and ends the thread.
    void stop();

private:
    bool enqueue(std::unique_ptr<WriteJob>& job);
    using Jobs = std::vector<std::unique_ptr<WriteJob>>;

    /// Lives on until the last hop to the I/O executor has run.
    struct Announcer {
        JournalListener listener;
        std::atomic<Seq> seq{0};
    };

    void work();
    Jobs waiting();
    void runBatch(Jobs jobs);
    bool runJobs(Jobs& jobs);
    std::vector<JournalRecord> runOneByOne(Jobs& jobs);
    void commit();
    void rollback();
    void giveUp(const SqliteError& error);
    void announce(Jobs jobs, std::vector<JournalRecord> records);
    void checkpoint();
    void noteLogSize(int pages);

    boost::asio::any_io_executor m_io;
    std::unique_ptr<Connection> m_db;
    WriteTransaction m_transaction;
    QueueLimits m_limits;
    TextFollower& m_texts;
    std::shared_ptr<Announcer> m_announcer = std::make_shared<Announcer>();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<WriteJob>> m_queue;
    std::size_t m_queueBytes = 0;
    bool m_stopping = false;

    std::atomic<bool> m_failed{false};
    std::atomic<bool> m_full{false};
    std::atomic<std::int64_t> m_commits{0};
    std::atomic<std::int64_t> m_jobs{0};
    std::atomic<std::int64_t> m_commitMicros{0};
    std::atomic<std::int64_t> m_inbound{0};
    std::atomic<std::int64_t> m_duplicates{0};
    int m_walPages = 0;
    int m_checkpointAt; ///< so many pages in the log
    Checkpointer m_checkpointer;
    Seq m_oldestSeq = 1;

    std::thread m_thread;
};

} // namespace pult::storage::sqlite
