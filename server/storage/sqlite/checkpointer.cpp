// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/checkpointer.hpp"

#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

namespace {

/// Each time the rest is what was committed during the time before; soon it stops getting shorter.
constexpr int kMostTimes = 4;
constexpr int kShortPages = 100;
constexpr int kCacheKib = 64;

} // namespace

Checkpointer::Checkpointer(std::string path) : m_path(std::move(path)) {
    m_thread = std::thread([this] { work(); });
}

Checkpointer::~Checkpointer() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Checkpointer::begin() {
    if (std::exchange(m_busy, true))
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_asked = true;
    }
    m_wake.notify_one();
}

bool Checkpointer::takeFinished() {
    if (!m_finished.exchange(false, std::memory_order_acquire))
        return false;
    m_busy = false;
    return true;
}

void Checkpointer::work() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_asked; });
        if (m_stopping)
            return;
        m_asked = false;
        lock.unlock();
        m_code.store(copy(), std::memory_order_release);
        m_finished.store(true, std::memory_order_release);
        lock.lock();
    }
}

int Checkpointer::copy() {
    try {
        // Opened for each copy: it is a seldom guest, and need not stay in memory or under way when the store closes.
        Connection db(m_path, Connection::Mode::writer, kCacheKib);
        for (int i = 0; i < kMostTimes; ++i) {
            int logged = 0;
            int copied = 0;
            const int code =
                sqlite3_wal_checkpoint_v2(db.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &logged, &copied);
            if (code != SQLITE_OK || logged - copied < kShortPages)
                return code;
        }
        return SQLITE_OK;
    } catch (const SqliteError& error) {
        return error.code;
    }
}

} // namespace pult::storage::sqlite
