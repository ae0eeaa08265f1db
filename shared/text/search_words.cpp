// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/text/search_words.hpp"

#include <algorithm>
#include <limits>

#include "shared/base/utf8.hpp"

namespace pult::text {

namespace {

/// One letter begins too many words to mean one of them.
constexpr std::size_t kLeastBegun = 2;

std::string asPhrase(const std::string& word) {
    return "\"" + word + "\"";
}

} // namespace

SearchWords::SearchWords(const std::vector<domain::SearchTerm>& terms) {
    for (const auto& term : terms)
        if (m_rows.size() < domain::kMaxSearchTerms)
            add(term);
}

void SearchWords::add(const domain::SearchTerm& term) {
    Row words;
    const auto takeStem = [&](std::string_view word, int, int) {
        words.push_back({std::string(word), {}, false});
        return words.size() < domain::kMaxSearchTerms;
    };
    m_tokenizer.tokenize(term.text, takeStem);
    std::size_t at = 0;
    const auto takeTyped = [&](std::string_view word, int, int) {
        words[at].typed = std::string(word);
        return ++at < words.size();
    };
    if (!words.empty())
        m_tokenizer.tokenize(term.text, takeTyped, Tokenizer::Form::typed);
    if (!words.empty() && term.begun)
        words.back().begun = utf8::length(words.back().typed) >= kLeastBegun;
    if (term.row && !words.empty())
        m_rows.push_back(std::move(words));
    else
        for (auto& word : words)
            m_rows.push_back({std::move(word)});
}

std::string SearchWords::query() const {
    return query(std::numeric_limits<std::size_t>::max());
}

std::string SearchWords::wideQuery() const {
    const bool hasLonger = std::ranges::any_of(m_rows, [](const Row& row) {
        return row.front().begun && utf8::length(row.front().typed) > kLongestReadyBeginning;
    });
    return hasLonger ? query(kLongestReadyBeginning) : std::string();
}

std::string SearchWords::query(std::size_t longestBeginning) const {
    std::string query;
    for (const auto& row : m_rows) {
        query += query.empty() ? "" : " AND ";
        if (row.front().begun) {
            const auto& typed = row.front().typed;
            const auto beginning = utf8::prefix(typed, longestBeginning);
            query += "(" + asPhrase(std::string(beginning)) + " * OR " + asPhrase(typed) + ")";
            continue;
        }
        std::string words;
        for (const auto& word : row)
            words += (words.empty() ? "" : " ") + word.typed;
        query += asPhrase(words);
    }
    return query;
}

bool SearchWords::fits(const Word& word, std::string_view stem) {
    return stem == word.stem || (word.begun && stem.starts_with(word.typed));
}

bool SearchWords::mayFit(const Word& word, std::string_view typed) {
    // A Russian stem is how its word begins. English ones may end otherwise: "tying" is "tie".
    const bool ascii = static_cast<unsigned char>(word.stem.front()) < 0x80;
    return ascii ? typed.front() == word.stem.front() : typed.starts_with(word.stem);
}

bool SearchWords::mayFind(std::string_view text) {
    std::vector<const Word*> missing;
    for (const auto& row : m_rows)
        for (const auto& word : row)
            missing.push_back(&word);
    if (missing.empty())
        return false;
    const auto take = [&](std::string_view typed, int, int) {
        std::erase_if(missing, [&](const Word* word) { return mayFit(*word, typed); });
        return !missing.empty();
    };
    m_tokenizer.tokenize(text, take, Tokenizer::Form::typed);
    return missing.empty();
}

std::vector<domain::Span> SearchWords::find(std::string_view text) {
    struct Token {
        std::string stem;
        domain::Span span;
    };
    std::vector<Token> tokens;
    const auto take = [&](std::string_view stem, int begin, int end) {
        tokens.push_back({std::string(stem), {static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)}});
        return true;
    };
    m_tokenizer.tokenize(text, take);
    std::vector<bool> found(tokens.size());
    for (const auto& row : m_rows) {
        bool isThere = false;
        for (std::size_t at = 0; at + row.size() <= tokens.size(); ++at) {
            const auto same = [&](const Word& word, const Token& token) { return fits(word, token.stem); };
            const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(at);
            if (!std::equal(row.begin(), row.end(), first, same))
                continue;
            isThere = true;
            std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(at), row.size(), true);
        }
        if (!isThere)
            return {};
    }
    std::vector<domain::Span> spans;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (found[i])
            spans.push_back(tokens[i].span);
    return spans;
}

} // namespace pult::text
