// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/excerpt.hpp"
#include "shared/domain/search_text.hpp"

/// How customers are found: by words of their names, by telephones in any writing, by e-mails and the like.
namespace pult::domain {

/// What a name, telephone, e-mail or other address is found by. Of a telephone its digits, without the 7 or 8 that
/// Russian ones begin with, and its digits from the end.
void addCustomerWords(std::string_view text, std::set<std::string>& words);

/// One thing that is looked for: any of these may begin one of the customer's words.
using CustomerNeedle = std::vector<std::string>;
[[nodiscard]] std::vector<CustomerNeedle> customerNeedles(const std::vector<SearchTerm>& terms);
[[nodiscard]] bool needleFits(const CustomerNeedle& needle, std::string_view word);

/// In one of the words that addCustomerWords finds in the text.
[[nodiscard]] bool isFoundIn(std::string_view text, const CustomerNeedle& needle);
/// The same for whom `text` is shown in part, as `shown`: by that part, by a whole number or e-mail, or by the last
/// four digits of a telephone. Anything between would let him find out the rest digit by digit.
[[nodiscard]] bool isFoundInPart(std::string_view text, std::string_view shown, const CustomerNeedle& needle);
/// Some words of a text in which the needle is found: a note may be long.
[[nodiscard]] std::string partWith(std::string_view text, const CustomerNeedle& needle);

/// So many words may have been meant by one that was mistyped.
inline constexpr std::size_t kMostMeant = 50;
/// What a mistyped word may have begun with: the first letter is taken for right, or for the second. Looking through
/// all words would take too long.
[[nodiscard]] std::vector<std::string> firstLettersMeant(std::string_view typed);
/// Letters enough that a slip of the finger leaves them a word.
[[nodiscard]] bool mayHaveSlip(const CustomerNeedle& needle);
/// The word begins so but for one letter: another one, one too many, one too few, or two that changed places.
[[nodiscard]] bool beginsWithSlip(std::string_view word, std::string_view beginning);

/// The words of a name that a needle begins.
[[nodiscard]] std::vector<Span> matchesIn(std::string_view name, const std::vector<CustomerNeedle>& needles);

} // namespace pult::domain
