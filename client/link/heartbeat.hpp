// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/base/clock.hpp"

namespace pult::client {

/// Finds out that a connection is dead although nobody said so. Pure, like Backoff.
class Heartbeat {
public:
    static constexpr Millis kPingEvery{20'000};
    static constexpr Millis kDeadAfter{45'000};

    enum class Verdict { fine, ping, dead };

    void start(Ticks now) { m_heard = m_pinged = now; }
    /// Anything at all came from the server.
    void heard(Ticks now) { m_heard = now; }
    Verdict check(Ticks now) {
        if (now - m_heard >= kDeadAfter)
            return Verdict::dead;
        if (now - m_pinged < kPingEvery)
            return Verdict::fine;
        m_pinged = now;
        return Verdict::ping;
    }

private:
    Ticks m_heard{};
    Ticks m_pinged{};
};

} // namespace pult::client
