// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "server/app/pultctl/ask.hpp"
#include "shared/domain/hours_text.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/workspace.hpp"

namespace pult::app::command {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::size_t> dayIn(std::string_view name) {
    const auto found = std::ranges::find(kDays, name);
    return found == kDays.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - kDays.begin()));
}

/// "mon=9-18", "mon-fri=9-13,14-18", "2027-01-01=": what stands before the equals sign has the hours behind it.
Result<wire::Calendar> withHours(wire::Calendar calendar, const std::string& text) {
    const auto equals = text.find('=');
    const auto hours = equals == std::string::npos ? std::nullopt : domain::hoursIn(text.substr(equals + 1));
    if (!hours)
        return fail(Errc::invalid, "--set " + text + ": expected hours like mon-fri=9:00-13:00,14:00-18:00");
    const std::string days = text.substr(0, equals);
    if (!days.empty() && days.front() >= '0' && days.front() <= '9') {
        calendar.days.push_back({days, {}, *hours});
        return calendar;
    }
    const auto dash = days.find('-');
    const auto first = dayIn(days.substr(0, dash));
    const auto last = dash == std::string::npos ? first : dayIn(days.substr(dash + 1));
    if (!first || !last || *last < *first)
        return fail(Errc::invalid, "--set " + text +
                                       ": expected mon, tue, wed, thu, fri, sat or sun, two of them with "
                                       "a dash between, or a date like 2027-01-01");
    for (std::size_t day = *first; day <= *last; ++day)
        calendar.week[day] = *hours;
    return calendar;
}

} // namespace

Answer showCalendar(Door& door) {
    auto workspace = ask(door, "workspace.get");
    if (!workspace)
        return workspace;
    if (workspace->contains("calendar"))
        return memberOf(std::move(workspace), "calendar");
    return json::object{{"zone", ""}, {"week", json::array{}}, {"days", json::array{}}, {"version", 0}};
}

Answer setCalendar(Door& door, const std::string& zone, const std::vector<std::string>& hours) {
    wire::Calendar calendar;
    calendar.zone = zone;
    if (!hours.empty())
        calendar.week.resize(kDays.size());
    for (const auto& text : hours) {
        auto next = withHours(std::move(calendar), text);
        if (!next)
            return next.error();
        calendar = std::move(*next);
    }
    auto params = wire::parseJson(wire::encode(calendar)).value().as_object();
    params.erase("version");
    return memberOf(ask(door, "calendar.save", std::move(params)), "calendar");
}

} // namespace pult::app::command
