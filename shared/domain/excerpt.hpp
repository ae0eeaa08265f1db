// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/search.hpp"

/// What is shown of a text in which something was found.
namespace pult::domain {

/// A piece of a UTF-8 text, in bytes.
struct Span {
    std::size_t at = 0;
    std::size_t length = 0;
    bool operator==(const Span&) const = default;
};

/// A word with what it is compared by, see foldedLetter.
struct PlacedWord {
    std::string folded;
    Span span;
};
[[nodiscard]] std::vector<PlacedWord> placedWords(std::string_view text);

/// The words that begin with one of the folded `beginnings`; none unless each of these begins one.
[[nodiscard]] std::vector<Span> wordsBeginning(std::string_view text, const std::vector<std::string>& beginnings);

inline constexpr std::size_t kMaxMatches = 32;

/// The same pieces in UTF-16 units. `spans` rise and don't overlap; the first kMaxMatches of them.
[[nodiscard]] std::vector<wire::MatchRange> matchRanges(std::string_view text, const std::vector<Span>& spans);

struct Excerpt {
    std::string text; ///< as it stands in the whole
    int at = 0;       ///< in UTF-16 units
    bool cut = false; ///< the whole goes on behind it
};
/// Some words of the text with the byte `around` among them.
[[nodiscard]] Excerpt excerptOf(std::string_view text, std::size_t around);

} // namespace pult::domain
