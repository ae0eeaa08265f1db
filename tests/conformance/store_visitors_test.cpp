// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;
using namespace std::chrono_literals;

namespace {

std::vector<std::int64_t> numbers(const std::vector<VisitorMessage>& messages) {
    std::vector<std::int64_t> list;
    for (const auto& message : messages)
        list.push_back(message.seq);
    return list;
}

} // namespace

TEMPLATE_TEST_CASE("visitors: a token opens its own channel's visitor until it is forgotten or a year old", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto added = t.run(t.store->addVisitor(t.channel, "hash-1", {}));
    REQUIRE(added);
    CHECK(t.run(t.store->addVisitor(t.channel, "hash-1", {})).error().code == Errc::conflict);
    CHECK(t.run(t.store->addVisitor(ChannelId{99}, "hash-2", {})).error().code == Errc::not_found);
    CHECK(t.run(t.store->visitorByToken(t.channel, "hash-1"))->id == added->id);
    const auto other = t.addChannel("other").id;
    CHECK(t.run(t.store->visitorByToken(other, "hash-1")).error().code == Errc::not_found);
    CHECK(t.run(t.store->visitorByToken(t.channel, "hash-2")).error().code == Errc::not_found);
    t.clock.advance(24h * 364);
    REQUIRE(t.run(t.store->visitorByToken(t.channel, "hash-1")));
    t.clock.advance(24h * 364); // the year slides
    REQUIRE(t.run(t.store->visitorByToken(t.channel, "hash-1")));
    t.clock.advance(24h * 366);
    CHECK(t.run(t.store->visitorByToken(t.channel, "hash-1")).error().code == Errc::not_found);
    const auto second = t.run(t.store->addVisitor(t.channel, "hash-3", {})).value();
    REQUIRE(t.run(t.store->forgetVisitor(second.id)));
    CHECK(t.run(t.store->visitorByToken(t.channel, "hash-3")).error().code == Errc::not_found);
    CHECK(t.run(t.store->forgetVisitor(999)).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("visitors: the stream is numbered without gaps and resumes anywhere", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto visitor = t.run(t.store->addVisitor(t.channel, "hash", {})).value();
    const std::string peer = std::to_string(visitor.id);
    const auto first = t.write(peer, "1").message;
    REQUIRE(t.take(first.dialog_id, anna));
    const auto waits = t.reply(first.dialog_id, anna, "later").value().id;
    REQUIRE(t.run(t.store->recordOutbound(t.noteTo(first.dialog_id, anna, "never shown"))));
    t.write(peer, "2");
    const auto quick = t.reply(first.dialog_id, anna, "3").value().id;
    CHECK(t.run(t.store->acceptForVisitor(quick))->seq == 3);
    CHECK(t.run(t.store->acceptForVisitor(quick))->seq == 3); // again: it is so already
    t.write(peer, "4");
    CHECK(t.run(t.store->acceptForVisitor(waits))->seq == 5);
    t.write(peer, "6");

    const auto after = [&](std::int64_t seq, int limit) {
        return numbers(t.run(t.store->visitorMessages(first.thread_id, seq, limit)).value());
    };
    CHECK(after(0, 100) == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6});
    CHECK(after(0, 2) == std::vector<std::int64_t>{5, 6});
    CHECK(after(2, 100) == std::vector<std::int64_t>{3, 4, 5, 6});
    CHECK(after(2, 3) == std::vector<std::int64_t>{3, 4, 5});
    CHECK(after(4, 1) == std::vector<std::int64_t>{5});
    CHECK(after(6, 100).empty());
    const auto known = t.run(t.store->visitorByToken(t.channel, "hash")).value();
    CHECK(known.thread == first.thread_id);
    CHECK(known.lastSeq == 6);
    CHECK(known.assignee == anna.operatorId);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("visitors: what a visitor tells comes onto the card, and yields to what an operator wrote",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    VisitorClaim claim;
    claim.name = "Ivan";
    claim.email = "ivan@example.org";
    claim.fields = {{"city", "Tver"}};
    const auto visitor = t.run(t.store->addVisitor(t.channel, "hash", claim)).value();
    auto hello = t.message(std::to_string(visitor.id), "Hello");
    hello.peerName = visitor.name;
    const auto dialog = t.run(t.store->recordInbound(hello)).value().message.dialog_id;
    const auto customerId = t.dialogFor(anna, dialog)->customer_id;
    const auto card = [&] {
        return t.run(t.store->customer({anna, Permission::dialog_read}, customerId)).value().customer;
    };
    CHECK(card().name == "Ivan");
    CHECK(card().fields.at("email") == "ivan@example.org");
    CHECK(card().fields.at("city") == "Tver");

    VisitorClaim renamed;
    renamed.name = "Ivan Petrov";
    REQUIRE(t.run(t.store->claimVisitor(visitor.id, renamed)));
    CHECK(card().name == "Ivan Petrov");
    CHECK(t.dialogFor(anna, dialog)->customer_name == "Ivan Petrov");

    wire::CustomerUpdate correction;
    correction.customer_id = customerId;
    correction.name = "Petrov, Ivan";
    REQUIRE(t.run(t.store->updateCustomer({anna, Permission::customer_edit}, correction)));
    VisitorClaim again;
    again.name = "Vanya";
    again.email = "other@example.org";
    REQUIRE(t.run(t.store->claimVisitor(visitor.id, again)));
    CHECK(card().name == "Petrov, Ivan");
    CHECK(card().fields.at("email") == "ivan@example.org");
    CHECK(card().identities.at(0).name == "Vanya");
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("visitors: an unverified claim never changes a verified one", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    VisitorClaim proven;
    proven.verified = true;
    proven.externalId = "user-42";
    proven.name = "Ivan";
    const auto visitor = t.run(t.store->addVisitor(t.channel, "hash", proven)).value();
    CHECK(visitor.verified);
    VisitorClaim forged;
    forged.externalId = "user-1";
    forged.name = "The Director";
    const auto after = t.run(t.store->claimVisitor(visitor.id, forged));
    REQUIRE(after);
    CHECK(after->externalId == "user-42");
    CHECK(after->name == "Ivan");
    VisitorClaim anonymous;
    anonymous.externalId = "user-1";
    const auto other = t.run(t.store->addVisitor(t.channel, "hash-2", anonymous)).value();
    CHECK(other.externalId.empty());
    CHECK_FALSE(other.verified);
    CHECK(t.run(t.store->claimVisitor(999, proven)).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("visitors: words are read when whoever has the dialog reads them", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto senior = t.addUser("Vera", Role::senior);
    const auto visitor = t.run(t.store->addVisitor(t.channel, "hash", {})).value();
    const auto message = t.write(std::to_string(visitor.id), "Hello").message;
    REQUIRE(t.take(message.dialog_id, anna));
    const auto readSeq = [&] { return t.run(t.store->visitorByToken(t.channel, "hash"))->operatorReadSeq; };
    REQUIRE(t.run(t.store->markRead({senior, Permission::dialog_read}, message.dialog_id, 1'000)));
    CHECK(readSeq() == 0);
    REQUIRE(t.run(t.store->markRead({anna, Permission::dialog_read}, message.dialog_id, 1'000)));
    CHECK(readSeq() == 1);
    CHECK(t.dialogFor(anna, message.dialog_id)->read_seq == t.dialogFor(anna, message.dialog_id)->last_seq);
    const auto told = t.heard.size();
    REQUIRE(t.run(t.store->markRead({anna, Permission::dialog_read}, message.dialog_id, 1)));
    CHECK(t.heard.size() == told);
    // To be read again: by her alone, and the visitor stays told.
    REQUIRE(t.run(t.store->markUnread({{anna, Permission::dialog_read}, message.dialog_id})));
    CHECK(readSeq() == 1);
    CHECK(t.dialogFor(anna, message.dialog_id)->read_seq == message.seq - 1);
    CHECK(t.dialogFor(senior, message.dialog_id)->read_seq > message.seq - 1);
    CHECK(t.run(t.store->visitorRead(ThreadId{999}, 1)).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("store: what is marked as unread is to be read again, once for each time it was asked", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto maria = t.addUser("Maria", Role::operator_);
    const auto first = t.write("7", "one").message;
    const DialogId dialog = first.dialog_id;
    REQUIRE(t.take(dialog, anna));
    const auto newest = t.write("7", "two").message;
    const auto read = [&] { REQUIRE(t.run(t.store->markRead({anna, Permission::dialog_read}, dialog, 1'000))); };
    DialogUnread unread{{anna, Permission::dialog_read}, dialog, "7a1f8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0b"};
    const auto nothingRead = t.run(t.store->markUnread(unread));
    CHECK(nothingRead->read_seq == 0);
    CHECK(nothingRead->unread_count == 2);
    CHECK(t.dialogFor(anna, dialog)->unread_count == 2);
    unread.clientId.reset();
    read();
    const auto told = t.heard.size();
    const auto marked = t.run(t.store->markUnread(unread));
    REQUIRE(marked);
    CHECK(marked->read_seq == newest.seq - 1);
    CHECK(marked->unread_count == 1);
    CHECK(marked->unanswered); // neither more nor less than before
    REQUIRE(t.heard.size() == told + 1);
    REQUIRE(t.run(t.store->markUnread(unread)));
    CHECK(t.heard.size() == told + 1); // it is so already
    unread.clientId = "3f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0b";
    REQUIRE(t.run(t.store->markUnread(unread)));
    read();
    REQUIRE(t.run(t.store->markUnread(unread))); // asked again because the answer was lost
    CHECK(t.dialogFor(anna, dialog)->read_seq > newest.seq - 1);
    t.reopen();
    CHECK(t.dialogFor(anna, dialog)->read_seq > newest.seq - 1);
    CHECK(t.run(t.store->markUnread({{maria, Permission::dialog_read}, dialog})).error().code == Errc::not_found);
    CHECK(t.run(t.store->markUnread({{anna, Permission::dialog_read}, DialogId{999}})).error().code == Errc::not_found);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("visitors: what they have seen of our replies is read, what came later isn't", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto message = t.write("7", "Hello").message;
    REQUIRE(t.take(message.dialog_id, anna));
    std::vector<std::int64_t> numbers;
    for (const char* text : {"one", "two", "three"}) {
        const auto reply = t.reply(message.dialog_id, anna, text).value().id;
        numbers.push_back(t.run(t.store->acceptForVisitor(reply)).value().seq);
    }
    const auto states = [&] {
        std::vector<wire::MessageState> all;
        const auto page = t.historyOf(anna, message.dialog_id).value();
        for (const auto& each : page.messages)
            if (each.direction == wire::Direction::out)
                all.push_back(*each.state);
        return all;
    };
    using enum wire::MessageState;
    REQUIRE(t.run(t.store->visitorRead(message.thread_id, numbers[1])));
    CHECK(states() == std::vector{read, read, accepted});
    const auto told = t.heard.size();
    REQUIRE(t.run(t.store->visitorRead(message.thread_id, numbers[0]))); // it never goes back
    CHECK(states() == std::vector{read, read, accepted});
    CHECK(t.heard.size() == told);
    REQUIRE(t.run(t.store->visitorRead(message.thread_id, 1'000)));
    CHECK(states() == std::vector{read, read, read});
}

TEMPLATE_TEST_CASE("visitors: how long they wait is counted from the first unanswered word to a person's reply",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto waits = [&] { return t.run(t.store->answerWaits(t.channel, t.clock.now() - 1h)).value(); };
    CHECK(waits().empty());
    const auto first = t.write("1", "Hello").message;
    t.clock.advance(10s);
    t.write("1", "Hello?");
    t.write("2", "nobody answers me");
    REQUIRE(t.take(first.dialog_id, anna));
    REQUIRE(t.run(t.store->recordOutbound(t.noteTo(first.dialog_id, anna, "a note is no answer"))));
    t.clock.advance(20s);
    REQUIRE(t.reply(first.dialog_id, anna, "Good day"));
    REQUIRE(t.reply(first.dialog_id, anna, "How can I help?"));
    CHECK(waits() == std::vector<Millis>{30s});
    t.write("1", "A kettle");
    t.clock.advance(5s);
    REQUIRE(t.reply(first.dialog_id, anna, "Which?"));
    CHECK(waits() == std::vector<Millis>{30s, 5s});
    CHECK(t.run(t.store->answerWaits(t.addChannel("other").id, t.clock.now() - 1h))->empty());
    t.clock.advance(2h);
    CHECK(waits().empty());
}

TEMPLATE_TEST_CASE("visitors: a quote counts within the own conversation, the words in any case", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto first = t.write("1", "Hello").message;
    const auto foreign = t.write("2", "Good day").message;
    REQUIRE(t.take(first.dialog_id, anna));
    const auto reply = t.reply(first.dialog_id, anna, "How can I help?").value();
    const auto note = t.run(t.store->recordOutbound(t.noteTo(first.dialog_id, anna, "a note"))).value();
    const auto quoting = [&](MessageId id) {
        auto message = t.message("1", "I mean this");
        message.replyTo = id;
        const auto recorded = t.run(t.store->recordInbound(message)).value().message;
        CHECK(recorded.text == "I mean this");
        return recorded.reply_to;
    };
    CHECK(quoting(first.id) == first.id);
    CHECK(quoting(reply.id) == reply.id);
    CHECK_FALSE(quoting(note.id));
    CHECK_FALSE(quoting(foreign.id));
    CHECK_FALSE(quoting(MessageId{99'999}));
    CHECK(t.run(t.store->verify({}))->empty());
}

TEMPLATE_TEST_CASE("visitors: the queue of a group stands in the order in which its dialogs are taken", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto queue = [&](int limit) { return t.run(t.store->queue(GroupId{1}, limit)).value(); };
    CHECK(queue(10).empty());
    std::vector<DialogId> dialogs;
    for (const auto* peer : {"1", "2", "3"}) {
        dialogs.push_back(t.write(peer, "Hello").message.dialog_id);
        t.clock.advance(1s);
    }
    t.write("1", "Hello?");
    CHECK(queue(10) == dialogs);
    CHECK(queue(2) == std::vector{dialogs[0], dialogs[1]});
    CHECK(t.run(t.store->queue(GroupId{2}, 10))->empty());
    CHECK(t.run(t.store->takeNext({anna, Permission::dialog_take}, {}))->id == dialogs[0]);
    CHECK(queue(10) == std::vector{dialogs[1], dialogs[2]});
}
