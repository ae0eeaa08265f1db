// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>

#include "shared/base/clock.hpp"

namespace pult::client {

/// Finds out that a connection is dead although nobody said so. Pure, like Backoff. An idle one is asked rarely; while
/// something waits for an answer, silence is asked about soon and must end soon.
class Heartbeat {
public:
    static constexpr Millis kPingEvery{20'000};
    static constexpr Millis kDeadAfter{45'000};
    static constexpr Millis kImpatientAfter{8'000}; ///< silence while something waits
    static constexpr Millis kPromptWithin{5'000};   ///< then, after a ping

    enum class Verdict { fine, ping, dead };

    void start(Ticks now) {
        heard(now);
        m_pinged = now;
    }
    /// Anything at all came from the server.
    void heard(Ticks now) {
        m_heard = now;
        m_urged.reset();
    }
    /// `waitingSince`: when the oldest request without an answer went out, if there is one.
    Verdict check(Ticks now, std::optional<Ticks> waitingSince) {
        if (now - m_heard >= kDeadAfter || (m_urged && now - *m_urged >= kPromptWithin))
            return Verdict::dead;
        const bool urgent = !m_urged && waitingSince && now - std::max(m_heard, *waitingSince) >= kImpatientAfter;
        if (!urgent && now - m_pinged < kPingEvery)
            return Verdict::fine;
        m_pinged = now;
        if (urgent)
            m_urged = now;
        return Verdict::ping;
    }

private:
    Ticks m_heard{};
    Ticks m_pinged{};
    std::optional<Ticks> m_urged; ///< a ping went out because something waits, and nothing was heard since
};

} // namespace pult::client
