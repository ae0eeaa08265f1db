// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/text_split.hpp"

#include <catch2/catch.hpp>

#include "shared/base/utf8.hpp"

using namespace pult;
using domain::splitText;
using domain::TextUnit;

TEST_CASE("text split: a text is cut where a sentence ends, else between words, else between characters") {
    const auto split = [](const char* text) { return splitText(text, 20, TextUnit::code_points); };
    CHECK(split("Первое слово второе слово") == std::vector<std::string>{"Первое слово второе", "слово"});
    CHECK(split("Одно предложение. Два") == std::vector<std::string>{"Одно предложение.", "Два"});
    CHECK(split("ёёёёёёёёёёёёёёёёёёёёё") == std::vector<std::string>{"ёёёёёёёёёёёёёёёёёёёё", "ё"});
    CHECK(split("коротко") == std::vector<std::string>{"коротко"});
    CHECK(split("").empty());
}

TEST_CASE("text split: pieces fit in the messenger's own unit, whatever the text") {
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += i % 7 == 0 ? " " : "🙂";
    std::string joined;
    for (const auto& piece : splitText(text, 11, TextUnit::utf16)) {
        CHECK(utf8::isValid(piece));
        CHECK(domain::textLength(TextUnit::utf16, piece) <= 11);
        joined += piece;
    }
    std::erase(joined, ' ');
    std::erase(text, ' ');
    CHECK(joined == text);
}

TEST_CASE("text split: a limit in which no character fits ends with the text whole") {
    CHECK(splitText("слово", 0, TextUnit::code_points) == std::vector<std::string>{"слово"});
    CHECK(splitText("🙂🙂", 1, TextUnit::utf16) == std::vector<std::string>{"🙂🙂"});
}
