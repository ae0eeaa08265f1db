// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/backoff.hpp"
#include "client/link/heartbeat.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace std::chrono_literals;

namespace {

const Ticks kStart{1'000'000ms};

} // namespace

TEST_CASE("backoff: the pause stays between half a second and thirty", "[link]") {
    Backoff hasty([] { return 0.0; });
    Backoff patient([] { return 0.999999; });
    for (int i = 0; i < 40; ++i) {
        CHECK(hasty.lost(kStart) - kStart == 500ms);
        const Millis pause = patient.lost(kStart) - kStart;
        CHECK(pause >= 500ms);
        CHECK(pause <= 30s);
    }
    CHECK(patient.lost(kStart) - kStart > 29s);
}

TEST_CASE("backoff: the limit doubles with every failure", "[link]") {
    Backoff backoff([] { return 0.5; });
    CHECK(backoff.lost(kStart) - kStart == 750ms);
    CHECK(backoff.lost(kStart) - kStart == 1250ms);
    CHECK(backoff.lost(kStart) - kStart == 2250ms);
}

TEST_CASE("backoff: a connection that held starts the count anew, one that is dropped at once doesn't", "[link]") {
    Backoff backoff([] { return 0.5; });
    for (int i = 0; i < 6; ++i)
        backoff.lost(kStart);
    backoff.online(kStart);
    CHECK(backoff.lost(kStart + 9s) - (kStart + 9s) > 10s);
    backoff.online(kStart);
    CHECK(backoff.lost(kStart + 10s) - (kStart + 10s) == 750ms);
}

TEST_CASE("backoff: a person in a hurry waits little after the next failure", "[link]") {
    Backoff backoff([] { return 0.5; });
    for (int i = 0; i < 6; ++i)
        backoff.lost(kStart);
    backoff.hurry();
    CHECK(backoff.lost(kStart) - kStart == 750ms);
}

TEST_CASE("heartbeat: pings every 20 s and gives up after 45 s of silence", "[link]") {
    Heartbeat heartbeat;
    heartbeat.start(kStart);
    CHECK(heartbeat.check(kStart + 19s, {}) == Heartbeat::Verdict::fine);
    CHECK(heartbeat.check(kStart + 20s, {}) == Heartbeat::Verdict::ping);
    CHECK(heartbeat.check(kStart + 21s, {}) == Heartbeat::Verdict::fine);
    CHECK(heartbeat.check(kStart + 40s, {}) == Heartbeat::Verdict::ping);
    CHECK(heartbeat.check(kStart + 45s, {}) == Heartbeat::Verdict::dead);
    heartbeat.heard(kStart + 44s);
    CHECK(heartbeat.check(kStart + 45s, {}) == Heartbeat::Verdict::fine);
}

TEST_CASE("heartbeat: while something waits, silence is asked about after 8 s and may last 5 s more", "[link]") {
    Heartbeat heartbeat;
    heartbeat.start(kStart);
    const Ticks asked = kStart + 2s;
    CHECK(heartbeat.check(kStart + 9s, asked) == Heartbeat::Verdict::fine);
    CHECK(heartbeat.check(kStart + 10s, asked) == Heartbeat::Verdict::ping);
    CHECK(heartbeat.check(kStart + 14s, asked) == Heartbeat::Verdict::fine);
    SECTION("still nothing") {
        CHECK(heartbeat.check(kStart + 15s, asked) == Heartbeat::Verdict::dead);
    }
    SECTION("the one that waited has given up meanwhile, the ping is owed all the same") {
        CHECK(heartbeat.check(kStart + 15s, {}) == Heartbeat::Verdict::dead);
    }
    SECTION("a server that is only slow is asked again, not left") {
        heartbeat.heard(kStart + 14s);
        CHECK(heartbeat.check(kStart + 15s, asked) == Heartbeat::Verdict::fine);
        CHECK(heartbeat.check(kStart + 22s, asked) == Heartbeat::Verdict::ping);
        heartbeat.heard(kStart + 23s);
        CHECK(heartbeat.check(kStart + 28s, {}) == Heartbeat::Verdict::fine);
    }
    SECTION("a new connection owes nothing") {
        heartbeat.start(kStart + 14s);
        CHECK(heartbeat.check(kStart + 16s, {}) == Heartbeat::Verdict::fine);
    }
}
