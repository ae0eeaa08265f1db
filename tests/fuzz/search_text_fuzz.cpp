// SPDX-License-Identifier: GPL-3.0-or-later
// What people and programs put into the search box.
#include "shared/base/utf8.hpp"
#include "shared/domain/keyboard_layout.hpp"
#include "shared/domain/search_text.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    const domain::SearchClock clock{Time{std::chrono::sys_days{std::chrono::year{2026} / 5 / 20}}, {}};
    for (const bool typing : {false, true}) {
        const auto read = domain::parseSearch(bytes, clock, typing);
        if (!read)
            continue;
        expect(read->terms.size() <= domain::kMaxSearchTerms, "there are not too many words");
        for (const auto& term : read->terms) {
            expect(!term.text.empty() || term.row, "a word says something");
            expect(bytes.find(term.text) != std::string_view::npos, "a word stands in what was typed");
            expect(!term.begun || typing, "only who is typing has begun a word");
        }
    }
    for (const auto& word : domain::foldedWords(bytes))
        expect(!word.empty() && utf8::isValid(word), "a word is well-formed");
    if (utf8::isValid(bytes))
        expect(utf8::isValid(domain::inOtherLayout(bytes)), "the other layout is well-formed");
}

} // namespace pult::fuzz
