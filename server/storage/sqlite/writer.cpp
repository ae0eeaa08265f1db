// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/writer.hpp"

#include <boost/asio/post.hpp>

#include "shared/domain/message_changes.hpp"

namespace pult::storage::sqlite {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMaxBatch = 2'000;
/// The log is copied into the database behind the commit once it has this many pages: rare enough
/// that a page written again and again is copied once, small enough to be read back quickly after
/// a crash.
constexpr int kCheckpointPages = 4'000;

Error unavailable() {
    return Error{Errc::unavailable, "the server can't store anything at the moment", 1000};
}

bool isFull(const SqliteError& error) {
    return (error.code & 0xFF) == SQLITE_FULL;
}

/// In words for who wanted something stored.
Error refusal(const SqliteError& error) {
    if (isFull(error))
        return Error{Errc::unavailable, "the server's disk is full: nothing can be stored until there is room", 10'000};
    return unavailable();
}

Error broken() {
    return fail(Errc::internal, "this could not be stored");
}

/// Trouble that goes away when somebody makes room.
bool mayPass(int code) {
    switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
        return true;
    default:
        return false;
    }
}

/// Trouble of this one job, not of the disk or the file.
bool isJobsOwn(int code) {
    switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
    case SQLITE_ERROR:
        return true;
    default:
        return false;
    }
}

/// A message is new, or may say something else now.
bool bringsWords(const JournalRecord& record) {
    if (std::holds_alternative<wire::MessageAdded>(record.event) ||
        std::holds_alternative<wire::CustomerChanged>(record.event))
        return true;
    const auto* changed = std::get_if<wire::MessageChanged>(&record.event);
    return changed && (changed->message.edited_at || domain::waitsToBeSent(changed->message) ||
                       changed->message.state == wire::MessageState::failed);
}

} // namespace

Writer::Writer(asio::any_io_executor io, Clock& clock, std::unique_ptr<Connection> db, QueueLimits limits,
               TextFollower& texts, domain::Policy policy, const Attendance* attendance)
    : m_io(std::move(io)), m_db(std::move(db)), m_transaction(*m_db, clock, std::move(policy), attendance),
      m_limits(limits), m_texts(texts), m_checkpointAt(kCheckpointPages),
      m_checkpointer(sqlite3_db_filename(m_db->handle(), "main")) {
    m_announcer->seq = m_transaction.nextSeq() - 1;
    {
        Rows oldest = m_db->query("SELECT min(seq) FROM journal");
        oldest.next();
        m_oldestSeq = oldest.get<std::optional<Seq>>(0).value_or(m_transaction.nextSeq());
    }
    sqlite3_wal_hook(
        m_db->handle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Writer*>(self)->noteLogSize(pages);
            return SQLITE_OK;
        },
        this);
    m_thread = std::thread([this] { work(); });
}

Writer::~Writer() {
    stop();
}

void Writer::stop() {
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

/// Leaves the job to the caller when nothing more is taken.
bool Writer::enqueue(std::unique_ptr<WriteJob>& job) {
    if (m_failed.load(std::memory_order_relaxed))
        return false;
    std::lock_guard lock(m_mutex);
    if (m_stopping || m_queue.size() >= m_limits.jobs || m_queueBytes + job->bytes > m_limits.bytes)
        return false;
    m_queueBytes += job->bytes;
    m_queue.push_back(std::move(job));
    return true;
}

void Writer::push(std::unique_ptr<WriteJob> job) {
    if (enqueue(job)) {
        m_wake.notify_one();
        return;
    }
    job->fail(unavailable());
    asio::post(m_io, [job = std::move(job)] { job->complete(); });
}

StoreMetrics Writer::metrics() const {
    StoreMetrics metrics;
    metrics.commits = m_commits;
    metrics.jobs = m_jobs;
    metrics.commitMicros = m_commitMicros;
    metrics.inbound = m_inbound;
    metrics.duplicates = m_duplicates;
    metrics.failed = m_failed;
    metrics.full = m_full;
    std::lock_guard lock(m_mutex);
    metrics.queuedJobs = static_cast<std::int64_t>(m_queue.size());
    return metrics;
}

void Writer::countInbound(bool duplicate) {
    (duplicate ? m_duplicates : m_inbound).fetch_add(1, std::memory_order_relaxed);
}

void Writer::work() {
    while (true) {
        Jobs jobs = waiting();
        if (jobs.empty())
            return;
        runBatch(std::move(jobs));
        checkpoint();
    }
}

Writer::Jobs Writer::waiting() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    Jobs jobs;
    const std::size_t count = std::min(m_queue.size(), kMaxBatch);
    jobs.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        m_queueBytes -= m_queue.front()->bytes;
        jobs.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    return jobs;
}

