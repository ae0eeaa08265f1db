// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/search_rows.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

TEST_CASE("search rows: a line begins shortly before the first mark, and its marks stay on their words") {
    wire::MessageHit hit;
    hit.excerpt = "одно два три четыре\nпять заказ шесть";
    hit.excerpt_at = 100;
    hit.cut = true;
    hit.matches = {{125, 5}};
    const auto line = markedLine(hit);
    CHECK(line.words == QString::fromUtf8("…четыре пять заказ шесть…"));
    REQUIRE(line.marks.size() == 1);
    CHECK(line.words.mid(line.marks[0].start, line.marks[0].length) == QString::fromUtf8("заказ"));
    hit.excerpt_at = 0;
    hit.cut = false;
    hit.matches = {{0, 4}, {500, 4}};
    const auto whole = markedLine(hit);
    CHECK(whole.words == QString::fromUtf8("одно два три четыре пять заказ шесть"));
    CHECK(whole.marks == QList<TextMark>{{0, 4}}); // the other one is not in the excerpt
    hit.excerpt = "safe\u202Eevil";
    CHECK_FALSE(markedLine(hit).words.contains(QChar(0x202E)));
}

TEST_CASE("search rows: who has told no name is a numbered guest, as in the list") {
    wire::SearchFound found;
    found.messages.hits.resize(1);
    found.messages.hits[0].customer_id = CustomerId{7};
    found.customers.hits.resize(1);
    found.customers.hits[0].customer_id = CustomerId{8};
    QStringList titles;
    for (const auto& row : searchRows(found, {}))
        titles += row.title;
    CHECK(titles.contains("Guest 7"));
    CHECK(titles.contains("Guest 8"));
}

TEST_CASE("search rows: groups with a heading each, and where more can be had") {
    wire::SearchFound found;
    CHECK(searchRows(found, {}).isEmpty());
    found.customers.hits.resize(1);
    found.customers.hits[0].name = "Ivan";
    found.customers.hits[0].address = "+7 921";
    found.messages.hits.resize(2);
    found.messages.hits[1].direction = wire::Direction::note;
    found.messages.hits[1].author.name = "Anna";
    found.messages.hits[1].excerpt = "call him";
    found.messages.hits[1].matches = {{0, 4}};
    found.messages.next = "more";
    const auto rows = searchRows(found, {});
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].kind == SearchKind::heading);
    CHECK(rows[1].kind == SearchKind::customer);
    CHECK(rows[1].words == "+7 921");
    CHECK(rows[3].words == "no text");
    CHECK(rows[4].kind == SearchKind::note);
    CHECK(rows[4].words == "Note by Anna: call him");
    CHECK(rows[4].words.mid(rows[4].wordsMarks[0].start, rows[4].wordsMarks[0].length) == "call");
    CHECK(rows[4].textMarks == QList<TextMark>{{0, 4}}); // in the text, whatever stands before it in the row
    CHECK(rows[5].kind == SearchKind::more);
}

TEST_CASE("search rows: an order leads to its customer") {
    wire::SearchFound found;
    wire::OrderHit hit;
    hit.order.number = "5512";
    hit.order.state = wire::OrderState::paid;
    hit.order.total = 1000;
    hit.order.currency = "RUB";
    hit.order.customer_id = CustomerId{7};
    hit.customer_name = "Ivan";
    hit.dialog_id = DialogId{5};
    found.orders = wire::OrderHits{{hit}, std::string("more")};
    const auto rows = searchRows(found, {});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].title == "Orders");
    CHECK(rows[1].title == "5512");
    CHECK(rows[1].words == QString::fromUtf8("paid, 10\u00A0₽, Ivan"));
    CHECK(rows[1].dialogId == 5);
    CHECK(rows[2].kind == SearchKind::more);
}
