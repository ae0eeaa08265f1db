// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/working_hours.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include <date/tz.h>

namespace pult::domain {

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr std::size_t kDaysOfWeek = 7;
constexpr std::size_t kMostSpans = 24;
constexpr std::size_t kMostDays = 1000;
constexpr Millis kHorizon = std::chrono::hours{24 * 366};

using Spans = std::vector<wire::OpenHours>;

/// [from, until)
struct OpenTime {
    Time from;
    Time until;
};

std::optional<date::local_days> dayIn(std::string_view text) {
    const auto number = [&](std::size_t at, std::size_t digits) {
        int read = -1;
        const char* end = text.data() + at + digits;
        const auto [rest, error] = std::from_chars(text.data() + at, end, read);
        return error == std::errc{} && rest == end ? read : -1;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    if (year < 1900 || month < 1 || day < 1)
        return std::nullopt;
    const date::year_month_day read{date::year{year}, date::month{static_cast<unsigned>(month)},
                                    date::day{static_cast<unsigned>(day)}};
    return read.ok() ? std::optional(date::local_days{read}) : std::nullopt;
}

std::optional<Error> wrongWith(const Spans& hours, const std::string& where) {
    if (hours.size() > kMostSpans)
        return fail(Errc::invalid, where + ": at most " + std::to_string(kMostSpans) + " stretches of a day");
    int before = 0;
    for (const auto& span : hours) {
        if (span.from < 0 || span.until > kMinutesOfDay || span.from >= span.until)
            return fail(Errc::invalid, where + ": hours begin before they end, both within the same day; work over "
                                               "midnight is two stretches, to 24:00 and from 0:00 of the next day");
        if (span.from < before)
            return fail(Errc::invalid, where + ": expected hours one after the other");
        before = span.until;
    }
    return std::nullopt;
}

std::optional<Error> wrongWithWeek(const std::vector<Spans>& week) {
    if (week.empty())
        return std::nullopt;
    if (week.size() != kDaysOfWeek)
        return fail(Errc::invalid, "week: expected seven days, Monday first, or none");
    for (const Spans& hours : week)
        if (auto error = wrongWith(hours, "week"))
            return error;
    if (std::ranges::all_of(week, [](const Spans& hours) { return hours.empty(); }))
        return fail(Errc::invalid, "week: expected hours on one day at least");
    return std::nullopt;
}

Result<const date::time_zone*> zoneCalled(const std::string& name) {
    try {
        const date::time_zone* zone = date::locate_zone(name);
        (void)zone->get_info(date::sys_seconds{}); // reads its rules
        return zone;
    } catch (const std::exception&) {
        return fail(Errc::invalid, "zone: expected a time zone like Europe/Moscow");
    }
}

/// Finds the moments of local times. Neighbouring days mostly share their distance from UTC: it is looked up only near
/// its changes.
class LocalClock {
public:
    LocalClock(const date::time_zone& zone, Time near) : m_zone(zone) {
        m_info = zone.get_info(std::chrono::floor<std::chrono::seconds>(near));
    }

    date::local_days dayOf(Time at) const {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch() + m_info.offset;
        return date::local_days{std::chrono::floor<date::days>(seconds)};
    }

    Time momentOf(date::local_days day, int minute) {
        const date::local_seconds local = day + std::chrono::minutes{minute};
        const date::sys_seconds same{local.time_since_epoch() - m_info.offset};
        if (same - kNear > m_info.begin && same + kNear < m_info.end)
            return same;
        const date::local_info info = m_zone.get_info(local);
        m_info = info.first;
        return info.result == date::local_info::nonexistent
                   ? info.first.end
                   : date::sys_seconds{local.time_since_epoch() - info.first.offset};
    }

private:
    static constexpr std::chrono::hours kNear{48};

    const date::time_zone& m_zone;
    date::sys_info m_info;
};

} // namespace

class WorkingHours::Table {
public:
    Table(const date::time_zone& zone, const wire::Calendar& calendar) : m_zone(zone) {
        m_week.fill(Spans{{0, kMinutesOfDay}});
        std::ranges::copy(calendar.week, m_week.begin());
    }

