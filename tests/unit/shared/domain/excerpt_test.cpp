// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/excerpt.hpp"

#include "shared/base/utf8.hpp"
#include "shared/domain/customer_words.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;

TEST_CASE("excerpt: a short text is shown whole", "[search]") {
    const auto shown = excerptOf("где мой заказ", 7);
    CHECK(shown.text == "где мой заказ");
    CHECK(shown.at == 0);
    CHECK_FALSE(shown.cut);
    CHECK(excerptOf("", 0).text.empty());
}

TEST_CASE("excerpt: of a long text the words around the match, cut between words", "[search]") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "слово ";
    const auto around = text.size();
    text += "заказ";
    for (int i = 0; i < 100; ++i)
        text += " слово";
    const auto shown = excerptOf(text, around);
    CHECK(shown.text.starts_with("слово "));
    CHECK(shown.text.ends_with(" слово"));
    CHECK(shown.text.find("заказ") != std::string::npos);
    CHECK(utf8::length(shown.text) <= 160);
    CHECK(shown.at % 6 == 0);
    CHECK(shown.cut);
    CHECK(text.find(shown.text) != std::string::npos);
}

TEST_CASE("excerpt: one endless word is cut between letters", "[search]") {
    std::string text;
    for (int i = 0; i < 400; ++i)
        text += "ы";
    const auto shown = excerptOf(text, 500);
    CHECK(utf8::isValid(shown.text));
    CHECK(shown.text.size() == 320);
    CHECK(shown.at == 210);
}

TEST_CASE("excerpt: places are told in UTF-16 units", "[search]") {
    const std::string text = "\U0001F600 да нет";
    const auto ranges = matchRanges(text, {{5, 4}, {10, 6}});
    REQUIRE(ranges.size() == 2);
    CHECK(ranges[0].at == 3);
    CHECK(ranges[0].length == 2);
    CHECK(ranges[1].at == 6);
    CHECK(ranges[1].length == 3);
    CHECK(matchRanges(text, std::vector<Span>(100)).size() == kMaxMatches);
}

TEST_CASE("excerpt: words that begin so are found when each beginning has one", "[search]") {
    const std::string text = "Заказ ещё едет";
    CHECK(wordsBeginning(text, {"зак", "ед"}) == std::vector<Span>{{0, 10}, {18, 8}});
    CHECK(wordsBeginning(text, {"зак", "самолет"}).empty());
    CHECK(wordsBeginning(text, {"еще"}).size() == 1);
    CHECK(wordsBeginning(text, {"аказ"}).empty());
}

TEST_CASE("customer words: a telephone is found by its digits from either end, whatever it begins with", "[search]") {
    std::set<std::string> words;
    addCustomerWords("8 (921) 123-45-67", words);
    CHECK(words == std::set<std::string>{"79211234567", "9211234567", "~76543211297"});
    words.clear();
    addCustomerWords("4471", words); // too short for one
    CHECK(words == std::set<std::string>{"4471"});
    words.clear();
    addCustomerWords("Ivan.P@mail.ru", words);
    CHECK(words == std::set<std::string>{"ivan", "ivan.p@mail.ru", "mail", "p", "ru"});
}

TEST_CASE("customer words: what is typed in several pieces may be one telephone", "[search]") {
    CHECK(customerNeedles({{"+7"}, {"921"}, {"12"}}) == std::vector<CustomerNeedle>{{"792112", "~211297"}});
    CHECK(customerNeedles({{"8"}, {"921"}}) == std::vector<CustomerNeedle>{{"8921", "7921", "~1298"}});
    CHECK(customerNeedles({{"12"}}) == std::vector<CustomerNeedle>{{"12"}});
    CHECK(customerNeedles({{"Иван"}, {"5512"}}) == std::vector<CustomerNeedle>{{"иван"}, {"5512", "~2155"}});
    CHECK(customerNeedles({{"@ivan_p"}}) == std::vector<CustomerNeedle>{{"ivan"}, {"p"}});
    CHECK(customerNeedles({{"?!"}}).empty());
}
