// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/chime_pace.hpp"
#include "client/models/notices/notice_rules.hpp"
#include "client/models/notices/notice_settings.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

/// As the table says it: p popup, P popup that stays, s sound, k tick, t toast, n news in passing, f flash.
Reaction reading(const char* marks) {
    Reaction reaction;
    for (const char* mark = marks; *mark; ++mark) {
        reaction.popup = reaction.popup || *mark == 'p' || *mark == 'P';
        reaction.stays = reaction.stays || *mark == 'P';
        reaction.sound = reaction.sound || *mark == 's';
        reaction.tick = reaction.tick || *mark == 'k';
        reaction.toast = reaction.toast || *mark == 't';
        reaction.said = reaction.said || *mark == 'n';
        reaction.flash = reaction.flash || *mark == 'f';
    }
    return reaction;
}

/// Of one happening: there, besides, elsewhere, and the same three while nobody may disturb.
struct Row {
    Happening happening;
    const char* marks[6];
};

constexpr Row kMatrix[] = {
    {Happening::message, {"kn", "sn", "psf", "", "", ""}},
    {Happening::queued, {"n", "sn", "ps", "", "", ""}},
    {Happening::handed, {"t", "ts", "psf", "t", "t", "p"}},
    {Happening::answerDue, {"n", "sn", "Psf", "n", "n", "P"}},
    {Happening::answerLate, {"", "s", "Psf", "", "s", "Psf"}},
    {Happening::trouble, {"", "s", "Psf", "", "s", "Psf"}},
};

} // namespace

TEST_CASE("notices: the whole table of happening, gaze and do-not-disturb", "[models]") {
    REQUIRE(std::size(kMatrix) == kHappenings.size());
    for (const Row& row : kMatrix)
        for (int column = 0; column < 6; ++column) {
            const Gaze gaze = kGazes[static_cast<std::size_t>(column % 3)];
            INFO("happening " << static_cast<int>(row.happening) << ", column " << column);
            CHECK(reactionTo(row.happening, gaze, column >= 3) == reading(row.marks[column]));
        }
}

TEST_CASE("notices: who wants only the number gets no more, and trouble is told all the same", "[models]") {
    for (const Happening happening : kHappenings)
        for (const Gaze gaze : kGazes) {
            const Reaction all = reactionTo(happening, gaze, false);
            const Reaction quiet = reactionTo(happening, gaze, false, NoticeWay::counter);
            const Reaction silent = reactionTo(happening, gaze, false, NoticeWay::popup);
            const Reaction unseen = reactionTo(happening, gaze, false, NoticeWay::sound);
            if (!isOptional(happening)) {
                CHECK(quiet == all);
                CHECK(silent == all);
                CHECK(unseen == all);
                continue;
            }
            CHECK_FALSE((quiet.popup || quiet.sound || quiet.tick || quiet.flash || quiet.said));
            CHECK(silent.popup == all.popup);
            CHECK_FALSE((silent.sound || silent.tick));
            CHECK(silent.said == all.said);
            CHECK(unseen.sound == all.sound);
            CHECK_FALSE(unseen.popup);
        }
}

TEST_CASE("notices: the queue is heard once in half a minute, and nothing twice in a moment", "[models]") {
    ChimePace pace;
    const auto at = [](int seconds) { return Ticks{Millis{1'000'000 + seconds * 1000}}; };
    CHECK(pace.admits(Happening::queued, at(0)));
    CHECK_FALSE(pace.admits(Happening::queued, at(29)));
    CHECK(pace.admits(Happening::queued, at(30)));
    CHECK(pace.admits(Happening::message, at(60)) == true);
    CHECK_FALSE(pace.admits(Happening::message, at(61)));
    CHECK(pace.admits(Happening::trouble, at(61))); // graver
    CHECK_FALSE(pace.admits(Happening::message, at(61)));
    CHECK(pace.admits(Happening::message, at(63)));
}

TEST_CASE("notices: quiet lasts until its time", "[models]") {
    NoticeSettings settings;
    CHECK_FALSE(settings.isQuiet(5));
    settings.quietUntilMs = 10;
    CHECK(settings.isQuiet(9));
    CHECK_FALSE(settings.isQuiet(10));
    settings.quietUntilMs = NoticeSettings::kForGood;
    CHECK(settings.isQuiet(1'778'587'200'000));
}
