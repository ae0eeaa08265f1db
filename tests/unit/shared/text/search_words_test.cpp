// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/text/search_words.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using pult::text::SearchWords;

namespace {

SearchWords wordsOfSearch(const std::string& typed, bool typing = false) {
    return SearchWords(domain::parseSearch(typed, {}, typing).value().terms);
}

} // namespace

TEST_CASE("search words: the quick look never misses what is found", "[text]") {
    const std::vector<std::string> texts = {"доставку",
                                            "Доставщик едет",
                                            "tying",
                                            "I tie it",
                                            "skies",
                                            "the sky",
                                            "dying",
                                            "die",
                                            "заказы, 512-й",
                                            "ордер 5",
                                            "Ёлки",
                                            "елка",
                                            "мой красивый дом",
                                            "красивее",
                                            "",
                                            "?!",
                                            "gently",
                                            "gentle",
                                            "организации"};
    const std::vector<std::string> searches = {
        "доставка",    "доставк", "tie", "tying", "sky",    "skies", "die",
        "dying",       "заказ",   "512", "ёлок",  "красив", "дом",   "\"мой красивый\"",
        "организация", "gentle",  "те",  "sk",    "мой дом"};
    for (const auto& typed : searches)
        for (const bool typing : {false, true}) {
            auto words = wordsOfSearch(typed, typing);
            for (const auto& text : texts) {
                CAPTURE(typed, typing, text);
                if (!words.find(text).empty())
                    CHECK(words.mayFind(text));
            }
        }
}

TEST_CASE("search words: the quick look passes over what can't be meant", "[text]") {
    CHECK_FALSE(wordsOfSearch("доставка").mayFind("мой заказ едет"));
    CHECK_FALSE(wordsOfSearch("доставка заказ").mayFind("доставка завтра"));
    CHECK_FALSE(wordsOfSearch("доставка").mayFind(""));
    CHECK_FALSE(wordsOfSearch("?!").mayFind("доставка"));
    CHECK(wordsOfSearch("доставка").mayFind("нет доставки"));
}
