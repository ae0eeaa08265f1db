// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/duration.hpp"

#include <charconv>

namespace pult {

std::optional<Millis> parseDuration(std::string_view text) {
    constexpr std::int64_t kMost = 1'000'000;
    std::int64_t number = 0;
    const char* last = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), last, number);
    if (parsed.ec != std::errc{} || number < 0 || number > kMost)
        return std::nullopt;
    const std::string_view unit(parsed.ptr, static_cast<std::size_t>(last - parsed.ptr));
    if (unit == "s")
        return std::chrono::seconds{number};
    if (unit == "m")
        return std::chrono::minutes{number};
    if (unit == "h")
        return std::chrono::hours{number};
    if (unit == "d")
        return std::chrono::days{number};
    return unit.empty() && number == 0 ? std::optional(Millis{0}) : std::nullopt;
}

} // namespace pult
