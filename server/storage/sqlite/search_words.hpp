// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "server/storage/sqlite/text_tokenizer.hpp"
#include "shared/domain/excerpt.hpp"
#include "shared/domain/search_text.hpp"

namespace pult::storage::sqlite {

/// What is looked for, by the same words as the index has.
///
/// Thread   one at a time.
class SearchWords {
public:
    explicit SearchWords(const std::vector<domain::SearchTerm>& terms);

    bool empty() const { return m_rows.empty(); }
    /// In FTS5's language, each word in quotes, so that nothing is taken for an operator.
    std::string query() const;
    /// Where the words stand in the text, rising; nothing unless all of them are there.
    std::vector<domain::Span> find(std::string_view text);

private:
    struct Word {
        std::string stem;
        std::string typed; ///< folded, with its ending
        bool begun = false;
    };
    /// Words that stand one after another; a single one is the usual case.
    using Row = std::vector<Word>;

    void add(const domain::SearchTerm& term);
    static bool fits(const Word& word, std::string_view stem);

    TextTokenizer m_tokenizer;
    std::vector<Row> m_rows;
};

} // namespace pult::storage::sqlite
