// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/working_hours.hpp"

#include <array>
#include <random>

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace std::chrono_literals;

namespace {

constexpr int kHour = 60;

Time utc(int year, unsigned month, unsigned day, int hour, int minute = 0) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return Time{std::chrono::sys_days{date}} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

wire::Calendar weekdays(std::string zone, wire::OpenHours hours = {9 * kHour, 18 * kHour}) {
    wire::Calendar calendar;
    calendar.zone = std::move(zone);
    calendar.week.assign(5, {hours});
    calendar.week.resize(7);
    return calendar;
}

WorkingHours hoursOf(const wire::Calendar& calendar) {
    return WorkingHours::of(calendar).value();
}

std::string refusalOf(const wire::Calendar& calendar) {
    const auto hours = WorkingHours::of(calendar);
    REQUIRE_FALSE(hours);
    CHECK(hours.error().code == Errc::invalid);
    return hours.error().detail.substr(0, hours.error().detail.find(':'));
}

/// Calendars as companies have them, and some as nobody should.
class AnyCalendar {
public:
    explicit AnyCalendar(unsigned seed) : m_random(seed) {}

    wire::Calendar calendar() {
        static constexpr std::array kZones = {
            "Europe/Moscow",    "Europe/Berlin",       "America/New_York", "Asia/Almaty",
            "Asia/Kathmandu",   "Australia/Lord_Howe", "Pacific/Apia",     "UTC",
            "America/Sao_Paulo"};
        wire::Calendar made;
        made.zone = kZones[static_cast<std::size_t>(below(kZones.size()))];
        if (below(4) != 0) {
            made.week.resize(7);
            for (auto& day : made.week)
                day = spans();
            made.week[0] = {{8 * kHour, 17 * kHour}};
        }
        for (unsigned day = 1; day <= 28; ++day)
            if (below(3) == 0)
                made.days.push_back({"2026-03-" + std::string(day < 10 ? "0" : "") + std::to_string(day), "", spans()});
        return made;
    }
    Time moment() { return utc(2026, 2, 1, 0) + Millis{below(120LL * 24 * 3600 * 1000)}; }
    Millis duration() { return Millis{below(90LL * 3600 * 1000)}; }

private:
    std::int64_t below(std::int64_t limit) {
        return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(m_random);
    }

    std::vector<wire::OpenHours> spans() {
        std::vector<wire::OpenHours> made;
        for (int from = static_cast<int>(below(600)); from < 24 * kHour && below(4) != 0;) {
            const int until = std::min(from + 1 + static_cast<int>(below(600)), 24 * kHour);
            made.push_back({from, until});
            from = until + static_cast<int>(below(2) * below(300));
        }
        return made;
    }

    std::mt19937 m_random;
};

} // namespace

TEST_CASE("working hours: what is written on Friday evening is answered on Monday morning", "[domain]") {
    const WorkingHours hours = hoursOf(weekdays("Europe/Moscow"));
    const Time friday = utc(2026, 11, 20, 14, 50); // 17:50 in Moscow
    const Time monday = utc(2026, 11, 23, 6, 7);
    CHECK(monday - friday == 63h + 17min);
    CHECK(hours.worked(friday, monday) == 17min);
    CHECK(hours.worked(friday + 5min, monday) == 12min);
    CHECK(hours.after(friday, 17min) == monday);
    CHECK(hours.after(friday, 10min) == friday + 10min);
    CHECK(hours.worked(monday, friday) == 0ms);
}

TEST_CASE("working hours: it is said when work ends and begins next", "[domain]") {
    const WorkingHours hours = hoursOf(weekdays("Europe/Moscow"));
    const Time opening = utc(2026, 11, 23, 6), closing = utc(2026, 11, 20, 15);
    CHECK(hours.isOpen(closing - 1ms));
    CHECK_FALSE(hours.isOpen(closing));
    CHECK_FALSE(hours.isOpen(opening - 1ms));
    CHECK(hours.isOpen(opening));
    CHECK(hours.nextChange(closing - 1min) == closing);
    CHECK(hours.nextChange(closing) == opening);
    CHECK(hours.nextChange(opening) == utc(2026, 11, 23, 15));
}

TEST_CASE("working hours: without a calendar all time is working time", "[domain]") {
    for (const WorkingHours& hours : {WorkingHours{}, hoursOf({})}) {
        const Time noon = utc(2026, 11, 22, 12);
        CHECK(hours.isOpen(noon));
        CHECK(hours.worked(noon, noon + 72h) == 72h);
        CHECK(hours.after(noon, 5min) == noon + 5min);
        CHECK(hours.after(noon, 0ms) == noon);
        CHECK_FALSE(hours.nextChange(noon));
    }
}

TEST_CASE("working hours: a date of its own counts in place of its weekday", "[domain]") {
    wire::Calendar calendar = weekdays("Europe/Moscow");
    calendar.days = {{"2026-12-31", "short", {{9 * kHour, 12 * kHour}}},
                     {"2027-01-01", "New Year", {}},
                     {"2027-01-02", "a Saturday", {{10 * kHour, 11 * kHour}, {11 * kHour, 12 * kHour}}}};
    const WorkingHours hours = hoursOf(calendar);
    CHECK(hours.worked(utc(2026, 12, 30, 21), utc(2026, 12, 31, 21)) == 3h);
    CHECK(hours.worked(utc(2026, 12, 31, 21), utc(2027, 1, 1, 21)) == 0h);
    CHECK(hours.after(utc(2026, 12, 31, 8, 30), 1h) == utc(2027, 1, 2, 7, 30));
    CHECK(hours.nextChange(utc(2027, 1, 2, 7, 30)) == utc(2027, 1, 2, 9)); // two stretches without a break are one
}

