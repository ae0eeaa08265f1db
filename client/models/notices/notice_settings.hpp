// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "client/models/notices/notice_rules.hpp"
#include "client/sound/chime.hpp"

namespace pult::client {

/// How an operator wants to be called.
struct NoticeSettings {
    /// In the order of kHappenings; of those that can't be hushed it says nothing.
    std::array<NoticeWay, kHappenings.size()> ways{};
    /// The same order; nothing: silent.
    std::array<std::optional<Chime>, kHappenings.size()> chimes{Chime::drop,  Chime::bell,  Chime::chord,
                                                                Chime::knock, Chime::alarm, Chime::alarm};
    bool ticks = false; ///< softly, for what comes into the dialog that is being looked at
    int volume = 70;    ///< 0 to 100
    bool showsText = true;
    bool countsQueue = true; ///< in the badge, beside what is the operator's own
    /// UTC milliseconds until which nobody wants to be disturbed; 0: he may be, kForGood: until it is switched off.
    std::int64_t quietUntilMs = 0;

    static constexpr std::int64_t kForGood = INT64_MAX;

    bool isQuiet(std::int64_t nowMs) const { return nowMs < quietUntilMs; }
    NoticeWay& way(Happening happening) { return ways[static_cast<std::size_t>(happening)]; }
    NoticeWay way(Happening happening) const { return ways[static_cast<std::size_t>(happening)]; }
    std::optional<Chime>& chime(Happening happening) { return chimes[static_cast<std::size_t>(happening)]; }
    const std::optional<Chime>& chime(Happening happening) const { return chimes[static_cast<std::size_t>(happening)]; }
    bool operator==(const NoticeSettings&) const = default;
};

} // namespace pult::client
