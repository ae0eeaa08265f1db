// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/byte_range.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/http/request.hpp"

namespace pult::http {

namespace {

/// Digits alone; numbers too large for us are as good as the largest.
std::optional<std::int64_t> number(std::string_view text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc::result_out_of_range ? INT64_MAX : value;
}

} // namespace

ByteRange byteRange(std::string_view field, std::int64_t size) {
    const ByteRange whole{ByteRange::Kind::whole, 0, size};
    constexpr std::string_view kUnit = "bytes=";
    if (field.size() <= kUnit.size() || !equalsIgnoringCase(field.substr(0, kUnit.size()), kUnit))
        return whole;
    field.remove_prefix(kUnit.size());
    const std::size_t dash = field.find('-');
    if (dash == std::string_view::npos)
        return whole;
    const std::string_view before = field.substr(0, dash);
    const std::string_view after = field.substr(dash + 1);
    const auto first = number(before);
    const auto last = number(after);
    if ((!first && !before.empty()) || (!last && !after.empty()) || (!first && !last) ||
        (first && last && *last < *first))
        return whole;
    if (!first) { // the last so many bytes
        const std::int64_t count = std::min(*last, size);
        if (count == 0)
            return {ByteRange::Kind::unsatisfiable, 0, 0};
        return {ByteRange::Kind::part, size - count, count};
    }
    if (*first >= size)
        return {ByteRange::Kind::unsatisfiable, 0, 0};
    const std::int64_t end = std::min(last.value_or(size - 1), size - 1);
    return {ByteRange::Kind::part, *first, end - *first + 1};
}

} // namespace pult::http
