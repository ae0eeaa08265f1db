// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/pace.hpp"

#include <catch2/catch.hpp>

#include "tests/support/manual_clock.hpp"

using namespace pult;
using namespace std::chrono_literals;
using inbox::Pace;
using inbox::Rates;

namespace {

constexpr ChannelId kChannel{1};
constexpr ChannelId kOther{2};
constexpr ThreadId kAnn{7};
constexpr ThreadId kBob{8};

/// No pause is shortened.
double longest() {
    return 1.0;
}

} // namespace

TEST_CASE("pace: a burst goes at once, then as many as the rate allows") {
    support::ManualClock clock;
    Pace pace(clock, longest);
    const Rates rates{{10, 3}, {}};
    for (int i = 0; i < 3; ++i)
        CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
    CHECK(pace.take(kChannel, kAnn, rates) == 100ms);
    CHECK(pace.held() == std::vector{kChannel});
    CHECK(pace.untilNext() == 100ms);
    CHECK(pace.take(kOther, kAnn, rates) == 0ms);
    clock.advance(100ms);
    CHECK(pace.held().empty());
    CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
    CHECK(pace.take(kChannel, kAnn, rates) == 100ms);
}

TEST_CASE("pace: a thread that is too fast holds up only itself") {
    support::ManualClock clock;
    Pace pace(clock, longest);
    const Rates rates{{100, 100}, {0.5, 1}};
    CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
    CHECK(pace.take(kChannel, kAnn, rates) == 2s);
    CHECK(pace.held().empty());
    CHECK(pace.take(kChannel, kBob, rates) == 0ms);
    clock.advance(1h);
    pace.forgetIdle();
    CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
}

TEST_CASE("pace: a messenger that can't be reached is asked more and more rarely") {
    support::ManualClock clock;
    Pace pace(clock, longest);
    Millis last{0};
    for (const Millis expected : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        pace.noteUnreached(kChannel);
        CHECK(pace.untilNext() == expected);
        clock.advance(expected);
        CHECK(pace.held().empty());
        last = expected;
    }
    pace.noteReached(kChannel);
    pace.noteUnreached(kChannel);
    CHECK(pace.untilNext() == 1s);
}

TEST_CASE("pace: the pauses before a messenger is asked again are spread") {
    support::ManualClock clock;
    double jitter = 0;
    Pace pace(clock, [&] { return jitter; });
    pace.noteUnreached(kChannel);
    CHECK(pace.untilNext() == 500ms);
    clock.advance(1min);
    CHECK(pace.held().empty());
    jitter = 0.5;
    pace.noteUnreached(kChannel);
    CHECK(pace.untilNext() == 1500ms);
}

TEST_CASE("pace: after a pause one goes first, and the others see what becomes of it") {
    support::ManualClock clock;
    Pace pace(clock, longest);
    const Rates rates{{100, 100}, {}};
    const bool wasUnreached = GENERATE(true, false);
    const auto trouble = [&] { wasUnreached ? pace.noteUnreached(kChannel) : pace.hold(kChannel, 1s); };
    trouble();
    clock.advance(1s);
    CHECK(pace.held().empty());
    CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
    CHECK(pace.take(kChannel, kBob, rates) > 0ms);
    CHECK(pace.held() == std::vector{kChannel});
    CHECK(pace.take(kOther, kBob, rates) == 0ms);

    SECTION("it arrived: all may go at once") {
        pace.noteReached(kChannel);
        CHECK(pace.held().empty());
        CHECK(pace.take(kChannel, kBob, rates) == 0ms);
        CHECK(pace.take(kChannel, kAnn, rates) == 0ms);
    }
    SECTION("it didn't: another one goes first after the next pause") {
        trouble();
        clock.advance(2s);
        CHECK(pace.take(kChannel, kBob, rates) == 0ms);
        CHECK(pace.take(kChannel, kAnn, rates) > 0ms);
    }
    SECTION("nothing is heard of it: after a minute another one may") {
        clock.advance(59s);
        CHECK(pace.take(kChannel, kBob, rates) > 0ms);
        clock.advance(1s);
        CHECK(pace.take(kChannel, kBob, rates) == 0ms);
    }
    SECTION("it failed here, before any call: another one goes first at once") {
        pace.noteUntried(kChannel);
        CHECK(pace.held().empty());
        CHECK(pace.take(kChannel, kBob, rates) == 0ms);
        CHECK(pace.take(kChannel, kAnn, rates) > 0ms);
    }
    SECTION("an administrator has changed the channel: nobody has to wait") {
        pace.release(kChannel);
        CHECK(pace.take(kChannel, kBob, rates) == 0ms);
    }
}
