// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/excerpt.hpp"

#include <algorithm>

#include "shared/base/utf8.hpp"
#include "shared/domain/letters.hpp"
#include "shared/domain/search_text.hpp"

namespace pult::domain {

namespace {

constexpr std::size_t kLettersBefore = 40;
constexpr std::size_t kLetters = 160;

/// UTF-16 units of the first `bytes` bytes, counted on from an earlier place.
class Units {
public:
    explicit Units(std::string_view text) : m_text(text) {}
    int before(std::size_t bytes) {
        while (m_at < bytes && m_at < m_text.size()) {
            const Letter letter = letterAt(m_text.data() + m_at, m_text.data() + m_text.size());
            m_at += static_cast<std::size_t>(letter.bytes);
            m_units += letter.bytes == 4 ? 2 : 1;
        }
        return m_units;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    int m_units = 0;
};

bool isGap(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

std::size_t startFor(std::string_view text, std::size_t around) {
    std::size_t begin = around, letters = 0, space = std::string_view::npos;
    while (begin > 0 && letters < kLettersBefore) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80)
            ++letters;
        if (isGap(text[begin]))
            space = begin + 1;
    }
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
        --begin;
    return begin == 0 || space == std::string_view::npos ? begin : space;
}

} // namespace

std::vector<PlacedWord> placedWords(std::string_view text) {
    std::vector<PlacedWord> words;
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    for (const char* at = begin; at < end;) {
        const char* const start = at;
        while (at < end) {
            const Letter letter = letterAt(at, end);
            if (foldedLetter(letter.code) == 0)
                break;
            at += letter.bytes;
        }
        const auto length = static_cast<std::size_t>(at - start);
        if (auto folded = foldedWords({start, length}); !folded.empty())
            words.push_back({std::move(folded.front()), {static_cast<std::size_t>(start - begin), length}});
        if (at < end)
            at += letterAt(at, end).bytes;
    }
    return words;
}

std::vector<Span> wordsBeginning(std::string_view text, const std::vector<std::string>& beginnings) {
    std::vector<Span> spans;
    std::vector<bool> isThere(beginnings.size());
    for (const auto& word : placedWords(text)) {
        bool begins = false;
        for (std::size_t i = 0; i < beginnings.size(); ++i)
            if (word.folded.starts_with(beginnings[i]))
                begins = isThere[i] = true;
        if (begins)
            spans.push_back(word.span);
    }
    const bool all = std::find(isThere.begin(), isThere.end(), false) == isThere.end();
    return all ? spans : std::vector<Span>{};
}

std::vector<wire::MatchRange> matchRanges(std::string_view text, const std::vector<Span>& spans) {
    std::vector<wire::MatchRange> ranges;
    Units units(text);
    for (const auto& span : spans) {
        if (ranges.size() == kMaxMatches)
            break;
        const int at = units.before(span.at);
        ranges.push_back({at, units.before(span.at + span.length) - at});
    }
    return ranges;
}

Excerpt excerptOf(std::string_view text, std::size_t around) {
    const std::size_t begin = startFor(text, around);
    const auto rest = text.substr(begin);
    auto shown = utf8::prefix(rest, kLetters);
    if (const auto space = shown.find_last_of(" \n\t");
        shown.size() < rest.size() && space != std::string_view::npos && begin + space > around)
        shown = shown.substr(0, space);
    return {std::string(shown), Units(text).before(begin), shown.size() < rest.size()};
}

} // namespace pult::domain
