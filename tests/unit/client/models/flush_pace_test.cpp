// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/flush_pace.hpp"
#include "tests/support/wait_until.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;
using namespace pult::support;

TEST_CASE("flush pace: the first change waits for nobody, those right behind it wait together", "[models]") {
    FlushPace pace;
    CHECK(pace.waitMs() == 0);
    pace.flushed();
    const int wait = pace.waitMs();
    CHECK(wait <= FlushPace::kPauseMs);
    REQUIRE(waitUntil([&] { return pace.waitMs() == 0; }));
    pace.flushed();
    // Only a machine that stands still for 16 ms between two lines would see none.
    CHECK((wait > 0 || pace.waitMs() > 0));
}
