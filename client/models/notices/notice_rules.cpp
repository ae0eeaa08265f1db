// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/notice_rules.hpp"

namespace pult::client {

namespace {

Reaction undisturbed(Happening happening, Gaze gaze) {
    const bool away = gaze == Gaze::elsewhere;
    switch (happening) {
    case Happening::message:
        return gaze == Gaze::there ? Reaction{.tick = true, .said = true}
                                   : Reaction{.popup = away, .sound = true, .said = !away, .flash = away};
    case Happening::queued:
        return gaze == Gaze::there ? Reaction{.said = true} : Reaction{.popup = away, .sound = true, .said = !away};
    case Happening::handed:
        return {.popup = away, .sound = gaze != Gaze::there, .toast = !away, .flash = away};
    case Happening::answerDue:
        return {.popup = away, .stays = away, .sound = gaze != Gaze::there, .said = !away, .flash = away};
    case Happening::answerLate:
    case Happening::trouble: // a bar of the window says it
        return {.popup = away, .stays = away, .sound = gaze != Gaze::there, .flash = away};
    }
    return {};
}

} // namespace

Reaction reactionTo(Happening happening, Gaze gaze, bool doNotDisturb, NoticeWay way) {
    Reaction reaction = undisturbed(happening, gaze);
    if (!isOptional(happening))
        return reaction;
    if (way == NoticeWay::sound || way == NoticeWay::counter)
        reaction.popup = reaction.stays = reaction.flash = false;
    if (way == NoticeWay::counter)
        reaction.said = false;
    if (way == NoticeWay::popup || way == NoticeWay::counter)
        reaction.sound = reaction.tick = false;
    if (!doNotDisturb)
        return reaction;
    reaction.sound = reaction.tick = reaction.flash = false;
    // Messages and the queue can wait: their numbers stand in the badge.
    if (happening == Happening::message || happening == Happening::queued)
        reaction.popup = reaction.said = false;
    return reaction;
}

} // namespace pult::client
