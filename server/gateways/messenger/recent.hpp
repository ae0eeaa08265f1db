// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "shared/base/clock.hpp"

namespace pult::messenger {

/// Lets something happen once in a while for each of many.
///
/// Thread   one.
class Recent {
public:
    Recent(const Clock& clock, Millis pause) : m_clock(clock), m_pause(pause) {}

    /// True when it hasn't happened lately; then it has now.
    bool isDue(const std::string& what) {
        constexpr std::size_t kMost = 100'000; // names come from outside
        if (m_at.size() > kMost)
            m_at.clear();
        const Ticks now = m_clock.ticks();
        const auto [entry, isNew] = m_at.emplace(what, now);
        if (!isNew && now - entry->second < m_pause)
            return false;
        entry->second = now;
        return true;
    }

private:
    const Clock& m_clock;
    Millis m_pause;
    std::unordered_map<std::string, Ticks> m_at;
};

} // namespace pult::messenger
