// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/transaction.hpp"

/// People and the groups they are in.
namespace pult::storage::sqlite {

/// With the groups that there are.
[[nodiscard]] std::optional<wire::User> loadUser(Connection& db, OperatorId id);
/// False for one that is gone.
[[nodiscard]] bool isGroup(Connection& db, GroupId id);
/// Where whoever and whatever is added belongs when nobody says it.
[[nodiscard]] GroupId firstGroup(Connection& db);
/// For how long its customers go on in a closed dialog, where the group says it.
[[nodiscard]] std::optional<Millis> reopenWithin(Connection& db, GroupId id);
/// Where a dialog goes on that was closed: its group, or its channel's when that one is gone.
[[nodiscard]] GroupId standingGroup(WriteTransaction& tx, const domain::Dialog& dialog);

} // namespace pult::storage::sqlite