    /// False when the date has hours already.
    bool add(date::local_days day, const Spans& hours) { return m_days.emplace(keyOf(day), hours).second; }

    /// Open times that end after `from`, one after the other, until `visit` has enough and answers false.
    template <class Visit>
    void eachFrom(Time from, Visit visit) const {
        LocalClock clock(m_zone, from);
        // The day before counts: near a change of the clocks a moment's own day is not certain.
        for (date::local_days day = clock.dayOf(from) - date::days{1};; day += date::days{1})
            for (const auto& span : hoursOf(day)) {
                const OpenTime open{clock.momentOf(day, span.from), clock.momentOf(day, span.until)};
                if (open.until > from && open.from < open.until && !visit(open))
                    return;
            }
    }

private:
    static std::int64_t keyOf(date::local_days day) { return day.time_since_epoch().count(); }

    const Spans& hoursOf(date::local_days day) const {
        const auto own = m_days.find(keyOf(day));
        return own == m_days.end() ? m_week[date::weekday{day}.iso_encoding() - 1] : own->second;
    }

    const date::time_zone& m_zone;
    std::array<Spans, kDaysOfWeek> m_week;
    std::unordered_map<std::int64_t, Spans> m_days;
};

Result<WorkingHours> WorkingHours::of(const wire::Calendar& calendar) {
    if (calendar.week.empty() && calendar.days.empty())
        return WorkingHours{};
    if (auto error = wrongWithWeek(calendar.week))
        return std::move(*error);
    if (calendar.days.size() > kMostDays)
        return fail(Errc::invalid, "days: at most " + std::to_string(kMostDays));
    const auto zone = zoneCalled(calendar.zone);
    if (!zone)
        return zone.error();
    auto table = std::make_shared<Table>(**zone, calendar);
    for (const auto& one : calendar.days) {
        const auto day = dayIn(one.date);
        if (!day)
            return fail(Errc::invalid, "days: expected dates like 2026-05-12");
        if (auto error = wrongWith(one.hours, "days"))
            return std::move(*error);
        if (!table->add(*day, one.hours))
            return fail(Errc::invalid, "days: expected each date only once");
    }
    WorkingHours hours;
    hours.m_table = std::move(table);
    return hours;
}

bool WorkingHours::isOpen(Time at) const {
    if (!m_table)
        return true;
    bool open = false;
    m_table->eachFrom(at, [&](const OpenTime& next) {
        open = next.from <= at;
        return false;
    });
    return open;
}

Millis WorkingHours::worked(Time from, Time to) const {
    if (to <= from)
        return Millis{0};
    if (!m_table)
        return to - from;
    Millis sum{0};
    m_table->eachFrom(from, [&](const OpenTime& next) {
        if (next.from >= to)
            return false;
        sum += std::min(next.until, to) - std::max(next.from, from);
        return true;
    });
    return sum;
}

Time WorkingHours::after(Time from, Millis duration) const {
    if (!m_table || duration <= Millis{0})
        return from + std::max(duration, Millis{0});
    Time reached = from;
    Millis left = duration;
    m_table->eachFrom(from, [&](const OpenTime& next) {
        const Time begin = std::max(next.from, from);
        reached = begin + std::min(left, next.until - begin);
        left -= reached - begin;
        return left > Millis{0};
    });
    return reached;
}

std::optional<Time> WorkingHours::nextChange(Time at) const {
    if (!m_table)
        return std::nullopt;
    std::optional<Time> change;
    m_table->eachFrom(at, [&](const OpenTime& next) {
        if (change && next.from > *change)
            return false; // what was open ended before
        const bool closedNow = !change && next.from > at;
        change = closedNow ? next.from : next.until;
        return !closedNow && *change - at < kHorizon;
    });
    return *change - at < kHorizon ? change : std::nullopt;
}

} // namespace pult::domain
