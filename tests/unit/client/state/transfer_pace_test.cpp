// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/transfer_pace.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

TEST_CASE("pace: is told once it can be, and follows the last seconds", "[state]") {
    TransferPace pace;
    CHECK(pace.bytesPerSecond() == 0);
    pace.note(0, 1000);
    pace.note(300'000, 1200);
    CHECK(pace.bytesPerSecond() == 0); // a full socket says nothing
    for (int second = 1; second <= 20; ++second)
        pace.note(second * 1'000'000, 1000 + second * 1000);
    CHECK(pace.bytesPerSecond() == 1'000'000);
    for (int second = 21; second <= 25; ++second) // slower now
        pace.note(20'000'000 + (second - 20) * 100'000, 1000 + second * 1000);
    CHECK(pace.bytesPerSecond() == 100'000);
}

TEST_CASE("pace: crumbs are taken together, a new beginning forgets", "[state]") {
    TransferPace pace;
    for (int ms = 0; ms <= 5'000; ++ms)
        pace.note(ms * 1'000, ms);
    CHECK(pace.bytesPerSecond() == 1'000'000);
    pace.note(0, 5'100);
    CHECK(pace.bytesPerSecond() == 0);
}
