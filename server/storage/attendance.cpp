// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/attendance.hpp"

namespace pult::storage {

Attendance::Attendance(const Clock& clock) : m_clock(clock), m_began(clock.ticks()) {}

void Attendance::came(OperatorId id) {
    const std::lock_guard lock(m_mutex);
    m_seen[id] = {true, m_clock.ticks()};
}

void Attendance::left(OperatorId id) {
    const std::lock_guard lock(m_mutex);
    m_seen[id] = {false, m_clock.ticks()};
}

void Attendance::heard(OperatorId id) {
    const std::lock_guard lock(m_mutex);
    m_seen[id].at = m_clock.ticks();
}

bool Attendance::isAway(OperatorId id, Millis atLeast) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_seen.find(id);
    if (found != m_seen.end() && found->second.isHere)
        return false;
    const Ticks since = found != m_seen.end() ? found->second.at : m_began;
    return m_clock.ticks() - since >= atLeast;
}

} // namespace pult::storage
