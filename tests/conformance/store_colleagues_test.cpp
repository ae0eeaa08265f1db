// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <algorithm>

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::Role;

namespace {

DialogEdit edit(const domain::Principal& who, DialogId dialog, Permission permission = Permission::dialog_tag) {
    DialogEdit edit;
    edit.guard = {who, permission};
    edit.dialog = dialog;
    return edit;
}

domain::event::Transferred to(OperatorId who, GroupId group = {}) {
    return {who, group, false};
}

template <class Fixture>
OutboundMessage noteCalling(Fixture& t, DialogId dialog, const domain::Principal& author,
                            std::vector<domain::Principal> whom) {
    OutboundMessage note = t.noteTo(dialog, author, "Look at this, please");
    note.mentions = std::move(whom);
    return note;
}

template <class Fixture>
wire::Stage addStage(Fixture& t, const domain::Principal& admin, const std::string& name,
                     std::optional<std::vector<DialogStatus>> statuses = {}) {
    wire::StageSave save;
    save.name = name;
    save.statuses = std::move(statuses);
    return t.run(t.store->saveStage(admin, save)).value();
}

} // namespace

TEMPLATE_TEST_CASE("store: who passes a dialog on follows it, who gets it back doesn't", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::senior);
    const auto maria = t.addUser("Maria", Role::operator_);
    const auto dialog = t.takenBy(anna);
    DialogChange passing;
    passing.guard = {anna, Permission::dialog_transfer};
    passing.dialog = dialog;
    passing.event = to(maria.operatorId);
    passing.comment = "He waits for the invoice";
    const auto passed = t.run(t.store->changeDialog(passing));
    REQUIRE(passed);
    CHECK(passed->assignee_id == maria.operatorId);
    CHECK(passed->followers == std::vector{anna.operatorId});
    const auto history = t.historyOf(maria, dialog)->messages;
    CHECK(std::any_of(history.begin(), history.end(), [&](const wire::Message& message) {
        return message.direction == wire::Direction::note && message.text == passing.comment;
    }));
    t.reopen();
    CHECK(t.dialogFor(anna, dialog)->followers == std::vector{anna.operatorId});
    const auto back = t.change(dialog, anna, Permission::dialog_transfer, to(anna.operatorId));
    REQUIRE(back);
    CHECK(back->followers == std::vector{maria.operatorId});
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a dialog is followed by whoever sees it and hasn't got it", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto igor = t.addUser("Igor", Role::supervisor);
    const auto maria = t.addUser("Maria", Role::operator_);
    const auto dialog = t.takenBy(anna);
    auto follow = edit(igor, dialog, Permission::dialog_read);
    follow.follow = true;
    REQUIRE(t.run(t.store->editDialog(follow)));
    const auto again = t.run(t.store->editDialog(follow));
    CHECK(again->followers == std::vector{igor.operatorId});
    follow.guard.principal = maria;
    CHECK(t.run(t.store->editDialog(follow)).error().code == Errc::not_found);
    follow.guard.principal = anna;
    CHECK(t.run(t.store->editDialog(follow)).error().code == Errc::conflict);
    follow.guard.principal = igor;
    follow.follow = false;
    CHECK_FALSE(t.run(t.store->editDialog(follow))->followers);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: whom a note calls stands in the dialog until he has read it", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto igor = t.addUser("Igor", Role::supervisor);
    const auto dialog = t.takenBy(anna);
    const auto note = t.run(t.store->recordOutbound(noteCalling(t, dialog, anna, {igor, anna})));
    REQUIRE(note);
    CHECK(note->mentions == std::vector{igor.operatorId, anna.operatorId});
    const auto called = t.dialogFor(igor, dialog);
    CHECK(called->mentioned == std::vector{igor.operatorId}); // nobody calls himself
    t.reopen();
    CHECK(t.dialogFor(igor, dialog)->mentioned == std::vector{igor.operatorId});
    const Guard looking{igor, Permission::dialog_read};
    REQUIRE(t.run(t.store->markRead(looking, dialog, note->seq - 1)));
    CHECK(t.dialogFor(igor, dialog)->mentioned);
    REQUIRE(t.run(t.store->markRead(looking, dialog, note->seq)));
    const auto looked = t.dialogFor(igor, dialog);
    CHECK_FALSE(looked->mentioned);
    CHECK(looked->version > called->version);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a call stands in the list and in the numbers though its dialog is over", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto igor = t.addUser("Igor", Role::supervisor);
    const auto dialog = t.takenBy(anna);
    const auto note = t.run(t.store->recordOutbound(noteCalling(t, dialog, anna, {igor})));
    REQUIRE(note);
    REQUIRE(t.close(dialog, anna));
    DialogQuery calls;
    calls.mentioned = true;
    calls.statuses = {DialogStatus::active, DialogStatus::closed};
    for (const auto order : {wire::DialogOrder::urgency, wire::DialogOrder::recent}) {
        calls.order = order;
        CHECK(t.listed(igor, calls) == std::vector{dialog.value});
        CHECK(t.listed(anna, calls).empty());
    }
    CHECK(t.run(t.store->countable())->dialogs.size() == 1);
    REQUIRE(t.run(t.store->markRead({igor, Permission::dialog_read}, dialog, note->seq)));
    CHECK(t.listed(igor, calls).empty());
    CHECK(t.run(t.store->countable())->dialogs.empty());
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: nobody is called to what he doesn't see, nor by a reply", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto maria = t.addUser("Maria", Role::operator_);
    const auto dialog = t.takenBy(anna);
    const auto refused = t.run(t.store->recordOutbound(noteCalling(t, dialog, anna, {maria})));
    CHECK(refused.error().code == Errc::invalid);
    CHECK(refused.error().detail.find("Maria") != std::string::npos);
    auto reply = t.replyTo(dialog, anna, "Hello");
    reply.mentions = {anna};
    CHECK(t.run(t.store->recordOutbound(reply)).error().code == Errc::invalid);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: those who lead whisper, others don't", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto igor = t.addUser("Igor", Role::supervisor);
    const auto senior = t.addUser("Vera", Role::senior);
    const auto dialog = t.takenBy(anna);
    auto whisper = t.noteTo(dialog, igor, "Offer him a discount");
    whisper.guard.permission = Permission::dialog_whisper;
    whisper.whisperTo = anna;
    const auto said = t.run(t.store->recordOutbound(whisper));
    REQUIRE(said);
    CHECK(said->whisper_to == anna.operatorId);
    CHECK(t.dialogFor(anna, dialog)->mentioned == std::vector{anna.operatorId});
    auto other = t.noteTo(dialog, senior, "Me too");
    other.guard.permission = Permission::dialog_whisper;
    other.whisperTo = anna;
    CHECK(t.run(t.store->recordOutbound(other)).error().code == Errc::forbidden);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a stage is set where it fits, with a line in the thread, once", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto admin = t.addUser("Admin", Role::owner);
    const auto booked = addStage(t, admin, "booked");
    const auto later = addStage(t, admin, "later", std::vector{DialogStatus::snoozed});
    const auto dialog = t.takenBy(anna);
    auto staging = edit(anna, dialog);
    staging.stage = booked.id;
    staging.clientId = "3f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0b";
    REQUIRE(t.run(t.store->editDialog(staging))->stage_id == booked.id);
    REQUIRE(t.run(t.store->editDialog(staging)));
    const auto lines = [&] {
        const auto messages = t.historyOf(anna, dialog)->messages;
        return std::count_if(messages.begin(), messages.end(), [](const wire::Message& message) {
            return message.event == "staged" && message.text == "booked";
        });
    };
    CHECK(lines() == 1);
    staging.clientId.reset();
    staging.stage = later.id;
    CHECK(t.run(t.store->editDialog(staging)).error().code == Errc::conflict);
    staging.stage = StageId{4711};
    CHECK(t.run(t.store->editDialog(staging)).error().code == Errc::not_found);
    staging.stage = StageId{};
    CHECK_FALSE(t.run(t.store->editDialog(staging))->stage_id);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a stage that goes is gone from the open dialogs", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto admin = t.addUser("Admin", Role::owner);
    const auto booked = addStage(t, admin, "booked");
    const auto dialog = t.takenBy(anna);
    auto staging = edit(anna, dialog);
    staging.stage = booked.id;
    REQUIRE(t.run(t.store->editDialog(staging)));
    t.heard.clear();
    wire::StageDelete gone;
    gone.stage_id = booked.id;
    REQUIRE(t.run(t.store->deleteStage(admin, gone)));
    CHECK_FALSE(t.dialogFor(anna, dialog)->stage_id);
    CHECK(std::any_of(t.heard.begin(), t.heard.end(), [](const JournalRecord& record) {
        return std::holds_alternative<wire::DialogChanged>(record.event);
    }));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a stage ends with the statuses that it is for, whoever ends them", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto admin = t.addUser("Admin", Role::owner);
    const auto replied = addStage(t, admin, "we wait", std::vector{DialogStatus::waiting});
    const auto asked = addStage(t, admin, "we look", std::vector{DialogStatus::active});
    auto open = addStage(t, admin, "any", std::vector{DialogStatus::active, DialogStatus::waiting});
    const auto dialog = t.takenBy(anna);
    const auto stage = [&] { return t.dialogFor(anna, dialog)->stage_id; };
    const auto set = [&](StageId id) {
        auto staging = edit(anna, dialog);
        staging.stage = id;
        REQUIRE(t.run(t.store->editDialog(staging)));
    };
    const auto endings = [&] {
        const auto messages = t.historyOf(anna, dialog)->messages;
        return std::count_if(messages.begin(), messages.end(), [](const wire::Message& message) {
            return message.event == "staged" && message.text.empty();
        });
    };
    set(asked.id);
    REQUIRE(t.reply(dialog, anna, "I look"));
    CHECK_FALSE(stage());
    CHECK(endings() == 1);
    set(replied.id);
    t.write("7", "Thank you");
    CHECK_FALSE(stage());
    CHECK(endings() == 2);
    set(open.id);
    REQUIRE(t.reply(dialog, anna, "You are welcome"));
    CHECK(stage() == open.id);
    REQUIRE(t.change(dialog, anna, Permission::dialog_reply, domain::event::MarkedUnanswered{}));
    CHECK(stage() == open.id);
    wire::StageSave narrower;
    narrower.stage_id = open.id;
    narrower.version = open.version;
    narrower.name = open.name;
    narrower.statuses = std::vector{DialogStatus::waiting};
    REQUIRE(t.run(t.store->saveStage(admin, narrower)));
    CHECK_FALSE(stage());
    set(asked.id);
    const auto putOff = t.change(dialog, anna, Permission::dialog_reply, domain::event::Snoozed{{}, true, {}});
    REQUIRE(putOff);
    CHECK_FALSE(putOff->stage_id);
    CHECK(putOff->version == t.dialogFor(anna, dialog)->version);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: an urgent dialog stands before those that have waited longer", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::senior);
    const auto first = t.write("1", "one").message.dialog_id;
    t.clock.advance(Millis{1000});
    const auto second = t.write("2", "two").message.dialog_id;
    t.clock.advance(Millis{1000});
    const auto third = t.write("3", "three").message.dialog_id;
    auto pressing = edit(anna, third);
    pressing.priority = 2;
    REQUIRE(t.run(t.store->editDialog(pressing))->priority == 2);
    auto easing = edit(anna, first);
    easing.priority = -1;
    REQUIRE(t.run(t.store->editDialog(easing)));
    CHECK(t.listed(anna) == std::vector{third.value, second.value, first.value});
    CHECK(t.run(t.store->takeNext({anna, Permission::dialog_take}, wire::TakeMode::deadline))->id == third);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: the queue gives nothing more to a full desk", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    wire::User user;
    for (const auto& stored : t.run(t.store->users()).value())
        if (stored.user.id == anna.operatorId)
            user = stored.user;
    user.desk_limit = 3;
    REQUIRE(t.run(t.store->updateUser(user, {})));
    const Guard taking{anna, Permission::dialog_take};
    std::vector<DialogId> dialogs;
    for (int i = 0; i < 5; ++i)
        dialogs.push_back(t.write(std::to_string(i), "Hello").message.dialog_id);
    for (int i = 0; i < 3; ++i)
        REQUIRE(t.run(t.store->takeNext(taking, wire::TakeMode::deadline)));
    const auto refused = t.run(t.store->takeNext(taking, wire::TakeMode::deadline));
    CHECK(refused.error().code == Errc::conflict);
    CHECK(refused.error().detail.find("3 of 3") != std::string::npos);
    // Whoever waits for the customer has a quarter of it to do, whoever has put it off nothing.
    REQUIRE(t.change(dialogs[0], anna, Permission::dialog_reply, domain::event::MarkedAnswered{}));
    CHECK(t.run(t.store->takeNext(taking, wire::TakeMode::deadline)).error().code == Errc::conflict);
    REQUIRE(t.change(dialogs[0], anna, Permission::dialog_reply,
                     domain::event::Snoozed{t.clock.now() + std::chrono::hours{1}, false, {}}));
    REQUIRE(t.run(t.store->takeNext(taking, wire::TakeMode::deadline)));
    // A certain one may be taken all the same.
    CHECK(t.take(dialogs[4], anna));
    CHECK(t.complaints().empty());
}
