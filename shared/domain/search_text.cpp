// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/search_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "shared/domain/keyboard_layout.hpp"
#include "shared/domain/letters.hpp"

namespace pult::domain {

namespace {

using namespace std::chrono;

enum class Operator { none, from, channel, tag, after, before };

struct Name {
    std::string_view typed;
    Operator meant;
};
constexpr std::array kNames = {
    Name{"from", Operator::from},     Name{"от", Operator::from},     Name{"channel", Operator::channel},
    Name{"канал", Operator::channel}, Name{"tag", Operator::tag},     Name{"тег", Operator::tag},
    Name{"after", Operator::after},   Name{"после", Operator::after}, Name{"before", Operator::before},
    Name{"до", Operator::before},
};

/// One word for comparing; empty when it is none or several.
std::string foldedWord(std::string_view text) {
    auto words = foldedWords(text);
    return words.size() == 1 ? std::move(words.front()) : std::string();
}

Operator operatorOf(std::string_view name) {
    const auto folded = foldedWord(name);
    const auto found = std::ranges::find(kNames, std::string_view(folded), &Name::typed);
    return found == kNames.end() ? Operator::none : found->meant;
}

/// A piece between spaces; a quoted one may hold some.
struct Piece {
    std::string_view name; ///< before the colon; empty: no operator
    std::string_view value;
    bool quoted = false;
    bool last = false; ///< the text ends with it
};

constexpr std::string_view kSpaces = " \t\n\r";

class Pieces {
public:
    explicit Pieces(std::string_view text) : m_rest(text) {}

    std::optional<Piece> next() {
        const auto begin = m_rest.find_first_not_of(kSpaces);
        if (begin == std::string_view::npos)
            return std::nullopt;
        m_rest.remove_prefix(begin);
        Piece piece;
        const auto space = m_rest.find_first_of(kSpaces);
        const auto colon = m_rest.substr(0, space).find(':');
        if (colon != std::string_view::npos && operatorOf(m_rest.substr(0, colon)) != Operator::none) {
            piece.name = m_rest.substr(0, colon);
            m_rest.remove_prefix(colon + 1);
        }
        takeValue(piece);
        piece.last = m_rest.empty();
        return piece;
    }

private:
    void takeValue(Piece& piece) {
        const auto closing = m_rest.starts_with('"') ? m_rest.find('"', 1) : std::string_view::npos;
        if (closing != std::string_view::npos) {
            piece.quoted = true;
            piece.value = m_rest.substr(1, closing - 1);
            m_rest.remove_prefix(closing + 1);
            return;
        }
        piece.value = m_rest.substr(0, m_rest.find_first_of(kSpaces));
        m_rest.remove_prefix(piece.value.size());
    }

    std::string_view m_rest;
};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 4 || value < 0)
        return std::nullopt;
    return value;
}

std::optional<year_month_day> date(std::string_view text, char between, bool yearFirst, year thisYear) {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    while (count < parts.size()) {
        const auto end = text.find(between);
        const auto part = number(text.substr(0, end));
        if (!part)
            return std::nullopt;
        parts[count++] = *part;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (end == std::string_view::npos)
            break;
    }
    if (!text.empty() || count < 2 || (yearFirst && count < 3))
        return std::nullopt;
    if (yearFirst)
        std::swap(parts[0], parts[2]);
    const year_month_day day{count == 3 ? year{parts[2]} : thisYear, month{static_cast<unsigned>(parts[1])},
                             std::chrono::day{static_cast<unsigned>(parts[0])}};
    return day.ok() && day.year() >= year{1970} ? std::optional(day) : std::nullopt;
}

/// The moment a day begins.
std::optional<Time> startOf(std::string_view text, const SearchClock& clock) {
    const auto today = floor<days>(clock.now + clock.east);
    std::optional<sys_days> found;
    const auto word = foldedWord(text);
    const year_month_day ymd{today};
    if (word == "today" || word == "сегодня")
        found = today;
    else if (word == "yesterday" || word == "вчера")
        found = today - days{1};
    else if (const auto iso = date(text, '-', true, ymd.year()))
        found = *iso;
    else if (const auto dotted = date(text, '.', false, ymd.year()))
        // A day without a year is the last one that was.
        found = std::ranges::count(text, '.') == 1 && sys_days{*dotted} > today ? *dotted - years{1} : *dotted;
    return found ? std::optional(Time{*found} - clock.east) : std::nullopt;
}

std::optional<Error> apply(const Piece& piece, const SearchClock& clock, SearchText& read) {
    const auto what = operatorOf(piece.name);
    const std::string name(piece.name);
    if (foldedWords(piece.value).empty())
        return fail(Errc::invalid, name + ": expected something after the colon");
    if (what == Operator::from) {
        read.from = std::string(piece.value);
    } else if (what == Operator::channel) {
        read.channel = std::string(piece.value);
    } else if (what == Operator::tag) {
        if (read.tags.size() == kMaxSearchTerms)
            return fail(Errc::invalid, name + ": too many of them");
        read.tags.emplace_back(piece.value);
    } else {
        const auto moment = startOf(piece.value, clock);
        if (!moment)
            return fail(Errc::invalid, name + ": expected a day like 2026-05-12, 12.05.2026, today or yesterday");
        (what == Operator::after ? read.since : read.until) = moment;
    }
    return std::nullopt;
}

void appendLetter(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | c >> 6);
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | c >> 12);
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | c >> 18);
        text += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

} // namespace

Result<SearchText> parseSearch(std::string_view typed, const SearchClock& clock, bool typing) {
    SearchText read;
    Pieces pieces(typed);
    while (const auto piece = pieces.next()) {
        const bool begun = typing && piece->last && !piece->quoted;
        if (!piece->name.empty()) {
            if (begun && foldedWords(piece->value).empty())
                continue;
            if (auto error = apply(*piece, clock, read))
                return std::move(*error);
        } else if (read.terms.size() < kMaxSearchTerms && !piece->value.empty()) {
            read.terms.push_back({std::string(piece->value), piece->quoted, begun});
        }
    }
    return read;
}

bool hasWord(const SearchText& text) {
    return std::ranges::any_of(text.terms, [](const SearchTerm& term) { return !foldedWords(term.text).empty(); });
}

std::optional<SearchText> inOtherLayout(const SearchText& text) {
    SearchText other = text;
    bool changed = false;
    for (auto& term : other.terms)
        if (auto slipped = inOtherLayout(term.text); !slipped.empty()) {
            term.text = std::move(slipped);
            changed = true;
        }
    return changed && hasWord(other) ? std::optional(std::move(other)) : std::nullopt;
}

std::string typedWords(const SearchText& text) {
    std::string words;
    for (const auto& term : text.terms)
        words += (words.empty() ? "" : " ") + term.text;
    return words;
}

bool hasOperator(const SearchText& text) {
    return text.from || text.channel || !text.tags.empty() || text.since || text.until;
}

bool isOneself(std::string_view from) {
    const auto word = foldedWord(from);
    return word == "me" || word == "я" || word == "меня";
}

bool isCustomer(std::string_view from) {
    const auto word = foldedWord(from);
    return word == "client" || word == "клиент" || word == "клиента" || word == "customer";
}

std::vector<std::string> foldedWords(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
        const Letter letter = letterAt(at, end);
        const char32_t c = foldedLetter(letter.code);
        at += letter.bytes;
        if (c != 0 && c != kDropped)
            appendLetter(word, c);
        if (!word.empty() && (c == 0 || at == end))
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

} // namespace pult::domain
