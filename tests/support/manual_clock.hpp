// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/base/clock.hpp"

namespace pult::support {

/// A clock that moves when a test says so.
class ManualClock final : public Clock {
public:
    Time now() const override { return m_now; }
    Ticks ticks() const override { return m_ticks; }

    void advance(Millis by) {
        m_now += by;
        m_ticks += by;
    }
    /// Somebody sets the wall clock; durations go on undisturbed.
    void turnWallClock(Millis by) { m_now += by; }

private:
    Time m_now{Millis{1'800'000'000'000}};
    Ticks m_ticks{Millis{1'000'000}};
};

} // namespace pult::support
