// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "server/storage/sqlite/text_index.hpp"

namespace pult::storage::sqlite {

/// Keeps the text index in step with the store, behind the commits that acknowledge messages: nobody waits for it.
/// It gathers for a moment, takes in slice after slice until nothing is left, and gives its memory back when nothing
/// has come for a while. Trouble with the index stops nothing else; a damaged one is made anew.
///
/// Thread   a thread of its own; the members may be called from any.
class TextFollower {
public:
    TextFollower(std::string storePath, TextPlace place, const Clock& clock);
    ~TextFollower();

    /// There are new messages.
    void noteCommitted();
    /// The index doesn't agree with the store: begins it again.
    void makeAnew();
    /// How long the oldest message that can't be found yet has waited for it.
    Millis lag() const;
    void stop();

private:
    using Moment = std::chrono::steady_clock::time_point;

    void work();
    bool awaitWork();
    bool takeIn();
    void openIndex();
    bool isAhead();
    void addSlice(const TextSlice& slice);
    void noteLag();
    void rest();
    bool isStopping() const;

    const std::string m_storePath;
    const TextPlace m_place;
    const Clock& m_clock;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_pending = true; ///< there may be messages that the index lacks: what a crash or a backup left
    bool m_anew = false;
    Moment m_notBefore;

    std::atomic<std::int64_t> m_waitingSince{0}; ///< by the wall clock; 0: nothing waits

    // The thread's own.
    std::unique_ptr<Connection> m_store;
    std::unique_ptr<TextIndex> m_index;
    bool m_makeAnew = false; ///< whatever the index says

    std::thread m_thread;
};

} // namespace pult::storage::sqlite
