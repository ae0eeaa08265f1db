// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string_view>

struct sb_stemmer;

/// Words as they are looked for.
namespace pult::text {

/// Splits text into the words it is found by: lower case, without the dots of ё and the accents of
/// Latin letters, reduced to their stem by Snowball's Russian or English rules (by their letters),
/// so that "заказы" finds "заказов". Digits are words as they are.
///
/// Thread   one at a time.
class Tokenizer {
public:
    Tokenizer();
    ~Tokenizer();

    enum class Form {
        stem, ///< as the index has it
        typed ///< folded, with its ending
    };
    /// Calls `take(word, begin, end)` for each word, with its place in the text, until it returns false.
    void tokenize(std::string_view text, const std::function<bool(std::string_view, int, int)>& take,
                  Form form = Form::stem);

private:
    struct Free {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::string_view stem(std::string_view word, bool cyrillic, bool latin);

    std::unique_ptr<sb_stemmer, Free> m_russian;
    std::unique_ptr<sb_stemmer, Free> m_english;
};

} // namespace pult::text
