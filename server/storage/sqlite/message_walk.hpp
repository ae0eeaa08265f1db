// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <optional>
#include <queue>
#include <vector>

#include "server/storage/search_types.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

/// Which numbers of messages are looked at: from `from` on and below `to`, from above.
struct MessageBounds {
    std::int64_t from = 0;
    std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

/// The messages of some threads, the newest first: each thread is read along its index from above, and none is sorted.
class ThreadsWalk {
public:
    ThreadsWalk(Connection& db, const std::vector<ThreadId>& threads, MessageBounds bounds);

    /// Empty: that was all.
    std::optional<MessageId> next();

private:
    struct Newest {
        std::int64_t message = 0;
        ThreadId thread;
        bool operator<(const Newest& other) const { return message < other.message; }
    };
    void addBelow(std::int64_t to, ThreadId thread);

    Connection& m_db;
    std::int64_t m_from;
    std::priority_queue<Newest> m_newest; ///< of each thread what has not been handed out yet
};

/// The threads that hold all that a search by tags or channels can find, when these are few. Empty: they are many, and
/// what is looked for lies close together among all messages.
[[nodiscard]] std::optional<std::vector<ThreadId>> fewThreads(Connection& db, const MessageSearch& search);

} // namespace pult::storage::sqlite
