// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <unordered_map>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace pult::storage {

/// Who of the staff can be reached, and since when somebody can't: whatever they have declared, who has gone home
/// answers nobody. Kept in memory: when the server starts, everybody has just left.
///
/// Thread   any.
class Attendance {
public:
    explicit Attendance(const Clock& clock);

    /// His first session lives, his last one has ended.
    void came(OperatorId id);
    void left(OperatorId id);
    /// He has asked for something, with a session or without.
    void heard(OperatorId id);

    /// Nothing has been seen of him for so long.
    bool isAway(OperatorId id, Millis atLeast) const;

private:
    struct Seen {
        bool isHere = false;
        Ticks at;
    };

    const Clock& m_clock;
    const Ticks m_began;
    mutable std::mutex m_mutex;
    std::unordered_map<OperatorId, Seen> m_seen;
};

} // namespace pult::storage
