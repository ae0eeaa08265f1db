// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <boost/asio/any_io_executor.hpp>

#include "server/storage/sqlite/connection.hpp"
#include "server/storage/sqlite/job.hpp"

namespace pult::storage::sqlite {

/// A few threads with a read-only connection each. Every job sees one consistent snapshot, at
/// least as new as the last commit that was announced, and never waits for the writer.
/// Errors   unavailable   too many wait, or the query took longer than its limit
class Readers {
public:
    using ReadJob = Job<Connection>;

    /// A `queryLimit` of zero lets work take its time: for maintenance.
    Readers(boost::asio::any_io_executor io, std::string path, int threads, int cacheKib,
            std::chrono::milliseconds queryLimit);
    ~Readers();

    template <class T, class Work>
    Async<T> submit(Work work) {
        return awaitJob<T, Connection>(*this, std::move(work), 256);
    }
    void push(std::unique_ptr<ReadJob> job);
    /// Interrupts what runs and ends the threads.
    void stop();

private:
    bool enqueue(std::unique_ptr<ReadJob>& job);
    void work();
    std::unique_ptr<Connection> connect();
    void run(Connection& db, ReadJob& job);

    boost::asio::any_io_executor m_io;
    std::string m_path;
    int m_cacheKib;
    std::chrono::milliseconds m_queryLimit;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::unique_ptr<ReadJob>> m_queue;
    std::vector<Connection*> m_open; ///< of the threads, while they live
    bool m_stopping = false;

    std::vector<std::thread> m_threads;
};

} // namespace pult::storage::sqlite
