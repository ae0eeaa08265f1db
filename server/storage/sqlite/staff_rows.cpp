// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/staff_rows.hpp"

#include "shared/base/duration.hpp"

namespace pult::storage::sqlite {

namespace {

std::vector<GroupId> groupsOf(Connection& db, OperatorId id) {
    std::vector<GroupId> groups;
    Rows row = db.query("SELECT m.group_id FROM membership m JOIN staff_group g ON g.id = m.group_id"
                        " WHERE m.operator_id = ? AND NOT g.removed ORDER BY m.group_id",
                        id);
    while (row.next())
        groups.push_back(row.get<GroupId>(0));
    return groups;
}

} // namespace

std::optional<wire::User> loadUser(Connection& db, OperatorId id) {
    wire::User user;
    {
        Rows row = db.query("SELECT id, login, name, role, disabled, photo, desk_limit FROM operator WHERE id = ?", id);
        if (!row.next())
            return std::nullopt;
        bool disabled = false;
        row.read(0, user.id, user.login, user.name, user.role, disabled, user.photo, user.desk_limit);
        if (disabled)
            user.disabled = true;
    }
    user.groups = groupsOf(db, id);
    return user;
}

bool isGroup(Connection& db, GroupId id) {
    Rows row = db.query("SELECT 1 FROM staff_group WHERE id = ? AND NOT removed", id);
    return row.next();
}

GroupId firstGroup(Connection& db) {
    Rows row = db.query("SELECT min(id) FROM staff_group WHERE NOT removed");
    row.next();
    return row.get<GroupId>(0);
}

std::optional<Millis> reopenWithin(Connection& db, GroupId id) {
    Rows row = db.query("SELECT reopen_within FROM staff_group WHERE id = ? AND reopen_within IS NOT NULL", id);
    return row.next() ? parseDuration(row.get<std::string_view>(0)) : std::nullopt;
}

GroupId standingGroup(WriteTransaction& tx, const domain::Dialog& dialog) {
    if (isGroup(tx.db, dialog.group))
        return dialog.group;
    const auto channel = tx.channel(dialog.channelId);
    return channel ? channel->group : firstGroup(tx.db);
}

} // namespace pult::storage::sqlite