void Writer::runBatch(Jobs jobs) {
    if (m_failed) {
        for (auto& job : jobs)
            job->fail(unavailable());
        announce(std::move(jobs), {});
        return;
    }
    m_transaction.begin();
    std::vector<JournalRecord> records;
    try {
        m_db->run("BEGIN IMMEDIATE");
        if (runJobs(jobs)) {
            commit();
            records = m_transaction.takeRecords();
        } else {
            rollback();
            records = runOneByOne(jobs);
        }
    } catch (const SqliteError& error) {
        giveUp(error);
        for (auto& job : jobs)
            job->fail(refusal(error));
    }
    m_jobs += static_cast<std::int64_t>(jobs.size());
    if (std::ranges::any_of(records, bringsWords))
        m_texts.noteCommitted();
    announce(std::move(jobs), std::move(records));
}

/// False when one of them is broken in itself: the others must not suffer for it.
bool Writer::runJobs(Jobs& jobs) {
    for (auto& job : jobs) {
        const auto before = m_db->totalChanges();
        try {
            if (!job->run(m_transaction) && m_db->totalChanges() != before)
                return false;
        } catch (const SqliteError& error) {
            if (!isJobsOwn(error.code))
                throw;
            return false;
        } catch (const std::exception&) {
            return false;
        }
    }
    return true;
}

/// After a job turned out to be broken: each in a transaction of its own.
std::vector<JournalRecord> Writer::runOneByOne(Jobs& jobs) {
    std::vector<JournalRecord> all;
    for (auto& job : jobs) {
        try {
            m_db->run("BEGIN IMMEDIATE");
            if (!job->run(m_transaction)) {
                rollback();
                continue;
            }
            commit();
            std::ranges::move(m_transaction.takeRecords(), std::back_inserter(all));
        } catch (const SqliteError& error) {
            const bool own = isJobsOwn(error.code);
            own ? rollback() : giveUp(error);
            job->fail(own ? broken() : refusal(error));
        } catch (const std::exception&) {
            rollback();
            job->fail(broken());
        }
    }
    return all;
}

void Writer::giveUp(const SqliteError& error) {
    if (!mayPass(error.code))
        m_failed = true;
    if (isFull(error))
        m_full = true;
    rollback();
}

void Writer::commit() {
    const auto from = std::chrono::steady_clock::now();
    m_db->run("COMMIT");
    const auto took = std::chrono::steady_clock::now() - from;
    m_commitMicros += std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    ++m_commits;
    m_full = false;
}

void Writer::rollback() {
    // Some errors have rolled back already. When even this fails the file is in trouble.
    try {
        if (m_db->inTransaction())
            m_db->run("ROLLBACK");
        m_transaction.forget();
    } catch (const SqliteError&) {
        m_failed = true;
    }
}

void Writer::announce(Jobs jobs, std::vector<JournalRecord> records) {
    asio::post(m_io, [announcer = m_announcer, jobs = std::move(jobs), records = std::move(records)] {
        if (!records.empty()) {
            if (announcer->listener)
                announcer->listener(records);
            announcer->seq.store(records.back().seq, std::memory_order_release);
        }
        for (const auto& job : jobs)
            job->complete();
    });
}

/// The log is copied beside the commits; only its short end is copied here, between two of them, so that the log can
/// begin anew.
void Writer::checkpoint() {
    if (m_failed)
        return;
    if (m_walPages >= m_checkpointAt)
        m_checkpointer.begin();
    if (!m_checkpointer.takeFinished())
        return;
    int code = m_checkpointer.code();
    if (code == SQLITE_OK)
        code = sqlite3_wal_checkpoint_v2(m_db->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY && !mayPass(code))
        m_failed = true;
    // While somebody reads the log grows on: not every commit need try again.
    m_checkpointAt = m_walPages + kCheckpointPages;
}

void Writer::noteLogSize(int pages) {
    if (pages < m_walPages)
        m_checkpointAt = kCheckpointPages;
    m_walPages = pages;
}

} // namespace pult::storage::sqlite
