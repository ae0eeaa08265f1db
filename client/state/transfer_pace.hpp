// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace pult::client {

/// How fast a file goes, by the last few seconds.
class TransferPace {
public:
    /// So many bytes of it have gone by `atMs`, which doesn't fall. Fewer than before: it has begun anew.
    void note(std::int64_t bytes, std::int64_t atMs);
    void forget() { m_marks.clear(); }
    /// 0: can't be told yet.
    std::int64_t bytesPerSecond() const;

private:
    struct Mark {
        std::int64_t bytes;
        std::int64_t atMs;
    };
    std::deque<Mark> m_marks;
};

} // namespace pult::client
