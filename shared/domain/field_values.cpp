// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/field_values.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace pult::domain {

namespace {

constexpr std::string_view kNarrowSpace = "\u202f";
constexpr std::string_view kHardSpace = "\u00a0";
constexpr std::size_t kMostDigits = 30;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string without(std::string text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
    return text;
}

std::optional<std::string> numberIn(std::string text) {
    for (const auto space : {std::string_view(" "), kNarrowSpace, kHardSpace})
        text = without(std::move(text), space);
    std::ranges::replace(text, ',', '.');
    const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, isDigit));
    const auto points = static_cast<std::size_t>(std::ranges::count(text, '.'));
    const bool isWhole = digits + points + first == text.size() && points <= 1 && digits > 0 && digits <= kMostDigits;
    if (!isWhole || !isDigit(text.back()) || !isDigit(text[first]))
        return std::nullopt;
    return text.starts_with('+') ? text.substr(1) : text;
}

/// Numbers between the points or lines; empty when something else is among them.
std::vector<int> parts(std::string_view text, char between) {
    std::vector<int> numbers;
    while (true) {
        const auto end = std::min(text.find(between), text.size());
        int number = 0;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + end, number);
        if (error != std::errc{} || rest != text.data() + end || number < 0)
            return {};
        numbers.push_back(number);
        if (end == text.size())
            return numbers;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::string> dateIn(const std::string& text) {
    auto numbers = parts(text, '-');
    if (numbers.size() != 3) {
        numbers = parts(text, '.');
        std::ranges::reverse(numbers);
    }
    if (numbers.size() != 3 || numbers[0] < 1000 || numbers[0] > 9999)
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{numbers[0]},
                                          std::chrono::month{static_cast<unsigned>(numbers[1])},
                                          std::chrono::day{static_cast<unsigned>(numbers[2])}};
    if (numbers[1] > 12 || numbers[2] > 31 || !day.ok())
        return std::nullopt;
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(numbers[0]) + "-" + two(numbers[1]) + "-" + two(numbers[2]);
}

bool isLink(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!text.starts_with(scheme))
            continue;
        text.remove_prefix(scheme.size());
        return !text.empty() && text.front() != '/' && text.find_first_of(" \t\n\"<>") == std::string_view::npos;
    }
    return false;
}

FieldValue orFault(std::optional<std::string> value, FieldFault fault) {
    return value ? FieldValue{std::move(*value)} : FieldValue{{}, fault};
}

} // namespace

FieldValue fieldValue(const wire::CustomerField& field, const std::string& typed) {
    if (typed.empty())
        return {};
    const auto takes = [&](bool fits, FieldFault fault) {
        return orFault(fits ? std::optional(typed) : std::nullopt, fault);
    };
    switch (field.kind) {
    case wire::FieldKind::number:
        return orFault(numberIn(typed), FieldFault::no_number);
    case wire::FieldKind::date:
        return orFault(dateIn(typed), FieldFault::no_date);
    case wire::FieldKind::choice:
        return takes(!field.choices || std::ranges::find(*field.choices, typed) != field.choices->end(),
                     FieldFault::no_choice);
    case wire::FieldKind::flag:
        return takes(typed == "true" || typed == "false", FieldFault::no_flag);
    case wire::FieldKind::link:
        return takes(isLink(typed), FieldFault::no_link);
    case wire::FieldKind::text:
    case wire::FieldKind::unknown:
        break;
    }
    return {typed};
}

std::string faultWords(const wire::CustomerField& field, FieldFault fault) {
    const auto expected = [&] {
        switch (fault) {
        case FieldFault::no_number:
            return "a number";
        case FieldFault::no_date:
            return "a date like 2026-05-12";
        case FieldFault::no_choice:
            return "one of its choices";
        case FieldFault::no_flag:
            return "true or false";
        case FieldFault::no_link:
            return "an address that begins with https://";
        }
        return "";
    };
    return "fields." + field.key + ": expected " + expected();
}

} // namespace pult::domain
