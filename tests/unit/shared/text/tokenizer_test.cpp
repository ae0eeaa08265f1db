// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/text/tokenizer.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using pult::text::Tokenizer;

namespace {

using Words = std::vector<std::string>;

Words wordsOf(const std::string& text) {
    Tokenizer tokenizer;
    Words words;
    tokenizer.tokenize(text, [&](std::string_view word, int begin, int end) {
        CHECK(begin < end);
        CHECK(end <= static_cast<int>(text.size()));
        words.emplace_back(word);
        return true;
    });
    return words;
}

} // namespace

TEST_CASE("tokenizer: the forms of a word are one word", "[text]") {
    CHECK(wordsOf("заказы") == wordsOf("Заказов"));
    CHECK(wordsOf("доставляли") == wordsOf("ДОСТАВЛЯЛА"));
    CHECK(wordsOf("orders") == wordsOf("Ordered"));
    CHECK(wordsOf("ёлка") == wordsOf("елки"));
    CHECK(wordsOf("ЁЖ") == wordsOf("еж"));
    CHECK(wordsOf("Café") == wordsOf("cafe"));
    CHECK(wordsOf("ŁÓDŹ") == wordsOf("łódź"));
    CHECK(wordsOf("заказ") != wordsOf("закат"));
}

TEST_CASE("tokenizer: words end where letters and digits do", "[text]") {
    CHECK(wordsOf("А-12, б/3; +7 (916) 123") == Words{"а", "12", "б", "3", "7", "916", "123"});
    CHECK(wordsOf("ivan@example.org") == Words{"ivan", "exampl", "org"});
    CHECK(wordsOf("").empty());
    CHECK(wordsOf(" \t\n!?…—«»😀").empty());
    CHECK(wordsOf("e\u0301t\u00e9") == Words{"ete"});
}

TEST_CASE("tokenizer: places are those of the text as it was written", "[text]") {
    const std::string text = "№ Ёлки!";
    Tokenizer tokenizer;
    tokenizer.tokenize(text, [&](std::string_view, int begin, int end) {
        CHECK(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)) == "Ёлки");
        return true;
    });
}

TEST_CASE("tokenizer: nothing makes it stumble", "[text]") {
    CHECK(wordsOf(std::string(100'000, 'a')).front().size() <= 64);
    for (int first = 0; first < 256; ++first)
        for (const char second : {'\0', 'a', '\x80', '\xBF', '\xC3', '\xFF'})
            wordsOf({static_cast<char>(first), second, static_cast<char>(first)});
}

TEST_CASE("tokenizer: stops when it is told to", "[text]") {
    Tokenizer tokenizer;
    int calls = 0;
    tokenizer.tokenize("one two three", [&](std::string_view, int, int) { return ++calls < 2; });
    CHECK(calls == 2);
}
