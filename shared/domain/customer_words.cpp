// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/customer_words.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"
#include "shared/domain/letters.hpp"

namespace pult::domain {

namespace {

constexpr std::size_t kPhoneDigits = 7;
constexpr std::size_t kNeedleDigits = 4;
constexpr std::size_t kRussianDigits = 11;
/// Below this almost every word is one letter away from another.
constexpr std::size_t kLeastWithSlip = 4;
/// Of one customer, with all that is noted about him.
constexpr std::size_t kMaxWords = 1000;
constexpr std::size_t kMaxWordBytes = 64;
/// Before digits that are read from the end.
constexpr char kFromEnd = '~';

bool isPhoneDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Empty when something else than a telephone's writing is among them.
std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (isPhoneDigit(c))
            digits += c;
        else if (std::string_view("+-(). ").find(c) == std::string_view::npos)
            return {};
    }
    return digits;
}

std::string fromEnd(std::string_view digits) {
    std::string reversed(1, kFromEnd);
    reversed.append(digits.rbegin(), digits.rend());
    return reversed;
}

bool isRussian(std::string_view digits) {
    return digits.size() == kRussianDigits && (digits.front() == '7' || digits.front() == '8');
}

void addPhone(std::string digits, std::set<std::string>& words) {
    if (isRussian(digits)) {
        digits.front() = '7';
        words.insert(digits.substr(1));
    }
    words.insert(fromEnd(digits));
    words.insert(std::move(digits));
}

/// In one piece, in small letters.
std::string foldedWhole(std::string_view text) {
    std::string whole;
    for (const char c : text)
        whole += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return whole;
}

CustomerNeedle needleOfDigits(std::string digits) {
    CustomerNeedle needle{digits};
    if (digits.front() == '8') {
        std::string other = digits;
        other.front() = '7';
        needle.push_back(other);
        if (isRussian(digits))
            digits.erase(0, 1);
    }
    needle.push_back(fromEnd(digits));
    return needle;
}

std::u32string lettersOf(std::string_view text) {
    std::u32string letters;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const auto letter = letterAt(at, end);
        letters += letter.code;
        at += letter.bytes;
    }
    return letters;
}

bool startsWith(std::u32string_view word, std::size_t from, std::u32string_view rest) {
    return from <= word.size() && word.substr(from).starts_with(rest);
}

/// All terms together are one telephone, written with spaces.
std::string phoneOf(const std::vector<SearchTerm>& terms) {
    std::string digits;
    for (const auto& term : terms) {
        const auto more = digitsOf(term.text);
        if (more.empty() && term.text.find_first_not_of("+-(). ") != std::string::npos)
            return {};
        digits += more;
    }
    return digits.size() >= kNeedleDigits ? digits : std::string();
}

} // namespace

void addCustomerWords(std::string_view text, std::set<std::string>& words) {
    if (const auto digits = digitsOf(text); digits.size() >= kPhoneDigits)
        return addPhone(digits, words);
    if (text.find('@') != std::string_view::npos && text.find(' ') == std::string_view::npos)
        words.insert(foldedWhole(text.substr(0, kMaxWordBytes)));
    for (auto& word : foldedWords(text)) {
        if (words.size() >= kMaxWords)
            return;
        if (word.size() <= kMaxWordBytes)
            words.insert(std::move(word));
    }
}

std::vector<CustomerNeedle> customerNeedles(const std::vector<SearchTerm>& terms) {
    if (auto phone = phoneOf(terms); !phone.empty())
        return {needleOfDigits(std::move(phone))};
    std::vector<CustomerNeedle> needles;
    for (const auto& term : terms) {
        if (needles.size() >= kMaxSearchTerms)
            break;
        std::string_view text = term.text;
        if (text.starts_with('@'))
            text.remove_prefix(1);
        if (text.find('@') != std::string_view::npos && text.find(' ') == std::string_view::npos) {
            needles.push_back({foldedWhole(text)});
            continue;
        }
        if (const auto digits = digitsOf(text); digits.size() >= kNeedleDigits) {
            needles.push_back(needleOfDigits(digits));
            continue;
        }
        for (auto& word : foldedWords(text))
            needles.push_back({std::move(word)});
    }
    return needles;
}

bool needleFits(const CustomerNeedle& needle, std::string_view word) {
    return std::ranges::any_of(needle, [&](const std::string& beginning) { return word.starts_with(beginning); });
}

bool isFoundIn(std::string_view text, const CustomerNeedle& needle) {
    std::set<std::string> words;
    addCustomerWords(text, words);
    return std::ranges::any_of(words, [&](const std::string& word) { return needleFits(needle, word); });
}

bool isFoundInPart(std::string_view text, std::string_view shown, const CustomerNeedle& needle) {
    if (isFoundIn(shown, needle))
        return true;
    std::set<std::string> words;
    addCustomerWords(text, words);
    const bool isLastDigits = needle.back().size() == kNeedleDigits + 1 && needle.back().front() == kFromEnd;
    if (isLastDigits)
        return std::ranges::any_of(words, [&](const auto& word) { return word.starts_with(needle.back()); });
    const auto& typed = needle.front();
    const bool isWhole = typed.find('@') != std::string::npos || digitsOf(typed).size() >= kPhoneDigits;
    return isWhole && std::ranges::any_of(needle, [&](const std::string& one) { return words.contains(one); });
}

std::string partWith(std::string_view text, const CustomerNeedle& needle) {
    const auto spans = matchesIn(text, {needle});
    return excerptOf(text, spans.empty() ? 0 : spans.front().at).text;
}

std::vector<std::string> firstLettersMeant(std::string_view typed) {
    std::vector<std::string> letters;
    for (const std::size_t skipped : {0U, 1U})
        letters.emplace_back(utf8::prefix(typed.substr(utf8::prefix(typed, skipped).size()), 1));
    return letters;
}

bool mayHaveSlip(const CustomerNeedle& needle) {
    const auto letters = lettersOf(needle.front());
    const auto isPlain = [](char32_t c) { return c > 0x7F || (c >= U'a' && c <= U'z'); };
    return needle.size() == 1 && letters.size() >= kLeastWithSlip && std::ranges::all_of(letters, isPlain);
}

bool beginsWithSlip(std::string_view word, std::string_view beginning) {
    const std::u32string there = lettersOf(word), typed = lettersOf(beginning);
    std::size_t at = 0;
    while (at < there.size() && at < typed.size() && there[at] == typed[at])
        ++at;
    const std::u32string_view rest(typed);
    if (at == typed.size())
        return true;
    const bool other = startsWith(there, at + 1, rest.substr(at + 1));
    const bool tooMany = startsWith(there, at, rest.substr(at + 1));
    const bool tooFew = startsWith(there, at + 1, rest.substr(at));
    const bool swapped = at + 1 < typed.size() && at + 1 < there.size() && there[at] == typed[at + 1] &&
                         there[at + 1] == typed[at] && startsWith(there, at + 2, rest.substr(at + 2));
    return other || tooMany || tooFew || swapped;
}

std::vector<Span> matchesIn(std::string_view name, const std::vector<CustomerNeedle>& needles) {
    std::vector<Span> spans;
    for (const auto& word : placedWords(name))
        if (std::ranges::any_of(needles, [&](const auto& needle) { return needleFits(needle, word.folded); }))
            spans.push_back(word.span);
    return spans;
}

} // namespace pult::domain
