// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/readers.hpp"

#include <boost/asio/post.hpp>

namespace pult::storage::sqlite {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMaxWaiting = 10'000;

Error refusal(const SqliteError& error) {
    if ((error.code & 0xFF) == SQLITE_INTERRUPT)
        return Error{Errc::unavailable, "the query took too long", 0};
    return Error{Errc::unavailable, "the server can't read its data at the moment", 1000};
}

} // namespace

Readers::Readers(asio::any_io_executor io, std::string path, int threads, int cacheKib,
                 std::chrono::milliseconds queryLimit)
    : m_io(std::move(io)), m_path(std::move(path)), m_cacheKib(cacheKib), m_queryLimit(queryLimit) {
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

Readers::~Readers() {
    stop();
}

void Readers::stop() {
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (auto* connection : m_open)
            sqlite3_interrupt(connection->handle());
    }
    m_wake.notify_all();
    for (auto& thread : m_threads)
        if (thread.joinable())
            thread.join();
}

/// Leaves the job to the caller when there are too many.
bool Readers::enqueue(std::unique_ptr<ReadJob>& job) {
    std::lock_guard lock(m_mutex);
    if (m_stopping || m_queue.size() >= kMaxWaiting)
        return false;
    m_queue.push_back(std::move(job));
    return true;
}

void Readers::push(std::unique_ptr<ReadJob> job) {
    if (enqueue(job)) {
        m_wake.notify_one();
        return;
    }
    job->fail(Error{Errc::unavailable, "the server is busy", 1000});
    asio::post(m_io, [job = std::move(job)] { job->complete(); });
}

void Readers::work() {
    std::unique_ptr<Connection> db;
    while (true) {
        std::unique_ptr<ReadJob> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty()) {
                std::erase(m_open, db.get());
                return;
            }
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        try {
            // Opened at the first need: a server nobody talks to keeps its memory.
            if (!db)
                db = connect();
            run(*db, *job);
        } catch (const SqliteError& error) {
            job->fail(refusal(error));
        } catch (const std::exception&) {
            job->fail(fail(Errc::internal, "this could not be read"));
        }
        asio::post(m_io, [job = std::move(job)] { job->complete(); });
    }
}

std::unique_ptr<Connection> Readers::connect() {
    auto db = std::make_unique<Connection>(m_path, Connection::Mode::reader, m_cacheKib);
    db->setTimeLimit(m_queryLimit);
    std::lock_guard lock(m_mutex);
    m_open.push_back(db.get());
    return db;
}

void Readers::run(Connection& db, ReadJob& job) {
    db.startClock();
    db.run("BEGIN");
    try {
        job.run(db);
        db.run("COMMIT");
    } catch (...) {
        if (db.inTransaction())
            db.execute("ROLLBACK");
        throw;
    }
}

} // namespace pult::storage::sqlite
