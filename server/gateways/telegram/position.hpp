// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared/base/clock.hpp"

namespace pult::telegram {

/// How far a bot's updates have been taken in, and when it was last seen that none was left behind.
///
/// Telegram keeps what it couldn't hand over for 24 hours (Bot API, "Getting updates"). Who was away for longer has
/// lost what was sent before that day.
struct Position {
    /// What may have been lost, until an administrator changes or resumes the channel, or for a week.
    struct Gap {
        Time from;
        Time until;
        Time noticedAt;
        std::int64_t version = 0; ///< of the channel then
        bool operator==(const Gap&) const = default;
    };
    std::int64_t offset = 0;    ///< of the next update
    std::optional<Time> wellAt; ///< empty: never yet
    std::optional<Gap> gap;
    bool operator==(const Position&) const = default;
};

/// As it is kept with the channel. A text that isn't one reads as nothing taken in yet.
[[nodiscard]] std::string written(const Position& position);
[[nodiscard]] Position readPosition(const std::string& text);

/// A gap that was noticed under another version of the channel has been seen by who changed it.
void noteChannel(Position& position, std::int64_t version);
/// Everything that Telegram had is here, or on its way here.
void noteWell(Position& position, Time now, std::int64_t version);
/// "2026-11-20 10:00 to 2026-11-21 12:00 UTC"
[[nodiscard]] std::string spanOf(const Position::Gap& gap);

} // namespace pult::telegram
