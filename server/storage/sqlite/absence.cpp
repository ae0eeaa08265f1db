// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/absence.hpp"

#include "server/storage/sqlite/conversation.hpp"

namespace pult::storage::sqlite {

void addDialogsOfAbsent(Connection& db, const Absence& absence, int limit, std::vector<DueDialog>& due) {
    if (!absence.attendance || absence.after <= Millis{0})
        return;
    std::vector<OperatorId> absent;
    {
        Rows row = db.query("SELECT id FROM operator");
        while (row.next())
            if (const auto id = row.get<OperatorId>(0); absence.has(id))
                absent.push_back(id);
    }
    const std::string among = wire::encode(absent);
    Rows row = db.query("SELECT d.id FROM json_each(?1) a CROSS JOIN dialog d"
                        " ON d.owner_id = a.value AND d.status = 'active'"
                        " WHERE d.waiting_since IS NOT NULL LIMIT ?2",
                        among, limit);
    while (due.size() < static_cast<std::size_t>(limit) && row.next())
        due.push_back({row.get<DialogId>(0), domain::event::AssigneeLost{}});
}

void requeueDialogsOf(WriteTransaction& tx, OperatorId id) {
    std::vector<DialogId> his;
    {
        Rows row = tx.db.query("SELECT id FROM dialog WHERE owner_id = ?"
                               " AND status IN ('offered', 'active', 'waiting', 'snoozed') ORDER BY urgency, id",
                               id);
        while (row.next())
            his.push_back(row.get<DialogId>(0));
    }
    for (const auto each : his) {
        const auto dialog = loadDialog(tx.db, each).value();
        (void)applyEvent(tx, dialog, domain::event::AssigneeLost{true}, domain::Actor{}).value();
    }
}

} // namespace pult::storage::sqlite
