// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/text_split.hpp"

#include <array>

#include "shared/base/utf8.hpp"

namespace pult::domain {

namespace {

/// The longest beginning that fits, in bytes.
std::size_t fittingBytes(std::string_view text, std::size_t limit, TextUnit unit) {
    std::size_t points = limit;
    auto head = utf8::prefix(text, points);
    while (textLength(unit, head) > limit) {
        // A code point takes two units at most.
        points -= (textLength(unit, head) - limit + 1) / 2;
        head = utf8::prefix(text, points);
    }
    return head.size();
}

/// Where to cut within the first `most` bytes.
std::size_t cutAt(std::string_view text, std::size_t most) {
    constexpr std::array<std::string_view, 6> kEnds = {"\n\n", "\n", ". ", "! ", "? ", " "};
    const auto window = text.substr(0, most);
    for (const auto end : kEnds) {
        const auto at = window.rfind(end);
        if (at != std::string_view::npos && at + end.size() >= most / 2)
            return at + end.size();
    }
    return most;
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \n");
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

} // namespace

std::vector<std::string> splitText(std::string_view text, std::size_t limit, TextUnit unit) {
    std::vector<std::string> pieces;
    text = trimmed(text);
    while (textLength(unit, text) > limit) {
        const auto at = cutAt(text, fittingBytes(text, limit, unit));
        if (at == 0)
            break; // not even one character fits
        pieces.emplace_back(trimmed(text.substr(0, at)));
        text = trimmed(text.substr(at));
    }
    if (!text.empty())
        pieces.emplace_back(text);
    return pieces;
}

} // namespace pult::domain
