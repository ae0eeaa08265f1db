// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/attendance.hpp"
#include "server/storage/sqlite/transaction.hpp"

/// What becomes of the dialogs of somebody who answers no more.
namespace pult::storage::sqlite {

/// When somebody counts as gone for those who wait for him.
struct Absence {
    const Attendance* attendance = nullptr; ///< none: nobody ever does
    Millis after{0};                        ///< 0: nobody ever does

    bool has(OperatorId id) const { return attendance && after > Millis{0} && attendance->isAway(id, after); }
};

/// Adds the dialogs whose customers wait for somebody who is gone, up to `limit` in all.
void addDialogsOfAbsent(Connection& db, const Absence& absence, int limit, std::vector<DueDialog>& due);

/// He works here no longer: all that he has waits in the queue for a colleague.
void requeueDialogsOf(WriteTransaction& tx, OperatorId id);

} // namespace pult::storage::sqlite
