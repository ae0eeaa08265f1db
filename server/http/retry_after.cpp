// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/retry_after.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <string>
#include <vector>

namespace pult::http {

namespace {

constexpr Millis kLongestWait = std::chrono::hours{24};

std::optional<int> wholeNumber(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::optional<int> monthOf(std::string_view text) {
    static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find(kMonths.begin(), kMonths.end(), text);
    if (found == kMonths.end())
        return std::nullopt;
    return static_cast<int>(found - kMonths.begin());
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ,-"), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::optional<Time> moment(std::string_view day, std::string_view month, std::string_view year, std::string_view time) {
    const auto d = wholeNumber(day);
    const auto m = monthOf(month);
    auto y = wholeNumber(year);
    if (!d || !m || !y || time.size() != 8 || time[2] != ':' || time[5] != ':')
        return std::nullopt;
    const auto hours = wholeNumber(time.substr(0, 2));
    const auto minutes = wholeNumber(time.substr(3, 2));
    const auto seconds = wholeNumber(time.substr(6, 2));
    if (!hours || !minutes || !seconds || *d < 1 || *d > 31 || *hours > 23 || *minutes > 59 || *seconds > 60)
        return std::nullopt;
    if (year.size() == 2)
        *y += *y < 70 ? 2000 : 1900;
    if (*y < 1970 || *y > 9999)
        return std::nullopt;
    std::tm broken{};
    broken.tm_mday = *d;
    broken.tm_mon = *m;
    broken.tm_year = *y - 1900;
    broken.tm_hour = *hours;
    broken.tm_min = *minutes;
    broken.tm_sec = *seconds;
    return Time{std::chrono::seconds{timegm(&broken)}};
}

} // namespace

std::optional<Time> readHttpDate(std::string_view text) {
    const auto words = wordsOf(text);
    // Sun, 06 Nov 1994 08:49:37 GMT; Sunday, 06-Nov-94 08:49:37 GMT
    if (words.size() == 6 && words[5] == "GMT")
        return moment(words[1], words[2], words[3], words[4]);
    if (words.size() == 5) // Sun Nov  6 08:49:37 1994
        return moment(words[2], words[1], words[4], words[3]);
    return std::nullopt;
}

Millis retryAfter(std::string_view value, Time now) {
    if (const auto seconds = wholeNumber(value))
        return std::min<Millis>(std::chrono::seconds{*seconds}, kLongestWait);
    if (!value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos)
        return kLongestWait; // more seconds than fit
    const auto date = readHttpDate(value);
    return date ? std::clamp<Millis>(*date - now, Millis{0}, kLongestWait) : Millis{0};
}

} // namespace pult::http
