// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/storage/attendance.hpp"
#include "tests/support/manual_clock.hpp"

using namespace pult;
using namespace std::chrono_literals;

TEST_CASE("attendance: who is there is not away, whatever time it is", "[storage]") {
    support::ManualClock clock;
    storage::Attendance attendance(clock);
    const OperatorId anna{7};
    attendance.came(anna);
    clock.advance(100h);
    CHECK_FALSE(attendance.isAway(anna, 1ms));
    attendance.heard(anna);
    attendance.left(anna);
    clock.advance(1min);
    CHECK(attendance.isAway(anna, 1min));
    CHECK_FALSE(attendance.isAway(anna, 1min + 1ms));
}

TEST_CASE("attendance: a server that has just begun takes nobody for gone", "[storage]") {
    support::ManualClock clock;
    const storage::Attendance attendance(clock);
    const OperatorId anna{7};
    CHECK_FALSE(attendance.isAway(anna, 1min));
    clock.advance(1min);
    CHECK(attendance.isAway(anna, 1min));
}

TEST_CASE("attendance: who asks without a session was there this moment", "[storage]") {
    support::ManualClock clock;
    storage::Attendance attendance(clock);
    const OperatorId script{7};
    clock.advance(1h);
    attendance.heard(script);
    CHECK_FALSE(attendance.isAway(script, 1min));
    clock.advance(1min);
    CHECK(attendance.isAway(script, 1min));
}

TEST_CASE("attendance: a turned wall clock makes nobody disappear", "[storage]") {
    support::ManualClock clock;
    storage::Attendance attendance(clock);
    const OperatorId anna{7};
    attendance.came(anna);
    attendance.left(anna);
    clock.turnWallClock(24h);
    CHECK_FALSE(attendance.isAway(anna, 1min));
}
