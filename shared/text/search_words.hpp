// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "shared/domain/excerpt.hpp"
#include "shared/domain/search_text.hpp"
#include "shared/text/tokenizer.hpp"

namespace pult::text {

/// The server's index has a list of its own for every beginning of 2 to so many letters. A longer one has to be put
/// together from all words that begin so, whole, before the first hit is known.
inline constexpr std::size_t kLongestReadyBeginning = 6;

/// What is looked for, by the same words as an index that Tokenizer has made.
///
/// Thread   one at a time.
class SearchWords {
public:
    explicit SearchWords(const std::vector<domain::SearchTerm>& terms);

    bool empty() const { return m_rows.empty(); }
    /// In FTS5's language, each word in quotes, so that nothing is taken for an operator.
    std::string query() const;
    /// Finds those of query() and others, in less time for each: beginnings are no longer than the index has them
    /// ready. Empty when that is query() itself.
    std::string wideQuery() const;
    /// Where the words stand in the text, rising; nothing unless all of them are there.
    std::vector<domain::Span> find(std::string_view text);
    /// False where find() finds nothing, in a fraction of its time; true says nothing yet.
    bool mayFind(std::string_view text);

private:
    struct Word {
        std::string stem;
        std::string typed; ///< folded, with its ending
        bool begun = false;
    };
    /// Words that stand one after another; a single one is the usual case.
    using Row = std::vector<Word>;

    void add(const domain::SearchTerm& term);
    std::string query(std::size_t longestBeginning) const;
    static bool fits(const Word& word, std::string_view stem);
    static bool mayFit(const Word& word, std::string_view typed);

    Tokenizer m_tokenizer;
    std::vector<Row> m_rows;
};

} // namespace pult::text
