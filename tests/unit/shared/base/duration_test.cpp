// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/duration.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using namespace std::chrono_literals;

TEST_CASE("duration: a time is a number with its unit, or nothing", "[base]") {
    CHECK(parseDuration("90s") == Millis{90s});
    CHECK(parseDuration("5m") == Millis{5min});
    CHECK(parseDuration("2h") == Millis{2h});
    CHECK(parseDuration("1d") == Millis{24h});
    CHECK(parseDuration("0") == Millis{0});
    for (const char* wrong : {"", "5", "m", "-5m", "5 m", "5min", "99999999999999999999s", "2000000d"})
        CHECK_FALSE(parseDuration(wrong));
}
