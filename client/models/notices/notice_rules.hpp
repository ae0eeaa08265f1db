// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

namespace pult::client {

/// What an operator may have to be told of.
enum class Happening {
    message,    ///< a customer writes in a dialog of mine
    queued,     ///< somebody new waits in the queue
    handed,     ///< a dialog was given to me, I am mentioned or whispered to
    answerDue,  ///< four fifths of the time for an answer are over
    answerLate, ///< all of it is
    trouble,    ///< not sent, a channel is down, no connection for half a minute
};
inline constexpr std::array kHappenings = {Happening::message,   Happening::queued,     Happening::handed,
                                           Happening::answerDue, Happening::answerLate, Happening::trouble};

/// Where the operator looks while it happens.
enum class Gaze {
    there,    ///< the window is active and this dialog open in it
    besides,  ///< the window is active, something else is open
    elsewhere ///< at another program, or the window is in the tray
};
inline constexpr std::array kGazes = {Gaze::there, Gaze::besides, Gaze::elsewhere};

/// How somebody wants to be told.
enum class NoticeWay { popupAndSound, popup, sound, counter };
inline constexpr std::array kNoticeWays = {NoticeWay::popupAndSound, NoticeWay::popup, NoticeWay::sound,
                                           NoticeWay::counter};

/// What is done beside what the window shows of itself.
struct Reaction {
    bool popup = false;
    bool stays = false; ///< the popup does, until what it tells of is over
    bool sound = false; ///< the happening's own
    bool tick = false;  ///< the soft one instead
    bool toast = false; ///< one line in the window
    bool said = false;  ///< the same in passing, and to screen readers: many of them at once are counted
    bool flash = false; ///< the window's entry in the taskbar
    bool operator==(const Reaction&) const = default;
};

/// Late answers and trouble can't be hushed: `way` is not asked, and do-not-disturb is broken through.
[[nodiscard]] Reaction reactionTo(Happening happening, Gaze gaze, bool doNotDisturb,
                                  NoticeWay way = NoticeWay::popupAndSound);

/// Whether somebody may choose how to be told of it.
constexpr bool isOptional(Happening happening) {
    return happening != Happening::answerLate && happening != Happening::trouble;
}

} // namespace pult::client
