// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/hours_text.hpp"

#include <charconv>

namespace pult::domain {

namespace {

constexpr int kEndOfDay = 24 * 60;
constexpr std::string_view kEnDash = "\u2013";

std::string withPlainDashes(std::string_view written) {
    std::string plain(written);
    for (const std::string_view dash : {std::string_view("\u2012"), kEnDash, std::string_view("\u2014")})
        for (auto at = plain.find(dash); at != std::string::npos; at = plain.find(dash, at))
            plain.replace(at, dash.size(), "-");
    return plain;
}

std::string_view withoutEdges(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// One or two digits; -1: it is something else.
int shortNumberIn(std::string_view digits) {
    int number = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc{} && rest == digits.data() + digits.size();
    return whole && digits.size() <= 2 && number >= 0 ? number : -1;
}

/// Minutes after midnight; -1: it is no time of day.
int minutesIn(std::string_view text) {
    const auto between = text.find_first_of(":.");
    const int hours = shortNumberIn(text.substr(0, between));
    if (between == std::string_view::npos)
        return hours < 0 ? -1 : hours * 60;
    const int minutes = text.size() - between == 3 ? shortNumberIn(text.substr(between + 1)) : -1;
    return hours < 0 || minutes < 0 || minutes > 59 ? -1 : hours * 60 + minutes;
}

std::optional<wire::OpenHours> spanIn(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const wire::OpenHours span{minutesIn(withoutEdges(text.substr(0, dash))),
                               minutesIn(withoutEdges(text.substr(dash + 1)))};
    const bool fits = span.from >= 0 && span.from < span.until && span.until <= kEndOfDay;
    return fits ? std::optional(span) : std::nullopt;
}

std::string clockText(int minutes) {
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

} // namespace

std::optional<std::vector<wire::OpenHours>> hoursIn(std::string_view written) {
    std::vector<wire::OpenHours> hours;
    const std::string plain = withPlainDashes(written);
    std::string_view left = withoutEdges(plain);
    while (!left.empty()) {
        const auto end = left.find_first_of(",;");
        const auto span = spanIn(left.substr(0, end));
        const bool follows = span && (hours.empty() || span->from >= hours.back().until);
        const bool breaksOff = end != std::string_view::npos && end + 1 == left.size();
        if (!follows || breaksOff)
            return std::nullopt;
        hours.push_back(*span);
        left = end == std::string_view::npos ? std::string_view{} : left.substr(end + 1);
    }
    return hours;
}

std::string hoursText(const std::vector<wire::OpenHours>& hours) {
    std::string text;
    for (const auto& span : hours) {
        if (!text.empty())
            text += ", ";
        text.append(clockText(span.from)).append(kEnDash).append(clockText(span.until));
    }
    return text;
}

} // namespace pult::domain
