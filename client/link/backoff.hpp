// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "shared/base/clock.hpp"

namespace pult::client {

/// When to connect again. Pure: told what happens and when, it answers what to do.
///
/// The pause is drawn between half a second and a limit that doubles with every failure up to 30 s,
/// so that a thousand desks don't come back in the same instant. A connection that held for a while
/// starts the count anew; one that the server drops at once doesn't.
class Backoff {
public:
    /// Answers numbers in [0, 1).
    using Random = std::function<double()>;

    static constexpr Millis kShortest{500};
    static constexpr Millis kLongest{30'000};
    static constexpr Millis kHeldLongEnough{10'000};

    explicit Backoff(Random random) : m_random(std::move(random)) {}

    void online(Ticks now) { m_onlineSince = now; }
    /// A connection or an attempt ended; answers when the next one is due.
    Ticks lost(Ticks now);
    /// The person is in a hurry: the next failure waits little again.
    void hurry() { m_failures = 0; }
    int failures() const { return m_failures; }

private:
    Random m_random;
    int m_failures = 0;
    std::optional<Ticks> m_onlineSince;
};

} // namespace pult::client
