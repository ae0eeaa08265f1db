// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/wait_clock.hpp"

#include "shared/domain/working_hours.hpp"

#include <algorithm>

namespace pult::client {

namespace {

Time momentAt(std::int64_t ms) {
    return Time{Millis{ms}};
}

} // namespace

std::int64_t WaitClock::waitedMs(std::int64_t sinceMs, std::int64_t nowMs) const {
    if (!m_hours)
        return std::max<std::int64_t>(nowMs - sinceMs, 0);
    return m_hours->worked(momentAt(sinceMs), momentAt(nowMs)).count();
}

bool WaitClock::stands(std::int64_t nowMs) const {
    return m_hours && !m_hours->isOpen(momentAt(nowMs));
}

std::int64_t WaitClock::changesMs(std::int64_t nowMs) const {
    const auto change = m_hours ? m_hours->nextChange(momentAt(nowMs)) : std::nullopt;
    return change ? change->time_since_epoch().count() : 0;
}

} // namespace pult::client
