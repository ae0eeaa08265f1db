// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace pult::webchat {

/// How soon visitors get an answer, by channel: the median of the last day's waits, or nothing while there are too few
/// to speak of.
class AnswerTimes {
public:
    static constexpr Millis kSpan = std::chrono::hours{24};

    bool isDue(Ticks now) const { return m_lookedAt == Ticks{} || now - m_lookedAt >= std::chrono::minutes{1}; }
    void looked(Ticks now) { m_lookedAt = now; }
    void learn(ChannelId channel, std::vector<Millis> waits);
    /// 0: not known.
    Millis median(ChannelId channel) const;

private:
    std::unordered_map<ChannelId, Millis> m_medians;
    Ticks m_lookedAt{};
};

} // namespace pult::webchat
