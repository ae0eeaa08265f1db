// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/merge_moves.hpp"

#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"

namespace pult::storage::sqlite {

std::vector<ThreadId> threadsOf(Connection& db, CustomerId id) {
    std::vector<ThreadId> threads;
    Rows row = db.query("SELECT id FROM contact WHERE customer_id = ? ORDER BY id", id);
    while (row.next())
        threads.push_back(row.get<ThreadId>(0));
    return threads;
}

std::vector<DialogId> newestDialogsIn(Connection& db, const std::vector<ThreadId>& threads) {
    std::vector<DialogId> dialogs;
    for (const auto thread : threads) {
        Rows row = db.query("SELECT latest_dialog FROM contact WHERE id = ? AND latest_dialog > 0", thread);
        if (row.next())
            dialogs.push_back(row.get<DialogId>(0));
    }
    return dialogs;
}

void moveThreads(WriteTransaction& tx, const std::vector<ThreadId>& threads, CustomerId from, const wire::Customer& to,
                 const domain::Actor& actor) {
    std::vector<DialogId> dialogs;
    {
        Rows row = tx.db.query("SELECT id, thread_id FROM dialog WHERE customer_id = ? ORDER BY id", from);
        while (row.next())
            if (std::find(threads.begin(), threads.end(), row.get<ThreadId>(1)) != threads.end())
                dialogs.push_back(row.get<DialogId>(0));
    }
    for (const auto thread : threads)
        tx.db.run("UPDATE contact SET customer_id = ? WHERE id = ? AND customer_id = ?", to.id, thread, from);
    for (const auto id : dialogs) {
        const DialogRow before = loadDialog(tx.db, id).value();
        DialogRow after = before;
        after.life.customerId = to.id;
        after.customerName = to.name;
        ++after.life.version;
        updateDialog(tx, after, before);
        announceDialog(tx, after, before, actor, "moved");
    }
}

void tellInThreads(WriteTransaction& tx, const std::vector<DialogId>& dialogs, const domain::Actor& actor,
                   std::string_view event, const std::string& other) {
    for (const auto id : dialogs)
        addLine(tx, loadDialog(tx.db, id).value(), actor, event, other);
}

} // namespace pult::storage::sqlite
