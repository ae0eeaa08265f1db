// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/query.hpp"

#include <catch2/catch.hpp>

using namespace pult::http;

TEST_CASE("query: pairs are decoded, broken ones left out", "[query]") {
    const auto query = Query::parse("a=1&b=%D0%9F+x&broken=%zz&=none&flag&a=2&nul=%00&utf=%FF");
    CHECK(query.get("a") == "1");
    CHECK(query.get("b") == "П x");
    CHECK(query.get("broken").empty());
    CHECK(query.get("flag").empty());
    CHECK(query.get("nul").empty());
    CHECK(query.get("utf").empty());
    CHECK(query.size() == 4);
}

TEST_CASE("query: numbers are whole and not negative", "[query]") {
    const auto query = Query::parse("a=12&b=-1&c=1x&d=99999999999999999999&e=");
    CHECK(query.number("a", 7) == 12);
    for (const char* bad : {"b", "c", "d", "e", "missing"})
        CHECK(query.number(bad, 7) == 7);
}
