// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/hours_text.hpp"

#include <catch2/catch.hpp>

using pult::domain::hoursIn;
using pult::domain::hoursText;
using Hours = std::vector<pult::wire::OpenHours>;

TEST_CASE("hours: written in many ways, shown in one", "[domain]") {
    const Hours lunch{{9 * 60, 13 * 60}, {14 * 60 + 30, 18 * 60}};
    for (const char* written : {"9:00–13:00, 14:30–18:00", "9-13,14.30-18", " 09:00 — 13:00 ; 14:30-18:00 "})
        CHECK(hoursIn(written) == lunch);
    CHECK(hoursText(lunch) == "9:00–13:00, 14:30–18:00");
    CHECK(hoursIn("  ") == Hours{});
    CHECK(hoursText({}).empty());
    CHECK(hoursIn("0-24") == Hours{{0, 24 * 60}});
    CHECK(hoursText({{0, 24 * 60}}) == "0:00–24:00");
    CHECK(hoursText({{5, 65}}) == "0:05–1:05");
}

TEST_CASE("hours: what is no stretch of one day is not read", "[domain]") {
    for (const char* wrong : {"9", "9-", "-9", "22-6", "9-9", "9-13,12-18", "9-24:01", "9:60-10", "9:5-10", "9:000-10",
                              "009-10", "nine", "9-13,", ",9-13", "-1-5", "9-13-15", "9-+13", "9–13 и 14–18"})
        CHECK_FALSE(hoursIn(wrong));
}
