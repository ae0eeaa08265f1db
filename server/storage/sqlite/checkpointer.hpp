// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace pult::storage::sqlite {

/// Copies the write-ahead log into the database while the writer goes on committing: a passive checkpoint keeps
/// nobody waiting, but under load it never meets the end of the log, so the last pages are left to the writer
/// (https://www.sqlite.org/wal.html, 2.3).
///
/// Thread   a thread of its own; the members are for the writer's.
class Checkpointer {
public:
    explicit Checkpointer(std::string path);
    ~Checkpointer();

    /// Copies what the log holds; nothing more happens when it is at it already.
    void begin();
    /// True once after each begin: what is left of the log is short.
    bool takeFinished();
    /// SQLite's answer to the last copy.
    int code() const { return m_code.load(std::memory_order_acquire); }

private:
    void work();
    int copy();

    const std::string m_path;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_asked = false;
    bool m_stopping = false;
    bool m_busy = false; ///< the writer's own: begun and not finished
    std::atomic<bool> m_finished{false};
    std::atomic<int> m_code{0};
    std::thread m_thread;
};

} // namespace pult::storage::sqlite
