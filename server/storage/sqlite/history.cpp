// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <unordered_set>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kOrder = 'h';

/// What the history is made of: threads, and in them the dialogs that the reader may see.
struct Selection {
    std::vector<ThreadId> threads;
    std::unordered_set<DialogId> dialogs;
};

void add(Selection& selection, const Guard& guard, Rows row) {
    while (row.next()) {
        if (objection(guard, {row.get<OperatorId>(2), row.get<GroupId>(3)}))
            continue;
        selection.dialogs.insert(row.get<DialogId>(0));
        const auto thread = row.get<ThreadId>(1);
        if (std::find(selection.threads.begin(), selection.threads.end(), thread) == selection.threads.end())
            selection.threads.push_back(thread);
    }
}

Selection select(Connection& db, const HistoryQuery& query) {
    Selection selection;
    if (query.dialog)
        add(selection, query.guard,
            db.query("SELECT id, thread_id, owner_id, group_id FROM dialog WHERE id = ?", *query.dialog));
    else if (query.customer)
        add(selection, query.guard,
            db.query("SELECT id, thread_id, owner_id, group_id FROM dialog WHERE customer_id = ?",
                     standing(db, *query.customer)));
    else if (query.thread)
        add(selection, query.guard,
            db.query("SELECT d.id, d.thread_id, d.owner_id, d.group_id FROM contact c"
                     " JOIN dialog d ON d.customer_id = c.customer_id AND d.thread_id = c.id WHERE c.id = ?",
                     *query.thread));
    return selection;
}

/// Ids of one thread's messages beyond the bound, nearest first, read from the index alone.
void collect(Connection& db, ThreadId thread, const Selection& selection, std::int64_t bound, bool backwards,
             std::size_t wanted, std::vector<MessageId>& ids) {
    Rows row = backwards ? db.query("SELECT id, dialog_id FROM message WHERE thread_id = ? AND id < ?"
                                    " ORDER BY id DESC",
                                    thread, bound)
                         : db.query("SELECT id, dialog_id FROM message WHERE thread_id = ? AND id > ? ORDER BY id",
                                    thread, bound);
    while (wanted > 0 && row.next()) {
        if (!selection.dialogs.contains(row.get<DialogId>(1)))
            continue;
        ids.push_back(row.get<MessageId>(0));
        --wanted;
    }
}

} // namespace

Result<wire::MessagePage> history(Connection& db, const HistoryQuery& query) {
    const bool backwards = !query.after;
    std::int64_t bound = std::numeric_limits<std::int64_t>::max();
    if (query.before || query.after) {
        const auto cursor =
            backwards ? decodeCursor(*query.before, kOrder, "before") : decodeCursor(*query.after, kOrder, "after");
        if (!cursor)
            return cursor.error();
        bound = cursor->id;
    }
    const Selection selection = select(db, query);
    if (selection.dialogs.empty())
        return fail(Errc::not_found, "there is no such conversation");

    const auto limit = static_cast<std::size_t>(query.limit);
    std::vector<MessageId> ids;
    for (const auto thread : selection.threads)
        collect(db, thread, selection, bound, backwards, limit + 1, ids);
    if (backwards)
        std::ranges::sort(ids, std::greater{});
    else
        std::ranges::sort(ids);

    wire::MessagePage page;
    if (ids.size() > limit) {
        ids.resize(limit);
        page.next = encodeCursor({kOrder, 0, ids.back().value});
    }
    std::ranges::sort(ids);
    for (const auto id : ids)
        page.messages.push_back(loadMessage(db, id).value());
    return page;
}

} // namespace pult::storage::sqlite
