// SPDX-License-Identifier: GPL-3.0-or-later
// Groups: who answers together, and whose dialogs they are.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;

namespace {

/// An owner, Anna in the first group, Boris and the senior Vera in the second.
template <class Backend>
struct TwoGroups {
    StoreFixture<Backend> t;
    domain::Principal owner = t.addUser("root", Role::owner);
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boris = t.addUser("Boris", Role::operator_);
    domain::Principal vera = t.addUser("Vera", Role::senior);
    wire::Group first = groups().front();
    wire::Group sales = save("Sales", {boris.operatorId, vera.operatorId});

    TwoGroups() {
        boris.groups = vera.groups = {sales.id};
        wire::GroupSave others;
        others.group_id = first.id;
        others.name = "Everybody";
        others.members = {owner.operatorId, anna.operatorId};
        first = t.run(t.store->saveGroup(owner, others)).value();
    }

    std::vector<wire::Group> groups() { return t.run(t.store->workspace(owner))->groups; }
    wire::Group save(const std::string& name, std::vector<OperatorId> members) {
        wire::GroupSave made;
        made.name = name;
        made.members = std::move(members);
        return t.run(t.store->saveGroup(owner, made)).value();
    }
    wire::GroupSave change() const {
        wire::GroupSave changed;
        changed.group_id = sales.id;
        changed.version = sales.version;
        changed.name = sales.name;
        return changed;
    }
    StoredUser stored(const domain::Principal& who) {
        for (const auto& user : t.run(t.store->users()).value())
            if (user.user.id == who.operatorId)
                return user;
        throw std::runtime_error("nobody");
    }
    std::string whyStays(GroupId group) {
        const auto refused = t.run(t.store->deleteGroup(owner, {group, std::nullopt}));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::conflict);
        return refused.error().detail;
    }
    /// The numbers of what this principal was told of groups.
    std::vector<Seq> toldOfGroups(const domain::Principal& who) {
        std::vector<Seq> seqs;
        for (const auto& record : t.journalFor(who, 0))
            if (record.frame->find("\"group.changed\"") != std::string::npos)
                seqs.push_back(record.seq);
        return seqs;
    }
};

} // namespace

TEMPLATE_TEST_CASE("groups: are made, filled and opened, by version, each under a name of its own", "[storage][groups]",
                   SqliteBackend) {
    TwoGroups<TestType> o;
    CHECK(o.sales.members == std::vector{o.boris.operatorId, o.vera.operatorId});
    CHECK_FALSE(o.sales.is_open);
    CHECK(o.stored(o.boris).groups == std::vector{o.sales.id});
    CHECK(o.stored(o.anna).user.groups == std::vector{GroupId{1}});

    auto change = o.change();
    change.is_open = true;
    change.version = o.sales.version + 1;
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change)).error().code == Errc::stale);
    change.version = o.sales.version;
    const auto opened = o.t.run(o.t.store->saveGroup(o.owner, change));
    REQUIRE(opened);
    CHECK(opened->is_open == true);
    CHECK(opened->members == o.sales.members); // what is left out stays
    CHECK(o.stored(o.boris).openGroups == std::vector{o.sales.id});
    change.version = opened->version;
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change))->version == opened->version); // nothing to do
    change.name = "Everybody";
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change)).error().code == Errc::conflict);
    change.name = "Sales";
    change.members = {o.anna.operatorId, OperatorId{99}};
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change)).error().code == Errc::invalid);
    CHECK(o.stored(o.boris).groups == std::vector{o.sales.id});
    change.members = {o.anna.operatorId, o.anna.operatorId};
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change))->members == std::vector{o.anna.operatorId});
    change.group_id = GroupId{99};
    CHECK(o.t.run(o.t.store->saveGroup(o.owner, change)).error().code == Errc::not_found);

    o.t.reopen();
    CHECK(o.groups().size() == 2);
    CHECK(o.groups().back().is_open == true);
    CHECK(o.stored(o.anna).groups == std::vector{GroupId{1}, o.sales.id});
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: who comes, goes or sees more is marked by the number under which it is told",
                   "[storage][groups]", SqliteBackend) {
    TwoGroups<TestType> o;
    const Seq annas = o.stored(o.anna).regroupedSeq, borises = o.stored(o.boris).regroupedSeq;
    CHECK(annas == 0);
    CHECK(borises == o.toldOfGroups(o.anna).back()); // he left the first group last
    auto change = o.change();
    change.name = "Sellers";
    const auto renamed = o.t.run(o.t.store->saveGroup(o.owner, change));
    REQUIRE(renamed);
    CHECK(o.stored(o.boris).regroupedSeq == borises);
    change.version = renamed->version;
    change.members = {o.anna.operatorId, o.boris.operatorId};
    const auto filled = o.t.run(o.t.store->saveGroup(o.owner, change));
    REQUIRE(filled);
    const Seq told = o.toldOfGroups(o.anna).back();
    CHECK(o.stored(o.anna).regroupedSeq == told);
    CHECK(o.stored(o.vera).regroupedSeq == told);
    CHECK(o.stored(o.boris).regroupedSeq == borises); // he stays
    CHECK(o.stored(o.vera).groups.empty());
    change.version = filled->version;
    change.is_open = true;
    REQUIRE(o.t.run(o.t.store->saveGroup(o.owner, change)));
    CHECK(o.stored(o.boris).regroupedSeq == o.toldOfGroups(o.anna).back());
}

