// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/utf8.hpp"

#include <cstdint>

namespace pult::utf8 {

namespace {

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

/// Bytes of the sequence that starts at `text[at]`, 0 when it is malformed (table 3-7 of the Unicode standard).
std::size_t sequenceLength(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint8_t lead = byte(at);
    if (lead < 0x80)
        return 1;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < size)
        return 0;
    for (std::size_t i = 1; i < size; ++i)
        if (!isContinuation(text[at + i]))
            return 0;
    const std::uint8_t second = byte(at + 1);
    const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return bad ? 0 : size;
}

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

} // namespace

bool isValid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = sequenceLength(text, at);
        if (size == 0)
            return false;
        at += size;
    }
    return true;
}

std::size_t length(std::string_view text) {
    std::size_t points = 0;
    for (char c : text)
        if (!isContinuation(c))
            ++points;
    return points;
}

std::string_view prefix(std::string_view text, std::size_t points) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (isContinuation(text[at]))
            continue;
        if (points == 0)
            break;
        --points;
    }
    return text.substr(0, at);
}

std::string cleaned(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t')
            result.push_back(c);
    }
    std::size_t first = 0;
    while (first < result.size() && isSpace(result[first]))
        ++first;
    std::size_t last = result.size();
    while (last > first && isSpace(result[last - 1]))
        --last;
    return result.substr(first, last - first);
}

} // namespace pult::utf8
