// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/search_text.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace std::chrono;

namespace {

/// 20 May 2026, 23:30 UTC: in Moscow it is the 21st already.
SearchClock inMoscow() {
    return {Time{sys_days{2026y / May / 20} + 23h + 30min}, 180min};
}

SearchText read(std::string_view typed, bool typing = false) {
    return parseSearch(typed, inMoscow(), typing).value();
}

Time dayInMoscow(year_month_day day) {
    return Time{sys_days{day}} - 3h;
}

} // namespace

TEST_CASE("search text: words are words, and quoted ones stand in a row", "[search]") {
    const auto text = read("  где \"мой заказ\"   5512 ");
    CHECK(text.terms == std::vector<SearchTerm>{{"где"}, {"мой заказ", true}, {"5512"}});
    CHECK(read("\"never closed").terms == std::vector<SearchTerm>{{"\"never"}, {"closed"}});
    CHECK(read("").terms.empty());
    CHECK(read("12:30 http://shop.ru status:open").terms.size() == 3);
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "a ";
    CHECK(read(many).terms.size() == kMaxSearchTerms);
}

TEST_CASE("search text: only the last word can be one that is still being typed", "[search]") {
    CHECK(read("мой зак", true).terms == std::vector<SearchTerm>{{"мой"}, {"зак", false, true}});
    CHECK(read("мой зак ", true).terms == std::vector<SearchTerm>{{"мой"}, {"зак"}});
    CHECK(read("\"мой зак\"", true).terms == std::vector<SearchTerm>{{"мой зак", true}});
    CHECK(read("зак from:anna", true).terms == std::vector<SearchTerm>{{"зак"}});
}

TEST_CASE("search text: operators in both languages, with quoted values", "[search]") {
    const auto text = read("FROM:\"Анна К\" channel:wa tag:опт Тег:vip заказ");
    CHECK(text.from == "Анна К");
    CHECK(text.channel == "wa");
    CHECK(text.tags == std::vector<std::string>{"опт", "vip"});
    CHECK(text.terms == std::vector<SearchTerm>{{"заказ"}});
    CHECK(read("от:меня канал:вк").from == "меня");
    CHECK(read("от:меня канал:вк").channel == "вк");
    for (const auto* oneself : {"me", "Я", "меня"})
        CHECK(isOneself(oneself));
    for (const auto* customer : {"client", "Клиент", "клиента", "customer"})
        CHECK(isCustomer(customer));
    CHECK_FALSE(isOneself("anna"));
    CHECK_FALSE(isCustomer("anna"));
}

TEST_CASE("search text: a day begins where the person is", "[search]") {
    CHECK(read("after:2026-05-12").since == dayInMoscow(2026y / May / 12));
    CHECK(read("before:12.05.2026").until == dayInMoscow(2026y / May / 12));
    CHECK(read("после:12.05").since == dayInMoscow(2026y / May / 12));
    CHECK(read("после:31.12").since == dayInMoscow(2025y / December / 31)); // this year's is still to come
    CHECK(read("до:сегодня").until == dayInMoscow(2026y / May / 21));
    CHECK(read("after:yesterday").since == dayInMoscow(2026y / May / 20));
}

TEST_CASE("search text: a value that can't be meant is refused, one that is still being typed is not", "[search]") {
    for (const auto* wrong :
         {"before:", "before:soon", "after:2026-13-01", "after:31.02", "after:2026-05", "до:1.2.3.4", "from: anna",
          "tag:\"\"", "before:2026-05-12x", "after:1.1.99999", "after:01.01.1812"}) {
        INFO(wrong);
        const auto refused = parseSearch(wrong, inMoscow(), false);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::invalid);
    }
    CHECK(read("заказ before:", true) == read("заказ "));
    CHECK_FALSE(parseSearch("before: заказ", inMoscow(), true));
}

TEST_CASE("search text: words are folded as the index folds them", "[search]") {
    CHECK(foldedWords("  Семён ПЕТРОВ-Водкин, Café!") == std::vector<std::string>{"семен", "петров", "водкин", "cafe"});
    CHECK(foldedWords("+7 921").size() == 2);
    CHECK(foldedWords("\xFF\xC3").empty());
}

TEST_CASE("search text: operators narrow it without a word, words alone don't", "[search]") {
    for (const auto* typed : {"from:anna", "channel:wa", "tag:vip", "after:today", "before:today", "word tag:vip"})
        CHECK(hasOperator(read(typed)));
    for (const auto* typed : {"", "word", "http:there"})
        CHECK_FALSE(hasOperator(read(typed)));
    CHECK_FALSE(hasOperator(read("from:", true))); // its value is still to come
}