TEMPLATE_TEST_CASE("groups: what is added goes into the groups it names, else into the first there is",
                   "[storage][groups]", SqliteBackend) {
    TwoGroups<TestType> o;
    wire::User gleb;
    gleb.login = gleb.name = "Gleb";
    gleb.role = Role::operator_;
    gleb.groups = {o.sales.id};
    CHECK(o.t.run(o.t.store->addUser(gleb, "hash"))->groups == std::vector{o.sales.id});
    gleb.login = "Denis";
    gleb.groups = {GroupId{99}};
    CHECK(o.t.run(o.t.store->addUser(gleb, "hash")).error().code == Errc::invalid);
    const auto channel = o.t.addChannel("second", wire::ChannelKind::webchat, o.sales.id);
    CHECK(channel.group_id == o.sales.id);
    CHECK(o.t.addChannel("third").group_id == GroupId{1});

    StoredChannel moved;
    moved.channel = channel;
    moved.group = GroupId{99};
    CHECK(o.t.run(o.t.store->updateChannel(moved)).error().code == Errc::invalid);
    moved.group = GroupId{1};
    CHECK(o.t.run(o.t.store->updateChannel(moved))->group_id == GroupId{1});
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: a dialog that is handed to one waits there, and nobody else sees it", "[storage][groups]",
                   SqliteBackend) {
    TwoGroups<TestType> o;
    const DialogId dialog = o.t.takenBy(o.anna);
    CHECK(o.t.listed(o.boris).empty());
    REQUIRE(o.t.change(dialog, o.anna, Permission::dialog_transfer, domain::event::Transferred{{}, o.sales.id, false}));
    CHECK(o.t.listed(o.boris) == std::vector{dialog.value});
    CHECK(o.t.listed(o.vera) == std::vector{dialog.value});
    CHECK(o.t.listed(o.anna).empty());
    CHECK(o.t.run(o.t.store->queue(o.sales.id, 10)).value() == std::vector{dialog});
    CHECK(o.t.run(o.t.store->queue(GroupId{1}, 10))->empty());
    CHECK(o.t.take(dialog, o.anna).error().code == Errc::not_found);
    CHECK(o.t.take(dialog, o.boris));
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: a dialog that goes on where its stage isn't known has none from then on",
                   "[storage][groups]", SqliteBackend) {
    TwoGroups<TestType> o;
    const auto addStage = [&](const std::string& name, std::optional<GroupId> group) {
        wire::StageSave save;
        save.name = name;
        save.group_id = group;
        return o.t.run(o.t.store->saveStage(o.owner, save)).value();
    };
    const auto stage = [&](DialogId dialog, StageId to) {
        DialogEdit edit;
        edit.guard = {o.owner, Permission::dialog_tag};
        edit.dialog = dialog;
        edit.stage = to;
        return o.t.run(o.t.store->editDialog(edit));
    };
    const auto shown = [&](DialogId dialog) { return o.t.dialogFor(o.owner, dialog)->stage_id; };
    const auto everywhere = addStage("paid", std::nullopt), here = addStage("booked", GroupId{1});
    const DialogId dialog = o.t.takenBy(o.anna);
    const domain::event::Transferred toSales{{}, o.sales.id, false}, back{{}, GroupId{1}, false};
    REQUIRE(stage(dialog, everywhere.id));
    REQUIRE(o.t.change(dialog, o.owner, Permission::dialog_transfer, toSales));
    CHECK(shown(dialog) == everywhere.id);
    REQUIRE(o.t.change(dialog, o.owner, Permission::dialog_transfer, back));
    REQUIRE(stage(dialog, here.id));
    const auto moved = o.t.change(dialog, o.owner, Permission::dialog_transfer, toSales);
    REQUIRE(moved);
    CHECK_FALSE(moved->stage_id);
    CHECK_FALSE(shown(dialog));
    CHECK(o.t.historyOf(o.owner, dialog)->messages.back().event == "staged");

    // A stage that another group gets, or that is deleted while the dialog is closed.
    REQUIRE(o.t.change(dialog, o.owner, Permission::dialog_transfer, back));
    REQUIRE(stage(dialog, here.id));
    wire::StageSave given;
    given.stage_id = here.id;
    given.name = here.name;
    given.group_id = o.sales.id;
    REQUIRE(o.t.run(o.t.store->saveStage(o.owner, given)));
    CHECK_FALSE(shown(dialog));
    for (const bool byCustomer : {false, true}) {
        const auto gone = addStage("gone", std::nullopt);
        REQUIRE(stage(dialog, gone.id));
        REQUIRE(o.t.close(dialog, o.owner));
        REQUIRE(o.t.run(o.t.store->deleteStage(o.owner, {gone.id, std::nullopt})));
        CHECK(shown(dialog) == gone.id); // as it ended
        if (byCustomer)
            o.t.write("7", "One more thing");
        else
            REQUIRE(
                o.t.change(dialog, o.owner, Permission::dialog_reopen, domain::event::Reopened{o.owner.operatorId}));
        CHECK_FALSE(shown(dialog));
    }
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: one stays as long as anything needs it", "[storage][groups]", SqliteBackend) {
    TwoGroups<TestType> o;
    CHECK(o.whyStays(GroupId{1}) == "the group still has channels: Channel main");
    const auto second = o.t.addChannel("second", wire::ChannelKind::webchat, o.sales.id);
    CHECK(o.whyStays(o.sales.id) == "the group still has channels: Channel second");
    StoredChannel gone;
    gone.channel = second;
    gone.group = o.sales.id;
    gone.removed = true;
    REQUIRE(o.t.run(o.t.store->updateChannel(gone)));

    wire::StageSave booked;
    booked.name = "booked";
    booked.group_id = o.sales.id;
    const auto stage = o.t.run(o.t.store->saveStage(o.owner, booked));
    CHECK(o.whyStays(o.sales.id) == "the group still has stages: booked");
    REQUIRE(o.t.run(o.t.store->deleteStage(o.owner, {stage->id, std::nullopt})));

    const DialogId dialog = o.t.takenBy(o.anna);
    REQUIRE(o.t.change(dialog, o.anna, Permission::dialog_transfer, domain::event::Transferred{{}, o.sales.id, false}));
    CHECK(o.whyStays(o.sales.id) == "the group still has open dialogs: 1");
    REQUIRE(o.t.take(dialog, o.boris));
    REQUIRE(o.t.close(dialog, o.boris));

    CHECK(o.t.run(o.t.store->deleteGroup(o.owner, {o.sales.id, o.sales.version + 1})).error().code == Errc::stale);
    REQUIRE(o.t.run(o.t.store->deleteGroup(o.owner, {o.sales.id, o.sales.version})));
    CHECK(o.t.run(o.t.store->deleteGroup(o.owner, {o.sales.id, std::nullopt})).error().code == Errc::not_found);
    CHECK(o.groups().size() == 1);
    CHECK(o.stored(o.boris).user.groups == std::vector<GroupId>{});
    CHECK(o.whyStays(GroupId{1}) == "the last group stays");
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: what was closed in one that is gone stays readable, and goes on in its channel's",
                   "[storage][groups]", SqliteBackend) {
    TwoGroups<TestType> o;
    const DialogId dialog = o.t.takenBy(o.anna);
    REQUIRE(o.t.change(dialog, o.anna, Permission::dialog_transfer, domain::event::Transferred{{}, o.sales.id, false}));
    REQUIRE(o.t.take(dialog, o.boris));
    REQUIRE(o.t.close(dialog, o.boris));
    REQUIRE(o.t.run(o.t.store->deleteGroup(o.owner, {o.sales.id, std::nullopt})));
    o.t.reopen();
    const auto kept = o.stored(o.vera);
    CHECK(kept.groups == std::vector{o.sales.id});
    o.vera.groups = {kept.groups.begin(), kept.groups.end()};
    CHECK(o.t.dialogFor(o.vera, dialog));
    CHECK(o.t.dialogFor(o.vera, dialog)->group_id.value() == o.sales.id);

    // Nothing can be put there any more.
    const DialogId other = o.t.write("8", "Hello").message.dialog_id;
    REQUIRE(o.t.take(other, o.anna));
    CHECK(o.t.change(other, o.anna, Permission::dialog_transfer, domain::event::Transferred{{}, o.sales.id, false})
              .error()
              .code == Errc::invalid);

    const bool byCustomer = GENERATE(true, false);
    if (byCustomer)
        CHECK(o.t.write("7", "One more thing").message.dialog_id == dialog);
    else
        REQUIRE(o.t.change(dialog, o.owner, Permission::dialog_reopen, domain::event::Reopened{o.owner.operatorId}));
    CHECK(o.t.dialogFor(o.owner, dialog)->group_id.value() == GroupId{1});
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("groups: the next dialog is the first of all queues that one may take from", "[storage][groups]",
                   SqliteBackend) {
    TwoGroups<TestType> o;
    const auto back = o.save("Back office", {});
    const auto hers = o.t.addChannel("hers", wire::ChannelKind::webchat, o.first.id).id;
    const auto his = o.t.addChannel("his", wire::ChannelKind::webchat, o.sales.id).id;
    const auto far = o.t.addChannel("far", wire::ChannelKind::webchat, back.id).id;
    int peers = 0;
    const auto writes = [&](ChannelId channel) {
        auto message = o.t.message(std::to_string(++peers), "Hello");
        message.channel = channel;
        o.t.clock.advance(Millis{1000});
        message.at = o.t.clock.now();
        return o.t.run(o.t.store->recordInbound(std::move(message))).value().message.dialog_id;
    };
    const auto next = [&](const domain::Principal& who, wire::TakeMode mode) {
        const auto taken = o.t.run(o.t.store->takeNext({who, Permission::dialog_take}, mode));
        return taken ? taken->id : DialogId{};
    };
    const auto mode = GENERATE(wire::TakeMode::deadline, wire::TakeMode::oldest);
    auto both = o.boris;
    both.groups = {o.first.id, o.sales.id};
    const auto nobodys = writes(far), sold = writes(his), asked = writes(hers), late = writes(his);
    CHECK(next(both, mode) == sold);
    CHECK(next(both, mode) == asked);
    CHECK(next(o.anna, mode) == DialogId{}); // what is left is not of her groups
    CHECK(o.t.run(o.t.store->queue(o.sales.id, 10)).value() == std::vector{late});
    CHECK(o.t.run(o.t.store->queue(back.id, 10)).value() == std::vector{nobodys});
    CHECK(next(both, mode) == late);
    CHECK(next(both, mode) == DialogId{});
    CHECK(next(o.owner, mode) == nobodys);
}
