// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

/// Each once, in rising order, all of them people there are.
Result<std::vector<OperatorId>> membersOf(Connection& db, std::vector<OperatorId> wanted) {
    std::ranges::sort(wanted);
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (const OperatorId member : wanted)
        if (!loadUser(db, member))
            return fail(Errc::invalid, "members: there is no such user");
    return wanted;
}

void writeGroup(WriteTransaction& tx, wire::Group& group) {
    ++group.version;
    const bool isOpen = group.is_open.value_or(false);
    if (group.id) {
        tx.db.run("UPDATE staff_group SET name = ?, is_open = ?, version = ?, reopen_within = ? WHERE id = ?",
                  group.name, isOpen, group.version, group.reopen_within, group.id);
    } else {
        tx.db.run("INSERT INTO staff_group (name, is_open, version, reopen_within) VALUES (?,?,?,?)", group.name,
                  isOpen, group.version, group.reopen_within);
        group.id = GroupId{tx.db.lastId()};
    }
    tx.db.run("DELETE FROM membership WHERE group_id = ?", group.id);
    for (const OperatorId member : group.members)
        tx.db.run("INSERT INTO membership (operator_id, group_id) VALUES (?, ?)", member, group.id);
}

std::vector<OperatorId> comeOrGone(const wire::Group& before, const wire::Group& after) {
    std::vector<OperatorId> moved;
    std::ranges::set_symmetric_difference(before.members, after.members, std::back_inserter(moved));
    return moved;
}

/// What these operators see from the next journal number on isn't what they saw.
void regroup(WriteTransaction& tx, const std::vector<OperatorId>& operators) {
    for (const OperatorId id : operators)
        tx.db.run("UPDATE operator SET regrouped_seq = ? WHERE id = ?", tx.nextSeq(), id);
}

void announceMembers(WriteTransaction& tx, const std::vector<OperatorId>& members, const domain::Actor& actor) {
    for (const OperatorId id : members) {
        auto user = loadUser(tx.db, id);
        if (!user)
            continue;
        EventScope everybody;
        everybody.operatorId = id; // who hears all of it
        tx.journal(wire::UserChanged{std::move(*user)}, std::move(everybody), actor, "regrouped");
    }
}

std::string namesOf(Rows row) {
    std::string list;
    while (row.next())
        list += (list.empty() ? "" : ", ") + row.get<std::string>(0);
    return list;
}

/// What would be left without a group.
std::optional<Error> stillNeeded(Connection& db, GroupId id) {
    const auto objection = [](const char* what, const std::string& which) {
        return fail(Errc::conflict, std::string("the group still has ") + what + which);
    };
    if (auto channels =
            namesOf(db.query("SELECT name FROM channel WHERE group_id = ? AND NOT removed ORDER BY id", id));
        !channels.empty())
        return objection("channels: ", channels);
    if (auto stages = namesOf(db.query("SELECT name FROM stage WHERE group_id = ? ORDER BY position, id", id));
        !stages.empty())
        return objection("stages: ", stages);
    if (auto templates = namesOf(db.query("SELECT title FROM template WHERE group_id = ? ORDER BY title, id", id));
        !templates.empty())
        return objection("templates: ", templates);
    Rows row = db.query("SELECT count(*) FROM dialog WHERE group_id = ? AND closed_at IS NULL", id);
    row.next();
    if (const auto open = row.get<std::int64_t>(0); open > 0)
        return objection("open dialogs: ", std::to_string(open));
    return std::nullopt;
}

} // namespace

Result<wire::Group> saveGroup(WriteTransaction& tx, const domain::Principal& principal, const wire::GroupSave& save) {
    const auto list = everyGroup(tx.db);
    const auto stands = asItStands(list, save.group_id, save.version, "group");
    if (!stands)
        return stands.error();
    wire::Group group = *stands;
    group.name = save.name;
    if (save.is_open)
        group.is_open = *save.is_open ? std::optional(true) : std::nullopt;
    if (save.reopen_within)
        group.reopen_within = save.reopen_within->empty() ? std::nullopt : save.reopen_within;
    if (save.members) {
        auto members = membersOf(tx.db, *save.members);
        if (!members)
            return members.error();
        group.members = std::move(*members);
    }
    for (const auto& other : list)
        if (other.id != group.id && other.name == group.name)
            return fail(Errc::conflict, "name: another group has it");
    const auto moved = comeOrGone(*stands, group);
    const bool opens = group.is_open != stands->is_open;
    const bool isSame = group.name == stands->name && group.reopen_within == stands->reopen_within;
    if (group.id && isSame && moved.empty() && !opens)
        return group;
    writeGroup(tx, group);
    regroup(tx, moved);
    if (opens)
        regroup(tx, group.members);
    const domain::Actor actor = actorOf(principal);
    tx.journal(wire::GroupChanged{group, {}}, EventScope{}, actor, "group_saved");
    announceMembers(tx, moved, actor);
    return group;
}

Result<Done> deleteGroup(WriteTransaction& tx, const domain::Principal& principal, const wire::GroupDelete& request) {
    const auto list = everyGroup(tx.db);
    const auto stands = asItStands(list, std::optional(request.group_id), request.version, "group");
    if (!stands)
        return stands.error();
    if (list.size() == 1)
        return fail(Errc::conflict, "the last group stays");
    if (auto error = stillNeeded(tx.db, request.group_id))
        return std::move(*error);
    tx.db.run("UPDATE staff_group SET removed = 1, version = version + 1 WHERE id = ?", request.group_id);
    const domain::Actor actor = actorOf(principal);
    tx.journal(wire::GroupChanged{*stands, true}, EventScope{}, actor, "group_deleted");
    announceMembers(tx, stands->members, actor);
    return Done{};
}

} // namespace pult::storage::sqlite
