// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <set>

using namespace pult;
using namespace pult::storage;
using wire::DialogStatus;
using wire::Role;

TEMPLATE_TEST_CASE("store: a first message opens a dialog and is told about once", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    t.heard.clear();
    const auto recorded = t.write("7", "Hello");

    CHECK_FALSE(recorded.duplicate);
    CHECK(recorded.visitorSeq == 1);
    CHECK(recorded.message.text == "Hello");
    CHECK(recorded.message.author.name == "Customer 7");
    REQUIRE(t.heard.size() == 2);
    const auto* opened = std::get_if<wire::DialogAdded>(&t.heard[0].event);
    REQUIRE(opened);
    CHECK(opened->transition->to == DialogStatus::queued);
    const auto* added = std::get_if<wire::MessageAdded>(&t.heard[1].event);
    REQUIRE(added);
    CHECK(added->message.seq == t.heard[1].seq);
    CHECK(added->dialog.last_seq == t.heard[1].seq);
    CHECK(added->dialog.last_message->text == "Hello");

    const auto dialog = t.dialogFor(anna, recorded.message.dialog_id);
    REQUIRE(dialog);
    CHECK(dialog->unanswered);
    CHECK(dialog->last_inbound_seq == recorded.message.seq);
    const auto history = t.historyOf(anna, recorded.message.dialog_id);
    REQUIRE(history);
    REQUIRE(history->messages.size() == 1);
    CHECK(wire::encode(history->messages[0]) == wire::encode(recorded.message));
}

TEMPLATE_TEST_CASE("store: the same key is the same message, however often and however close", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto message = t.message("7", "once");
    std::vector<Async<InboundRecorded>> verbs;
    for (int i = 0; i < 100; ++i)
        verbs.push_back(t.store->recordInbound(message));
    const auto results = t.runAll(std::move(verbs));

    std::set<std::int64_t> ids;
    int firsts = 0;
    for (const auto& result : results) {
        REQUIRE(result);
        ids.insert(result->message.id.value);
        CHECK(result->visitorSeq == 1);
        firsts += result->duplicate ? 0 : 1;
    }
    CHECK(ids.size() == 1);
    CHECK(firsts == 1);
    t.reopen();
    const auto again = t.run(t.store->recordInbound(message));
    REQUIRE(again);
    CHECK(again->duplicate);
    CHECK(ids.contains(again->message.id.value));
}

TEMPLATE_TEST_CASE("store: a reply is stored once by its client_id and answers", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    const auto outbound = t.replyTo(dialog, anna, "Good day");
    std::vector<Async<wire::Message>> verbs;
    for (int i = 0; i < 20; ++i)
        verbs.push_back(t.store->recordOutbound(outbound));
    std::set<std::int64_t> ids;
    for (const auto& result : t.runAll(std::move(verbs))) {
        REQUIRE(result);
        CHECK(result->state == wire::MessageState::queued);
        ids.insert(result->id.value);
    }
    CHECK(ids.size() == 1);
    const auto after = t.dialogFor(anna, dialog);
    REQUIRE(after);
    CHECK(after->status == DialogStatus::waiting);
    CHECK(after->assignee_id == anna.operatorId);
    CHECK_FALSE(after->unanswered);
    const auto due = t.run(t.store->dueOutbox(t.clock.now(), 10));
    REQUIRE(due);
    REQUIRE(due->size() == 1);
    CHECK(due->front().peer == "7");
}

TEMPLATE_TEST_CASE("store: of two who take a dialog at once one gets it, the other hears who", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    for (int round = 0; round < 20; ++round) {
        const auto dialog = t.write("peer" + std::to_string(round), "Hello").message.dialog_id;
        std::vector<Async<wire::Dialog>> verbs;
        for (const auto& who : {anna, boris}) {
            DialogChange change;
            change.guard = {who, domain::Permission::dialog_take};
            change.dialog = dialog;
            change.event = domain::event::Taken{who.operatorId, std::nullopt};
            verbs.push_back(t.store->changeDialog(std::move(change)));
        }
        const auto results = t.runAll(std::move(verbs));
        REQUIRE(results[0].has_value() != results[1].has_value());
        const auto& lost = results[0] ? results[1] : results[0];
        CHECK(lost.error().code == Errc::taken);
        CHECK(lost.error().detail.find(results[0] ? "Anna" : "Boris") == 0);
    }
}

TEMPLATE_TEST_CASE("store: what was acknowledged is there after opening again", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    REQUIRE(t.reply(dialog, anna, "Good day"));
    const auto before = t.store->info();
    t.reopen();
    CHECK(t.store->info().epoch == before.epoch);
    CHECK(t.store->info().seq == before.seq);
    const auto history = t.historyOf(anna, dialog);
    REQUIRE(history);
    REQUIRE(history->messages.size() == 3);
    CHECK(history->messages[1].event == "taken");
    CHECK(history->messages[2].text == "Good day");
}
