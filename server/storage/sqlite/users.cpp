// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/absence.hpp"
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

const domain::Actor kServer{};

void announce(WriteTransaction& tx, const wire::User& user, std::string_view cause) {
    wire::UserChanged changed{user};
    EventScope everybody;
    everybody.operatorId = user.id; // who hears all of it
    tx.journal(std::move(changed), std::move(everybody), kServer, cause);
}

void announceGroup(WriteTransaction& tx, GroupId id) {
    tx.db.run("UPDATE staff_group SET version = version + 1 WHERE id = ?", id);
    for (const auto& group : everyGroup(tx.db))
        if (group.id == id)
            tx.journal(wire::GroupChanged{group, {}}, EventScope{}, kServer, "member_added");
}

bool loginTaken(Connection& db, const std::string& login, OperatorId except) {
    Rows row = db.query("SELECT 1 FROM operator WHERE login = ? AND id <> ?", login, except);
    return row.next();
}

/// Customers can be written to in his name.
bool answers(const wire::User& user) {
    return !user.disabled.value_or(false) &&
           domain::reach(user.role, domain::Permission::dialog_reply) != domain::Reach::none;
}

bool isActiveOwner(const wire::User& user) {
    return user.role == wire::Role::owner && !user.disabled.value_or(false);
}

} // namespace

Result<std::vector<StoredUser>> users(Connection& db) {
    std::vector<StoredUser> list;
    {
        Rows row = db.query("SELECT id, login, name, role, disabled, photo, password_hash, presence, presence_reason,"
                            " presence_since, desk_limit, regrouped_seq FROM operator ORDER BY id");
        while (row.next()) {
            StoredUser stored;
            bool disabled = false;
            row.read(0, stored.user.id, stored.user.login, stored.user.name, stored.user.role, disabled,
                     stored.user.photo, stored.passwordHash, stored.presence.status, stored.presence.reason,
                     stored.presence.since, stored.user.desk_limit, stored.regroupedSeq);
            if (disabled)
                stored.user.disabled = true;
            stored.presence.operator_id = stored.user.id;
            list.push_back(std::move(stored));
        }
    }
    for (auto& stored : list) {
        std::vector<GroupId> standing;
        Rows row = db.query("SELECT m.group_id, g.is_open, g.removed FROM membership m"
                            " JOIN staff_group g ON g.id = m.group_id WHERE m.operator_id = ? ORDER BY m.group_id",
                            stored.user.id);
        while (row.next()) {
            stored.groups.push_back(row.get<GroupId>(0));
            if (row.get<bool>(1))
                stored.openGroups.push_back(stored.groups.back());
            if (!row.get<bool>(2))
                standing.push_back(stored.groups.back());
        }
        stored.user.groups = std::move(standing);
    }
    return list;
}

Result<wire::User> addUser(WriteTransaction& tx, const wire::User& user, const std::string& passwordHash) {
    if (loginTaken(tx.db, user.login, {}))
        return fail(Errc::conflict, "login: is taken");
    wire::User added = user;
    if (!added.groups)
        added.groups = {firstGroup(tx.db)};
    if (!std::ranges::all_of(*added.groups, [&](GroupId group) { return isGroup(tx.db, group); }))
        return fail(Errc::invalid, "groups: there is no such group");
    tx.db.run("INSERT INTO operator (login, name, role, disabled, photo, password_hash, presence_since, created_at,"
              " desk_limit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
              user.login, user.name, user.role, user.disabled.value_or(false), user.photo, passwordHash, tx.now(),
              user.desk_limit);
    added.id = OperatorId{tx.db.lastId()};
    for (const GroupId group : *added.groups)
        tx.db.run("INSERT OR IGNORE INTO membership (operator_id, group_id) VALUES (?, ?)", added.id, group);
    added = *loadUser(tx.db, added.id);
    announce(tx, added, "user_added");
    for (const GroupId group : *added.groups)
        announceGroup(tx, group);
    return added;
}

Result<wire::User> updateUser(WriteTransaction& tx, const wire::User& user, const std::string& passwordHash) {
    const auto before = loadUser(tx.db, user.id);
    if (!before)
        return fail(Errc::not_found, "there is no such user");
    if (loginTaken(tx.db, user.login, user.id))
        return fail(Errc::conflict, "login: is taken");
    if (isActiveOwner(*before) && !isActiveOwner(user)) {
        Rows row = tx.db.query("SELECT 1 FROM operator WHERE role = 'owner' AND disabled = 0 AND id <> ?", user.id);
        if (!row.next())
            return fail(Errc::conflict, "there must be an active owner");
    }
    tx.db.run("UPDATE operator SET login = ?, name = ?, role = ?, disabled = ?, photo = ?, desk_limit = ? WHERE id = ?",
              user.login, user.name, user.role, user.disabled.value_or(false), user.photo, user.desk_limit, user.id);
    if (!passwordHash.empty())
        tx.db.run("UPDATE operator SET password_hash = ? WHERE id = ?", passwordHash, user.id);
    wire::User after = *loadUser(tx.db, user.id);
    if (wire::encode(after) != wire::encode(*before))
        announce(tx, after, "user_changed");
    if (answers(*before) && !answers(after))
        requeueDialogsOf(tx, user.id);
    return after;
}

Result<wire::Presence> setPresence(WriteTransaction& tx, const wire::Presence& presence) {
    tx.db.run("UPDATE operator SET presence = ?, presence_reason = ?, presence_since = ? WHERE id = ?", presence.status,
              presence.reason, presence.since, presence.operator_id);
    if (tx.db.changes() == 0)
        return fail(Errc::not_found, "there is no such user");
    wire::PresenceChanged changed{presence};
    EventScope everybody;
    everybody.operatorId = presence.operator_id; // who sees himself as he is
    tx.journal(std::move(changed), std::move(everybody),
               domain::Actor{wire::AuthorKind::operator_, presence.operator_id.value, {}}, "presence");
    return presence;
}

} // namespace pult::storage::sqlite
