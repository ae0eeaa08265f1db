// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "shared/domain/folder_tally.hpp"
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace std::chrono_literals;
using pult::support::DeskSocket;
using pult::support::Office;
using wire::DialogStatus;

namespace {

using Numbers = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

void learn(Numbers& numbers, const std::vector<wire::DialogCount>& counts) {
    for (const auto& each : counts) {
        if (each.total == 0)
            numbers.erase(each.folder);
        else
            numbers[each.folder] = {each.total, each.unanswered};
    }
}

/// Dialogs that change at random, and their numbers counted the plain way.
struct World {
    std::mt19937 random{7};
    Time now{1'700'000'000s};
    std::map<DialogId, wire::Dialog> dialogs;
    std::map<DialogId, domain::DialogFacts> facts;
    std::map<FilterId, wire::SavedFilter> filters;
    domain::FolderTally tally;

    int any(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); }
    template <class Id>
    Id anyId(int below) {
        return Id{any(below) + 1};
    }

    void changeOne() {
        static const DialogStatus kStatuses[] = {DialogStatus::queued, DialogStatus::active, DialogStatus::waiting,
                                                 DialogStatus::snoozed, DialogStatus::closed};
        const auto id = anyId<DialogId>(40);
        wire::Dialog dialog;
        dialog.id = id;
        dialog.status = kStatuses[any(5)];
        dialog.channel_id = anyId<ChannelId>(3);
        dialog.group_id = anyId<GroupId>(2);
        if (any(3))
            dialog.assignee_id = anyId<OperatorId>(3);
        if (any(2)) {
            dialog.unanswered = true;
            dialog.waiting_since = now;
            if (any(2))
                dialog.answer_due_at = now + 10min;
        }
        for (const auto* tag : {"red", "blue", "green"})
            if (any(3) == 0)
                dialog.tags.emplace_back(tag);
        if (any(3) == 0)
            dialog.mentioned = std::vector{anyId<OperatorId>(3)};
        domain::DialogFacts& known = facts[id] = {dialog.assignee_id.value_or(OperatorId{}), *dialog.group_id};
        if (dialog.status == DialogStatus::closed) {
            known.assignee = anyId<OperatorId>(3); // who had it last
            dialog.assignee_id.reset();
        }
        dialogs[id] = dialog;
        tally.update(dialog, known, now);
    }
    void changeFilter() {
        const auto id = anyId<FilterId>(4);
        if (any(3) == 0) {
            filters.erase(id);
            tally.removeFilter(id);
            return;
        }
        wire::SavedFilter saved;
        saved.id = id;
        saved.owner_id = anyId<OperatorId>(3);
        saved.shared = any(2) == 0;
        if (any(2))
            saved.filter.tag = wire::OneOrMany<std::string>{"red", "green"};
        if (any(2))
            saved.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"me", "none"};
        if (any(2))
            saved.filter.at_risk = true;
        if (any(4) == 0)
            saved.filter.status = wire::OneOrMany<DialogStatus>{DialogStatus::closed, DialogStatus::active};
        filters[id] = saved;
        tally.setFilter(saved);
    }

    static void put(Numbers& numbers, const std::string& folder, bool belongs, const wire::Dialog& dialog) {
        if (!belongs)
            return;
        numbers[folder].first += 1;
        numbers[folder].second += dialog.unanswered ? 1 : 0;
    }
    Numbers counted(const domain::Principal& who) const {
        Numbers numbers;
        for (const auto& [id, dialog] : dialogs) {
            const OperatorId assignee = dialog.assignee_id.value_or(OperatorId{});
            if (!domain::may(who, domain::Permission::dialog_read, facts.at(id)))
                continue;
            put(numbers, "mentioned", dialog.mentioned && dialog.mentioned->front() == who.operatorId, dialog);
            if (dialog.status == DialogStatus::closed)
                continue;
            put(numbers, "open", true, dialog);
            put(numbers, "unanswered", dialog.unanswered, dialog);
            put(numbers, "mine", assignee == who.operatorId, dialog);
            put(numbers, "unassigned", !assignee, dialog);
            put(numbers, "waiting", dialog.status == DialogStatus::waiting, dialog);
            put(numbers, "snoozed", dialog.status == DialogStatus::snoozed, dialog);
            put(numbers, "channel:" + std::to_string(dialog.channel_id.value), true, dialog);
            for (const auto& tag : dialog.tags)
                put(numbers, "tag:" + tag, true, dialog);
            put(numbers, "assignee:" + std::to_string(assignee.value), assignee && who.role != wire::Role::operator_,
                dialog);
            for (const auto& [filter, saved] : filters)
                put(numbers, "filter:" + std::to_string(filter.value),
                    !saved.filter.status && (saved.shared || saved.owner_id == who.operatorId) &&
                        domain::passes(saved.filter, dialog, who.operatorId, now),
                    dialog);
        }
        return numbers;
    }
};

