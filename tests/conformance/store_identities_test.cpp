// SPDX-License-Identifier: GPL-3.0-or-later
// Who has written: several ids of one person, changed numbers, contacts that turn out to be one.
#include <algorithm>
#include <map>

#include "tests/conformance/messenger_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::DialogStatus;
using wire::MessageState;
using wire::Role;
using namespace std::chrono_literals;

TEMPLATE_TEST_CASE("identities: one person by several ids has one thread", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    auto both = m.message("A", "с телефона");
    both.peer.aliases = {"RU.123"};
    REQUIRE(m.tell({both}));
    auto later = m.message("B", "без телефона");
    later.peer = MessengerFixture<TestType>::peer("RU.123");
    REQUIRE(m.tell({later}));
    CHECK(m.thread().size() == 2);

    inbound::PeerChanged changed;
    changed.key = "moved";
    changed.formerId = m.ivan.id;
    changed.peer = MessengerFixture<TestType>::peer("79990000000");
    REQUIRE(m.tell({changed}));
    auto fromNew = m.message("C", "новый номер");
    fromNew.peer = changed.peer;
    auto fromOld = m.message("D", "ещё старый");
    REQUIRE(m.tell({fromNew, fromOld}));
    CHECK(m.thread().size() == 5); // and the line about the new number
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("identities: what somebody calls himself in his messenger stands in his card", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    m.ivan.username = "ivan_p";
    REQUIRE(m.tell({m.message("A", "привет")}));
    const auto card = [&] {
        return m.t.run(m.t.store->dialog({m.anna, domain::Permission::dialog_read}, m.first().dialog_id))->customer;
    };
    CHECK(card().identities.front().username == "ivan_p");
    const auto before = card().version;
    REQUIRE(m.tell({m.message("B", "ещё")}));
    CHECK(card().version == before);
    m.ivan.username = "ivan_the_great";
    REQUIRE(m.tell({m.message("C", "переименовался")}));
    CHECK(card().identities.front().username == "ivan_the_great");
    CHECK(card().version == before + 1); // desks are told
    m.ivan.username.clear();
    REQUIRE(m.tell({m.message("D", "ничего не сказано")}));
    CHECK(card().identities.front().username == "ivan_the_great");
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("identities: who has changed his number is answered at the new one", "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    m.ivan = MessengerFixture<TestType>::peer("RU.123");
    m.ivan.aliases = {"79161234567"};
    m.ivan.phone = "79161234567";
    REQUIRE(m.tell({m.message("A", "со старого")}));
    inbound::PeerChanged changed;
    changed.key = "moved";
    changed.formerId = "79161234567";
    changed.peer = MessengerFixture<TestType>::peer("79990000000");
    changed.peer.phone = "79990000000";
    REQUIRE(m.tell({changed}));
    const DialogId dialog = m.first().dialog_id;
    (void)m.t.take(dialog, m.anna);
    REQUIRE(m.t.reply(dialog, m.anna, "ответ"));
    const auto due = m.t.run(m.t.store->dueOutbox(m.t.clock.now(), 10)).value();
    REQUIRE(due.size() == 1);
    CHECK(due.front().phone == "79990000000");
}

TEMPLATE_TEST_CASE(
    "identities: two contacts that turn out to be one person are one customer, and one thread from then on",
    "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    const bool phoneIsOpen = GENERATE(false, true); // the other's dialog is closed, else both are open
    REQUIRE(m.tell({m.message("A", "с телефона")}));
    auto hidden = m.message("B", "без телефона");
    hidden.peer = MessengerFixture<TestType>::peer("RU.123");
    REQUIRE(m.tell({hidden}));
    CHECK(m.t.run(m.t.store->stats())->customers == 2);
    const auto threadOf = [&](const std::string& text) {
        for (const auto thread : {ThreadId{1}, ThreadId{2}}) {
            HistoryQuery query;
            query.guard = {m.anna, domain::Permission::dialog_read};
            query.thread = thread;
            const auto page = m.t.run(m.t.store->history(query));
            for (const auto& message : page->messages)
                if (message.text == text)
                    return message.thread_id;
        }
        return ThreadId{};
    };
    const auto customerOf = [&](DialogId dialog) { return m.t.dialogFor(m.anna, dialog)->customer_id; };
    const DialogId first = m.first().dialog_id;
    const CustomerId former = customerOf(first);
    wire::CustomerNoteAdd note;
    note.customer_id = former;
    note.text = "любит тишину";
    REQUIRE(m.t.run(m.t.store->addCustomerNote({m.anna, domain::Permission::customer_edit}, note)));
    if (phoneIsOpen) {
        (void)m.t.take(DialogId{2}, m.anna);
        REQUIRE(m.t.close(DialogId{2}, m.anna));
    }

    auto both = m.message("C", "и то и другое");
    both.peer = MessengerFixture<TestType>::peer("RU.123");
    both.peer.aliases = {m.ivan.id};
    REQUIRE(m.tell({both}));
    REQUIRE(m.tell({m.message("D", "снова с телефона")}));
    hidden = m.message("E", "снова без");
    hidden.peer = MessengerFixture<TestType>::peer("RU.123");
    REQUIRE(m.tell({hidden, both}));
    const ThreadId kept = phoneIsOpen ? ThreadId{1} : ThreadId{2};
    for (const auto* text : {"и то и другое", "снова с телефона", "снова без"})
        CHECK(threadOf(text) == kept);
    CHECK(threadOf("с телефона") == ThreadId{1});
    CHECK(threadOf("без телефона") == ThreadId{2});
    // What comes later about a message of the other thread finds it.
    const std::string other = phoneIsOpen ? "B" : "A";
    REQUIRE(m.tell({inbound::Reaction{"r", both.peer, other, "👍", m.t.clock.now()}}));

    const CustomerId customer = customerOf(DialogId{1});
    CHECK(customer == customerOf(DialogId{2}));
    const auto card = m.t.run(m.t.store->customer({m.anna, domain::Permission::dialog_read}, customer)).value();
    CHECK(card.customer.identities.size() == 2);
    REQUIRE(card.notes.size() == 1);
    CHECK(card.notes.front().text == note.text);
    HistoryQuery query;
    query.guard = {m.anna, domain::Permission::dialog_read};
    query.customer = customer;
    query.limit = 50;
    int said = 0, reacted = 0;
    std::map<std::int64_t, int> told;
    const auto whole = m.t.run(m.t.store->history(query)).value();
    for (const auto& message : whole.messages) {
        told[message.thread_id.value] += message.event == "customers_joined";
        said += message.direction == wire::Direction::in;
        reacted += message.reactions && message.reactions->size() == 1;
    }
    CHECK(said == 5);
    CHECK(reacted == 1);
    CHECK(told == std::map<std::int64_t, int>{{1, 1}, {2, 1}}); // in each thread, once
    // An open card learns of the note that came along.
    CHECK(std::ranges::any_of(m.t.heard, [&](const JournalRecord& record) {
        const auto* noted = std::get_if<wire::CustomerNoteAdded>(&record.event);
        return noted && noted->note.customer_id == customer && noted->note.text == note.text;
    }));
    // Both dialogs go on where they were: each has a thread of its own.
    if (!phoneIsOpen) {
        CHECK(m.t.dialogFor(m.anna, DialogId{1})->status != wire::DialogStatus::closed);
        CHECK(m.t.dialogFor(m.anna, DialogId{2})->status != wire::DialogStatus::closed);
    }
    CHECK(m.t.complaints() == std::vector<std::string>{});
    m.t.reopen();
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("identities: who has written from his new number before it was told is the same person", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "со старого")}));
    auto early = m.message("B", "с нового");
    early.peer = MessengerFixture<TestType>::peer("79990000000");
    REQUIRE(m.tell({early}));
    inbound::PeerChanged changed;
    changed.key = "moved";
    changed.formerId = m.ivan.id;
    changed.peer = early.peer;
    REQUIRE(m.tell({changed, m.message("C", "опять со старого")}));
    HistoryQuery query;
    query.guard = {m.anna, domain::Permission::dialog_read};
    query.thread = ThreadId{2}; // where he can be answered
    CHECK(m.t.run(m.t.store->history(query))->messages.back().text == "опять со старого");
    CHECK(m.t.dialogFor(m.anna, DialogId{1})->customer_id == m.t.dialogFor(m.anna, DialogId{2})->customer_id);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("identities: a number that has passed to somebody else doesn't bring him the other's thread",
                   "[storage]", SqliteBackend) {
    MessengerFixture<TestType> m;
    auto former = m.message("A", "прежний владелец");
    former.peer.id = "RU.1";
    former.peer.aliases = {m.ivan.id};
    auto next = m.message("B", "новый владелец");
    next.peer.id = "RU.2";
    next.peer.aliases = {m.ivan.id};
    REQUIRE(m.tell({former, next, former}));
    CHECK(m.thread().size() == 1);
    CHECK(m.t.run(m.t.store->stats())->customers == 2);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("identities: nobody is kept out, or let in, by an id that turns out to be his too", "[storage]",
                   SqliteBackend) {
    MessengerFixture<TestType> m;
    REQUIRE(m.tell({m.message("A", "с телефона")}));
    auto hidden = m.message("B", "без телефона");
    hidden.peer = MessengerFixture<TestType>::peer("RU.123");
    REQUIRE(m.tell({hidden}));
    const auto customerOf = [&](DialogId dialog) { return m.t.dialogFor(m.anna, dialog)->customer_id; };
    const Guard ending{m.anna, domain::Permission::dialog_close};
    REQUIRE(m.t.run(m.t.store->blockCustomer(ending, customerOf(DialogId{1}), true)));
    auto both = m.message("C", "и то и другое");
    both.peer = hidden.peer;
    both.peer.aliases = {m.ivan.id};
    REQUIRE(m.tell({both}));
    CHECK(customerOf(DialogId{1}) != customerOf(DialogId{2}));
    const auto heard = m.t.dialogFor(m.anna, DialogId{2});
    CHECK(heard->last_message->text == "и то и другое");
    const auto card = m.t.run(m.t.store->customer({m.anna, domain::Permission::dialog_read}, heard->customer_id));
    CHECK_FALSE(card->customer.blocked);
    REQUIRE(m.tell({m.message("D", "снова с телефона")}));
    CHECK(m.t.dialogFor(m.anna, DialogId{2})->last_message->text == "и то и другое");
    CHECK(m.t.dialogFor(m.anna, DialogId{1})->status == DialogStatus::closed);
    CHECK(m.t.complaints() == std::vector<std::string>{});
}
