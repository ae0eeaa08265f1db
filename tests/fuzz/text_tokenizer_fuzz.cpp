// SPDX-License-Identifier: GPL-3.0-or-later
// What customers write, on its way into the index of words.
#include "shared/base/utf8.hpp"
#include "shared/text/tokenizer.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    static text::Tokenizer tokenizer;
    int done = 0;
    tokenizer.tokenize(bytes, [&](std::string_view word, int from, int to) {
        expect(!word.empty() && word.size() <= 64, "a word has letters, and not too many");
        expect(utf8::isValid(word), "a word is well-formed");
        expect(from >= done && to > from && to <= static_cast<int>(bytes.size()), "words stand one after another");
        done = to;
        return true;
    });
}

} // namespace pult::fuzz
