// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"
#include "shared/wire/workspace.hpp"

namespace pult::domain {

/// A calendar ready to be asked: which of the time that goes by is working time. Without one all of it is. Copies share
/// what they know and may be asked by any thread.
///
/// A time of day that the clocks skip is the moment at which they do; of one that comes twice the first counts.
class WorkingHours {
public:
    /// At any hour.
    WorkingHours() = default;
    /// Errors   invalid   in words: the zone is unknown, or the hours are none
    [[nodiscard]] static Result<WorkingHours> of(const wire::Calendar& calendar);

    [[nodiscard]] bool isOpen(Time at) const;
    /// The working time in [from, to); none when `to` is not later.
    [[nodiscard]] Millis worked(Time from, Time to) const;
    /// The first moment by which so much working time has gone by since `from`.
    [[nodiscard]] Time after(Time from, Millis duration) const;
    /// When work begins or ends next after `at`; nothing when that is not within a year.
    [[nodiscard]] std::optional<Time> nextChange(Time at) const;

private:
    class Table;
    std::shared_ptr<const Table> m_table;
};

} // namespace pult::domain
