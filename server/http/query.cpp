// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/query.hpp"

#include <charconv>

#include "shared/base/utf8.hpp"

namespace pult::http {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            if (text.size() - at < 3)
                return std::nullopt;
            const int high = hexDigit(text[at + 1]);
            const int low = hexDigit(text[at + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            at += 2;
        } else if (c == '+' && plusIsSpace) {
            c = ' ';
        }
        if (c == '\0')
            return std::nullopt;
        decoded.push_back(c);
    }
    if (!utf8::isValid(decoded))
        return std::nullopt;
    return decoded;
}

Query Query::parse(std::string_view text) {
    static constexpr std::size_t kMaxPairs = 64;
    Query query;
    while (!text.empty() && query.m_pairs.size() < kMaxPairs) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percentDecoded(pair.substr(0, equals), true);
        auto value = percentDecoded(pair.substr(std::min(equals + 1, pair.size())), true);
        if (name && value && !name->empty())
            query.m_pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return query;
}

const std::string& Query::get(std::string_view name) const {
    static const std::string kNone;
    for (const auto& [key, value] : m_pairs)
        if (key == name)
            return value;
    return kNone;
}

std::int64_t Query::number(std::string_view name, std::int64_t fallback) const {
    const std::string& text = get(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0)
        return fallback;
    return number;
}

} // namespace pult::http