TEST_CASE("working hours: a company may answer at any hour but on holidays", "[domain]") {
    wire::Calendar calendar;
    calendar.zone = "Europe/Moscow";
    calendar.days = {{"2027-01-01", "", {}}};
    const WorkingHours hours = hoursOf(calendar);
    CHECK(hours.worked(utc(2026, 12, 30, 0), utc(2027, 1, 3, 0)) == 72h);
    CHECK(hours.nextChange(utc(2026, 12, 30, 0)) == utc(2026, 12, 31, 21));
    CHECK_FALSE(hours.nextChange(utc(2027, 1, 3, 0)));
}

TEST_CASE("working hours: days are as long as the clocks make them", "[domain]") {
    wire::Calendar calendar = weekdays("Europe/Berlin");
    calendar.week[6] = {{0, 24 * kHour}};
    const WorkingHours hours = hoursOf(calendar);
    CHECK(hours.worked(utc(2026, 3, 28, 12), utc(2026, 3, 29, 22)) == 23h);
    CHECK(hours.worked(utc(2026, 10, 24, 12), utc(2026, 10, 26, 0)) == 25h);
    // Nine in the morning stays nine in the morning.
    CHECK(hours.nextChange(utc(2026, 3, 27, 20)) == utc(2026, 3, 28, 23));
    CHECK(hours.nextChange(utc(2026, 3, 29, 23)) == utc(2026, 3, 30, 7));
    CHECK(hours.nextChange(utc(2026, 10, 26, 0)) == utc(2026, 10, 26, 8));
}

TEST_CASE("working hours: a stretch that begins in the hour that is skipped begins when the clocks do", "[domain]") {
    wire::Calendar calendar = weekdays("Europe/Berlin");
    calendar.week[6] = {{2 * kHour, 2 * kHour + 30}, {2 * kHour + 30, 4 * kHour}};
    const WorkingHours hours = hoursOf(calendar);
    CHECK(hours.worked(utc(2026, 3, 28, 23), utc(2026, 3, 29, 22)) == 1h);
    CHECK(hours.nextChange(utc(2026, 3, 28, 23)) == utc(2026, 3, 29, 1));
    // The hour that comes twice counts whole, once.
    CHECK(hours.worked(utc(2026, 10, 24, 22), utc(2026, 10, 25, 23)) == 3h);
}

TEST_CASE("working hours: the rules of zones are those of the present", "[domain]") {
    // Kazakhstan has had one time since March 2024.
    CHECK(hoursOf(weekdays("Asia/Almaty")).nextChange(utc(2026, 6, 1, 0)) == utc(2026, 6, 1, 4));
}

TEST_CASE("working hours: what can't be meant is refused in words", "[domain]") {
    CHECK(refusalOf(weekdays("Europe/Atlantis")) == "zone");
    CHECK(refusalOf(weekdays("")) == "zone");
    wire::Calendar calendar = weekdays("UTC");
    calendar.week.pop_back();
    CHECK(refusalOf(calendar) == "week");
    calendar.week.assign(7, {});
    CHECK(refusalOf(calendar) == "week"); // nobody would ever be answered
    for (const wire::OpenHours wrong :
         {wire::OpenHours{22 * kHour, 6 * kHour}, {kHour, kHour}, {-1, kHour}, {kHour, 24 * kHour + 1}})
        CHECK(refusalOf(weekdays("UTC", wrong)) == "week");
    calendar = weekdays("UTC");
    calendar.week[0] = {{9 * kHour, 12 * kHour}, {11 * kHour, 18 * kHour}};
    CHECK(refusalOf(calendar) == "week");
    for (const char* date : {"2026-02-29", "2026-1-01", "01.01.2026", "2026-01-01 ", "", "2026-+1-01"}) {
        calendar = weekdays("UTC");
        calendar.days = {{date, "", {}}};
        CHECK(refusalOf(calendar) == "days");
    }
    calendar.days = {{"2026-01-01", "", {}}, {"2026-01-01", "", {{0, kHour}}}};
    CHECK(refusalOf(calendar) == "days");
    calendar.days = {{"2026-01-01", "", {{kHour, 0}}}};
    CHECK(refusalOf(calendar) == "days");
}

TEST_CASE("working hours: time adds up, never runs back, and its end is found again", "[domain][property]") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        AnyCalendar any(seed);
        const WorkingHours hours = hoursOf(any.calendar());
        std::array<Time, 3> at{any.moment(), any.moment(), any.moment()};
        std::ranges::sort(at);
        const auto [a, b, c] = at;
        REQUIRE(hours.worked(a, b) + hours.worked(b, c) == hours.worked(a, c));
        REQUIRE(hours.worked(a, b) <= b - a);

        const Millis time = any.duration() + 1ms;
        const Time end = hours.after(a, time);
        REQUIRE(hours.worked(a, end) == time);
        REQUIRE(hours.worked(a, end - 1ms) == time - 1ms); // the first such moment
        REQUIRE(hours.after(a, time + 1ms) > end);
        REQUIRE(hours.after(b, time) >= end);
        REQUIRE(hours.after(hours.after(a, time), 1h) == hours.after(a, time + 1h));

        REQUIRE(hours.isOpen(a) == (hours.worked(a, a + 1ms) == 1ms));
        if (const auto change = hours.nextChange(a)) {
            REQUIRE(hours.worked(a, *change) == (hours.isOpen(a) ? *change - a : 0ms));
            REQUIRE(hours.isOpen(*change) != hours.isOpen(a));
        }
    }
}
