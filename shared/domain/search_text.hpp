// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"

/// What people type into the search box: words, "several words in a row", and operators like `from:anna`.
namespace pult::domain {

/// Something that has to be in a text.
struct SearchTerm {
    std::string text;
    bool row = false;   ///< its words stand one after another
    bool begun = false; ///< the last word of it is still being typed: words that begin so will do
    bool operator==(const SearchTerm&) const = default;
};

struct SearchText {
    std::vector<SearchTerm> terms;
    std::optional<std::string> from;    ///< who wrote it: a name, or one of the words of isOneself and isCustomer
    std::optional<std::string> channel; ///< its name, or a word for its messenger
    std::vector<std::string> tags;
    std::optional<Time> since; ///< from this moment on
    std::optional<Time> until; ///< before it
    bool operator==(const SearchText&) const = default;
};

/// What days are counted by.
struct SearchClock {
    Time now;
    std::chrono::minutes east{0}; ///< of UTC, where the person is
};

inline constexpr std::size_t kMaxSearchTerms = 32;

/// Reads `from: channel: tag: after: before:` in English or Russian; what is no operator is a word. A value with spaces
/// stands in quotes. Days: 2026-05-12, 12.05.2026, 12.05, today, yesterday. With `typing` the last word may be
/// only the beginning of one, and an operator that has no value yet is none.
/// Errors   invalid   an operator with a value that can't be meant
[[nodiscard]] Result<SearchText> parseSearch(std::string_view typed, const SearchClock& clock, bool typing);

[[nodiscard]] bool hasWord(const SearchText& text);
/// Its words as the same keys type them in the keyboard's other layout; empty where these are no others.
[[nodiscard]] std::optional<SearchText> inOtherLayout(const SearchText& text);
/// Without operators and quotes.
[[nodiscard]] std::string typedWords(const SearchText& text);
/// Something narrows it but words.
[[nodiscard]] bool hasOperator(const SearchText& text);

[[nodiscard]] bool isOneself(std::string_view from);
[[nodiscard]] bool isCustomer(std::string_view from);

/// The words of a text as they are compared, see foldedLetter.
[[nodiscard]] std::vector<std::string> foldedWords(std::string_view text);

} // namespace pult::domain
