// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/position.hpp"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace pult::telegram {

namespace {

using namespace std::chrono_literals;

constexpr Millis kKeptByTelegram = 24h;
constexpr Millis kGapShown = std::chrono::days{7};

Time timeOf(std::int64_t milliseconds) {
    return Time{Millis{milliseconds}};
}

std::int64_t millisecondsOf(Time time) {
    return time.time_since_epoch().count();
}

std::string minuteOf(Time moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(moment - day).count();
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return text;
}

} // namespace

std::string written(const Position& position) {
    std::ostringstream text; // the offset first, as all versions of us read it
    text << position.offset;
    if (position.wellAt)
        text << ' ' << millisecondsOf(*position.wellAt);
    if (position.wellAt && position.gap)
        text << ' ' << millisecondsOf(position.gap->from) << ' ' << millisecondsOf(position.gap->until) << ' '
             << millisecondsOf(position.gap->noticedAt) << ' ' << position.gap->version;
    return text.str();
}

Position readPosition(const std::string& text) {
    Position position;
    std::istringstream words(text);
    if (!(words >> position.offset))
        return {};
    std::int64_t wellAt = 0, from = 0, until = 0, noticedAt = 0, version = 0;
    if (words >> wellAt)
        position.wellAt = timeOf(wellAt);
    if (words >> from >> until >> noticedAt >> version)
        position.gap = Position::Gap{timeOf(from), timeOf(until), timeOf(noticedAt), version};
    return position;
}

void noteChannel(Position& position, std::int64_t version) {
    if (position.gap && position.gap->version != version)
        position.gap.reset();
}

void noteWell(Position& position, Time now, std::int64_t version) {
    if (position.gap && now - position.gap->noticedAt > kGapShown)
        position.gap.reset();
    if (position.wellAt && now - *position.wellAt > kKeptByTelegram) {
        const Time from = position.gap ? std::min(position.gap->from, *position.wellAt) : *position.wellAt;
        position.gap = Position::Gap{from, now - kKeptByTelegram, now, version};
    }
    position.wellAt = now;
}

std::string spanOf(const Position::Gap& gap) {
    return minuteOf(gap.from) + " to " + minuteOf(gap.until) + " UTC";
}

} // namespace pult::telegram
