// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/http/retry_after.hpp"

using namespace pult;
using namespace std::chrono_literals;
using http::readHttpDate;
using http::retryAfter;

TEST_CASE("retry after: the three forms of a date mean the same moment", "[http]") {
    const Time moment{784111777s};
    CHECK(readHttpDate("Sun, 06 Nov 1994 08:49:37 GMT") == moment);
    CHECK(readHttpDate("Sunday, 06-Nov-94 08:49:37 GMT") == moment);
    CHECK(readHttpDate("Sun Nov  6 08:49:37 1994") == moment);
    for (const char* text :
         {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nox 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "soon", "Sun, 06 Nov x 08:49:37 GMT"})
        CHECK_FALSE(readHttpDate(text));
}

TEST_CASE("retry after: seconds or a date, never into the past, at most a day", "[http]") {
    const Time now{784111777s};
    CHECK(retryAfter("30", now) == 30s);
    CHECK(retryAfter("0", now) == 0s);
    CHECK(retryAfter("999999", now) == 24h);
    CHECK(retryAfter("99999999999999999999", now) == 24h);
    CHECK(retryAfter("Sun, 06 Nov 1994 08:51:37 GMT", now) == 2min);
    CHECK(retryAfter("Sun, 06 Nov 1994 08:00:00 GMT", now) == 0s);
    CHECK(retryAfter("Sun, 06 Nov 2094 08:00:00 GMT", now) == 24h);
    for (const char* text : {"", "-5", "3.5", "soon"})
        CHECK(retryAfter(text, now) == 0s);
}
