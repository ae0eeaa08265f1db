// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

namespace pult::domain {
class WorkingHours;
} // namespace pult::domain

namespace pult::client {

/// What the time that customers wait is told by: it stands still while the company doesn't work. Moments are UTC
/// milliseconds. Cheap to copy and to ask, each second for every row in sight.
class WaitClock {
public:
    /// Never stands still.
    WaitClock() = default;
    explicit WaitClock(std::shared_ptr<const domain::WorkingHours> hours) : m_hours(std::move(hours)) {}

    /// Never negative.
    [[nodiscard]] std::int64_t waitedMs(std::int64_t sinceMs, std::int64_t nowMs) const;
    [[nodiscard]] bool stands(std::int64_t nowMs) const;
    /// When it goes on, if it stands, or stops next; 0: not within a year.
    [[nodiscard]] std::int64_t changesMs(std::int64_t nowMs) const;

private:
    std::shared_ptr<const domain::WorkingHours> m_hours;
};

} // namespace pult::client
