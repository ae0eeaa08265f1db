// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/calendar_items.hpp"

#include "shared/wire/codec.hpp"
#include "shared/wire/workspace.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr int kHour = 60;

QString fromText(const char* text) {
    return QString::fromUtf8(text);
}

} // namespace

TEST_CASE("calendar items: a calendar comes back as it was, its dates in order", "[models]") {
    wire::Calendar calendar;
    calendar.zone = "Europe/Moscow";
    calendar.week.assign(5, {{9 * kHour, 18 * kHour}});
    calendar.week.resize(7);
    calendar.days = {{"2027-01-02", "", {}}, {"2027-01-01", "New Year", {{kHour, 2 * kHour}}}};
    const auto items = calendarItems(calendar);
    REQUIRE(items.size() == 10);
    CHECK(items[8].name == "2027-01-01");
    CHECK(calendarTrouble(items).isEmpty());
    std::swap(calendar.days[0], calendar.days[1]);
    CHECK(wire::encode(calendarOf(items)) == wire::encode(calendar));
}

TEST_CASE("calendar items: without a calendar every day is open", "[models]") {
    const auto items = calendarItems({});
    REQUIRE(items.size() == 8);
    for (int day = 1; day <= 7; ++day)
        CHECK(items[day].text == fromText("0:00–24:00"));
}

TEST_CASE("calendar items: it is said in words what is wrong with them", "[models]") {
    auto items = roundTheClock();
    items[0].text = fromText("UTC");
    CHECK(calendarTrouble(items).isEmpty());
    SECTION("a zone") {
        items[0].text = fromText("Europe/Atlantis");
        CHECK(calendarTrouble(items).contains(fromText("time zone")));
    }
    SECTION("hours") {
        items[3].text = fromText("22:00–6:00");
        CHECK(calendarTrouble(items).contains(fromText("24:00")));
    }
    SECTION("a date") {
        items.append({.ref = fromText("new1"), .name = fromText("31.2.2027")});
        CHECK(calendarTrouble(items).contains(fromText("date")));
    }
    SECTION("a date twice") {
        items.append({.ref = fromText("2027-01-01"), .name = fromText("2027-01-01")});
        CHECK(calendarTrouble(items).isEmpty());
        items.append({.ref = fromText("new1"), .name = fromText("2027-01-01")});
        CHECK(calendarTrouble(items).contains(fromText("twice")));
    }
    SECTION("no hours at all") {
        for (int day = 1; day <= 7; ++day)
            items[day].text.clear();
        CHECK(calendarTrouble(items).contains(fromText("Some day")));
    }
}
