// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::DialogStatus;
using wire::Role;
using namespace std::chrono_literals;

TEMPLATE_TEST_CASE("store: a channel may have a time of its own to go on in a closed dialog, at once when it is set",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    t.policy.reopenWindow = 2h;
    t.reopen();
    const auto anna = t.addUser("Anna", Role::operator_);
    StoredChannel own;
    own.channel.kind = wire::ChannelKind::webchat;
    own.channel.name = "Short";
    own.channel.key = "short";
    own.channel.state = wire::ChannelState::ok;
    own.settings = {{"reopen_within", "10m"}};
    own.channel = t.run(t.store->addChannel(own)).value();
    const auto goesOn = [&](ChannelId channel, Millis after) {
        auto message = t.message("7", "Hello");
        message.channel = channel;
        const auto before = t.run(t.store->recordInbound(message)).value().message.dialog_id;
        REQUIRE(t.take(before, anna));
        REQUIRE(t.close(before, anna));
        t.clock.advance(after);
        auto again = t.message("7", "Hello again");
        again.channel = channel;
        const auto next = t.run(t.store->recordInbound(again)).value().message.dialog_id;
        if (next != before)
            REQUIRE(t.take(next, anna));
        REQUIRE(t.close(next, anna));
        t.clock.advance(100h); // begins anew
        return next == before;
    };
    CHECK(goesOn(t.channel, 2h));
    CHECK_FALSE(goesOn(t.channel, 2h + 1ms));
    CHECK(goesOn(own.channel.id, 10min));
    CHECK_FALSE(goesOn(own.channel.id, 10min + 1ms));
    own.settings = {{"reopen_within", "3h"}};
    own.channel = t.run(t.store->updateChannel(own)).value();
    CHECK(goesOn(own.channel.id, 3h));
    own.settings = {{"reopen_within", "0"}};
    own.channel = t.run(t.store->updateChannel(own)).value();
    CHECK_FALSE(goesOn(own.channel.id, 1ms));
    own.settings = {};
    own.channel = t.run(t.store->updateChannel(own)).value();
    CHECK(goesOn(own.channel.id, 2h));
    t.reopen();
    CHECK_FALSE(goesOn(own.channel.id, 2h + 1ms));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a group may have a time of its own to go on, and a channel's comes before it", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    t.policy.reopenWindow = 2h;
    t.reopen();
    const auto owner = t.addUser("root", Role::owner);
    StoredChannel own;
    own.channel.kind = wire::ChannelKind::webchat;
    own.channel.name = "Long";
    own.channel.key = "long";
    own.channel.state = wire::ChannelState::ok;
    own.settings = {{"reopen_within", "5h"}};
    own.channel = t.run(t.store->addChannel(own)).value();
    const auto goesOn = [&](ChannelId channel, Millis after) {
        auto message = t.message("7", "Hello");
        message.channel = channel;
        const auto before = t.run(t.store->recordInbound(message)).value().message.dialog_id;
        REQUIRE(t.close(before, owner));
        t.clock.advance(after);
        auto again = t.message("7", "Hello again");
        again.channel = channel;
        const auto next = t.run(t.store->recordInbound(again)).value().message.dialog_id;
        REQUIRE(t.close(next, owner));
        t.clock.advance(100h); // begins anew
        return next == before;
    };
    wire::Group group = t.run(t.store->workspace(owner))->groups.front();
    const auto set = [&](const std::string& within) {
        wire::GroupSave save;
        save.group_id = group.id;
        save.version = group.version;
        save.name = group.name;
        save.reopen_within = within;
        group = t.run(t.store->saveGroup(owner, save)).value();
    };
    set("30m");
    CHECK(group.reopen_within == "30m");
    CHECK(goesOn(t.channel, 30min));
    CHECK_FALSE(goesOn(t.channel, 30min + 1ms));
    CHECK(goesOn(own.channel.id, 5h));
    t.reopen();
    CHECK(t.run(t.store->workspace(owner))->groups.front().reopen_within == "30m");
    CHECK_FALSE(goesOn(t.channel, 1h));
    set("");
    CHECK_FALSE(group.reopen_within);
    CHECK(goesOn(t.channel, 2h));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: who answers nobody any more gets none of his dialogs back", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boss = t.addUser("Boss", Role::supervisor);
    const auto dialog = t.takenBy(anna);
    REQUIRE(t.close(dialog, anna));
    t.write("7", "One more thing");
    CHECK(t.dialogFor(boss, dialog)->assignee_id == anna.operatorId);
    REQUIRE(t.close(dialog, anna));
    wire::User user;
    for (const auto& stored : t.run(t.store->users()).value())
        if (stored.user.id == anna.operatorId)
            user = stored.user;
    user.role = Role::auditor;
    REQUIRE(t.run(t.store->updateUser(user, {})));
    t.write("7", "And another");
    const auto again = t.dialogFor(boss, dialog);
    REQUIRE(again);
    CHECK(again->status == DialogStatus::queued);
    CHECK_FALSE(again->assignee_id);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: only the newest dialog with a customer is opened again", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::supervisor);
    const auto reopen = [&](DialogId dialog) {
        return t.change(dialog, anna, domain::Permission::dialog_reopen, domain::event::Reopened{anna.operatorId});
    };
    const auto first = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.close(first, anna));
    REQUIRE(reopen(first));
    REQUIRE(t.close(first, anna));
    t.clock.advance(std::chrono::hours{48});
    const auto second = t.write("7", "Hello again").message.dialog_id;
    REQUIRE(second != first);
    CHECK(reopen(first).error().code == Errc::conflict);

    // Closed as well, it is still the one in which the customer goes on.
    REQUIRE(t.close(second, anna));
    CHECK(reopen(first).error().code == Errc::conflict);
    const auto third = t.run(t.store->recordInbound(t.message("7", "One more thing")));
    REQUIRE(third);
    CHECK(third->message.dialog_id == second);
}
