// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "client/models/notices/notice_rules.hpp"
#include "shared/base/clock.hpp"

namespace pult::client {

/// How often the desk makes itself heard: not twice in the same moment, of the queue every half minute.
class ChimePace {
public:
    static constexpr Millis kApart{1'200};
    static constexpr Millis kQueueApart{30'000};

    /// Whether it is to be heard now; then it counts as heard. What is graver is heard over what has just sounded.
    bool admits(Happening happening, Ticks now) {
        const auto last = m_heard.find(happening);
        if (happening == Happening::queued && last != m_heard.end() && now - last->second < kQueueApart)
            return false;
        if (m_last && happening <= m_last->first && now - m_last->second < kApart)
            return false;
        m_heard[happening] = now;
        m_last = {happening, now};
        return true;
    }

private:
    std::map<Happening, Ticks> m_heard;
    std::optional<std::pair<Happening, Ticks>> m_last;
};

} // namespace pult::client