domain::Principal principal(std::int64_t id, wire::Role role, std::set<GroupId> groups) {
    domain::Principal who;
    who.operatorId = OperatorId{id};
    who.role = role;
    who.groups = std::move(groups);
    return who;
}

Numbers asked(DeskSocket& desk) {
    Numbers numbers;
    const auto answer = desk.call("dialog.counts", boost::json::object());
    for (const auto& each : answer.at("counts").as_array())
        numbers[std::string(each.at("folder").as_string())] = {each.at("total").as_int64(),
                                                               each.at("unanswered").as_int64()};
    return numbers;
}

std::pair<std::int64_t, std::int64_t> listed(DeskSocket& desk, boost::json::object filter) {
    const auto answer = desk.call("dialog.list", {{"filter", std::move(filter)}, {"limit", 200}});
    std::int64_t unanswered = 0;
    for (const auto& dialog : answer.at("dialogs").as_array())
        unanswered += dialog.at("unanswered").as_bool() ? 1 : 0;
    return {std::ssize(answer.at("dialogs").as_array()), unanswered};
}

} // namespace

TEST_CASE("counts: after any history everybody's numbers are those that counting anew gives", "[counts]") {
    World world;
    std::vector<domain::Principal> operators{principal(1, wire::Role::operator_, {GroupId{1}}),
                                             principal(2, wire::Role::senior, {GroupId{2}}),
                                             principal(3, wire::Role::owner, {})};
    std::map<OperatorId, Numbers> told;
    for (int round = 0; round < 500; ++round) {
        for (int i = world.any(6); i >= 0; --i)
            world.any(8) ? world.changeOne() : world.changeFilter();
        world.now += Millis{world.any(120'000)};
        world.tally.advance(world.now);
        for (auto& who : operators) {
            const bool othersRights = world.any(20) == 0;
            if (othersRights)
                who.groups = {world.anyId<GroupId>(2)};
            if (world.any(20) == 0) {
                world.tally.unwatch(domain::askerOf(who));
                told.erase(who.operatorId);
            }
            const bool watches = told.contains(who.operatorId) && !othersRights;
            Numbers& numbers = told[who.operatorId];
            if (!watches)
                numbers.clear();
            learn(numbers, watches ? world.tally.takeChanges(domain::askerOf(who)) : world.tally.watch(who));
            INFO("round " << round << ", operator " << who.operatorId.value);
            CHECK(numbers == world.counted(who));
        }
    }
}

TEST_CASE("counts: a second session of an operator takes nothing from what the first is told", "[counts]") {
    World world;
    const auto anna = principal(1, wire::Role::owner, {});
    world.tally.watch(anna);
    wire::Dialog dialog;
    dialog.id = DialogId{1};
    dialog.status = DialogStatus::queued;
    world.tally.update(dialog, {}, world.now);
    Numbers second;
    learn(second, world.tally.watch(anna));
    CHECK(second.at("open").first == 1);
    Numbers first;
    learn(first, world.tally.takeChanges(domain::askerOf(anna)));
    CHECK(first == second);
}

TEST_CASE("counts: a token of an operator is counted for by its rights, and he goes on by his", "[counts]") {
    World world;
    const auto anna = principal(1, wire::Role::owner, {});
    auto token = principal(1, wire::Role::operator_, {GroupId{1}});
    token.token = TokenId{1};
    wire::SavedFilter own;
    own.id = FilterId{1};
    own.owner_id = anna.operatorId;
    world.tally.setFilter(own);
    world.tally.watch(anna);
    world.tally.watch(token);
    wire::Dialog dialog;
    dialog.id = DialogId{1};
    dialog.status = DialogStatus::queued;
    world.tally.update(dialog, {OperatorId{}, GroupId{2}}, world.now);
    CHECK(world.tally.takeChanges(domain::askerOf(token)).empty());
    Numbers numbers;
    learn(numbers, world.tally.takeChanges(domain::askerOf(anna)));
    CHECK(numbers.at("open").first == 1);
    CHECK(numbers.at("filter:1").first == 1);

    dialog.id = DialogId{2};
    world.tally.update(dialog, {OperatorId{}, GroupId{1}}, world.now);
    Numbers tokens;
    learn(tokens, world.tally.takeChanges(domain::askerOf(token)));
    CHECK(tokens.at("open").first == 1);
    CHECK_FALSE(tokens.contains("filter:1"));
}

TEST_CASE("counts: a desk is told within a second, and what it knows then is what lists hold", "[counts]") {
    Office office;
    office.customerWrites("1", "before anybody asks");
    DeskSocket anna(office), maria(office);
    anna.signIn("anna");
    maria.signIn("maria");
    Numbers annas = asked(anna);
    CHECK(annas == Numbers{{"open", {1, 1}}, {"unanswered", {1, 1}}, {"unassigned", {1, 1}}, {"channel:1", {1, 1}}});
    const auto takes = [&](DeskSocket& desk, DialogId dialog) {
        desk.call("dialog.take", {{"dialog_id", dialog.value}});
    };
    const auto second = office.customerWrites("2", "hello").dialog_id;
    const auto third = office.customerWrites("3", "hello").dialog_id;
    takes(anna, second);
    anna.call("dialog.tag", {{"dialog_id", second.value}, {"add", {"urgent"}}});
    takes(maria, third);
    const auto latest = [&] {
        Numbers numbers = annas;
        for (const auto& signal : anna.signals("counts")) {
            std::vector<wire::DialogCount> counts;
            for (const auto& each : signal.at("counts").as_array())
                counts.push_back({std::string(each.at("folder").as_string()), each.at("total").as_int64(),
                                  each.at("unanswered").as_int64()});
            learn(numbers, counts);
        }
        return numbers;
    };
    const Numbers expected{{"open", {2, 2}},       {"unanswered", {2, 2}}, {"mine", {1, 1}},
                           {"unassigned", {1, 1}}, {"channel:1", {2, 2}},  {"tag:urgent", {1, 1}}};
    anna.pollUntil([&] { return latest() == expected; });
    CHECK(asked(anna) == expected);
    CHECK(listed(anna, {}) == expected.at("open"));
    CHECK(listed(anna, {{"assignee", {"me"}}}) == expected.at("mine"));
    CHECK(listed(anna, {{"assignee", {"none"}}}) == expected.at("unassigned"));
    CHECK(listed(anna, {{"tag", {"urgent", "absent"}}}) == expected.at("tag:urgent"));
    // Maria hasn't asked, so nobody counts for her.
    CHECK(maria.signals("counts").empty());
}

TEST_CASE("counts: a closed dialog that calls somebody is counted where it is listed", "[counts]") {
    Office office;
    DeskSocket owner(office), anna(office), maria(office);
    owner.signIn("owner");
    anna.signIn("anna");
    const auto mariaId = maria.signIn("maria").at("user").at("id").as_int64();
    const auto others = office.customerWrites("1", "anna will have this").dialog_id;
    const auto own = office.customerWrites("2", "maria will have this").dialog_id;
    int sent = 0;
    for (const auto dialog : {others, own})
        owner.call("message.send", {{"dialog_id", dialog.value},
                                    {"client_id", "3f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0" + std::to_string(sent++)},
                                    {"kind", "note"},
                                    {"text", "Look at it"},
                                    {"mentions", boost::json::array{mariaId}}});
    const boost::json::object calls{{"mentioned", true},
                                    {"status", {"bot", "queued", "offered", "active", "waiting", "snoozed", "closed"}}};
    const auto agrees = [&](DeskSocket& desk, std::int64_t expected) {
        CHECK(listed(desk, calls).first == expected);
        CHECK(asked(desk)["mentioned"] == listed(desk, calls));
    };
    agrees(maria, 2);
    for (const auto& [desk, dialog] : {std::pair{&anna, others}, std::pair{&maria, own}}) {
        desk->call("dialog.take", {{"dialog_id", dialog.value}});
        desk->call("dialog.close", {{"dialog_id", dialog.value}});
    }
    agrees(maria, 1); // what Anna had is hers, though nobody has it now
}
