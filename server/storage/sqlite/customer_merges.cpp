// SPDX-License-Identifier: GPL-3.0-or-later
// Customers who turn out to be one person.
#include "server/storage/sqlite/customer_merges.hpp"

#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/merge_moves.hpp"
#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kMerge[] = "SELECT id, from_id, actor_kind, actor_id, actor_name, at,"
                          " (SELECT name FROM customer WHERE id = from_id) FROM customer_merge";

wire::UndoableMerge readMerge(const Rows& row) {
    wire::UndoableMerge merge;
    row.read(0, merge.id, merge.from_id, merge.author.kind, merge.author.id, merge.author.name, merge.at,
             merge.from_name);
    merge.undo_until = merge.at + kMergeUndone;
    return merge;
}

std::optional<wire::UndoableMerge> standingMerge(Connection& db, CustomerId into, CustomerId from) {
    static const std::string kOfBoth =
        std::string(kMerge) + " WHERE into_id = ? AND from_id = ? AND undone_at IS NULL ORDER BY id DESC";
    Rows row = db.query(kOfBoth.c_str(), into, from);
    return row.next() ? std::optional(readMerge(row)) : std::nullopt;
}

/// His own card counts, where the other's wasn't chosen.
wire::Customer joined(const wire::Customer& into, const wire::Customer& from, const MergeChoice& choice) {
    wire::Customer both = into;
    if (choice.name)
        both.name = from.name;
    for (const auto& tag : from.tags)
        if (std::find(both.tags.begin(), both.tags.end(), tag) == both.tags.end())
            both.tags.push_back(tag);
    for (const auto& [key, value] : from.fields) {
        const bool isChosen = std::find(choice.fields.begin(), choice.fields.end(), key) != choice.fields.end();
        if (isChosen || !both.fields.contains(key))
            both.fields[key] = value;
    }
    both.vip = into.vip || from.vip;
    both.blocked = into.blocked || from.blocked;
    if (!both.time_zone)
        both.time_zone = from.time_zone;
    return both;
}

std::vector<NoteId> noteIdsOf(Connection& db, CustomerId id) {
    std::vector<NoteId> ids;
    for (const auto& note : notesOf(db, id))
        ids.push_back(note.id);
    return ids;
}

std::optional<Error> mergeObjection(const wire::Customer& into, const wire::Customer& from) {
    if (into.merged_into || from.merged_into)
        return fail(Errc::conflict, "one of these cards has become part of another meanwhile: open that one");
    if (into.blocked != from.blocked)
        return fail(Errc::conflict, "one of them is blocked and the other is not: decide on that first");
    return std::nullopt;
}

} // namespace

MergeId joinCustomers(WriteTransaction& tx, CustomerId into, CustomerId from, const MergeChoice& choice,
                      const domain::Actor& actor) {
    MergeBook book{loadCustomer(tx.db, into).value(), loadCustomer(tx.db, from).value(), {}, {}, {}, {}};
    book.threads = threadsOf(tx.db, from);
    book.notes = noteIdsOf(tx.db, from);
    book.orders = orderIdsOf(tx.db, from);
    book.made = joined(book.into, book.from, choice);
    ++book.made.version;
    const auto newestOfInto = newestDialogsIn(tx.db, threadsOf(tx.db, into));
    moveThreads(tx, book.threads, from, book.made, actor);
    book.made.identities = loadCustomer(tx.db, into).value().identities;
    writeCustomer(tx, book.made, book.made.name != book.into.name, actor, "joined");
    wire::Customer gone = loadCustomer(tx.db, from).value();
    gone.merged_into = into;
    ++gone.version;
    writeCustomer(tx, gone, false, actor, "joined");
    moveNotes(tx, book.notes, from, into, actor);
    moveOrders(tx, *book.orders, from, into, actor);
    tx.db.run("INSERT INTO customer_merge (into_id, from_id, actor_kind, actor_id, actor_name, at, was)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)",
              into, from, actor.kind, actor.id, actor.name, tx.now(), wire::encode(book));
    const MergeId id{tx.db.lastId()};
    tellInThreads(tx, newestOfInto, actor, "customers_joined", book.from.name);
    tellInThreads(tx, newestDialogsIn(tx.db, book.threads), actor, "customers_joined", book.into.name);
    return id;
}

Result<wire::CustomerMerged> mergeCustomers(WriteTransaction& tx, const Guard& guard,
                                            const wire::CustomerMerge& merge) {
    if (merge.into_id == merge.from_id)
        return fail(Errc::invalid, "from_id: nobody can be merged with himself");
    for (const auto id : {merge.into_id, merge.from_id})
        if (auto one = customerFor(tx.db, guard, id); !one)
            return one.error();
    const auto into = loadCustomer(tx.db, merge.into_id).value(), from = loadCustomer(tx.db, merge.from_id).value();
    if (from.merged_into == into.id && !into.merged_into)
        if (auto before = standingMerge(tx.db, into.id, from.id))
            return wire::CustomerMerged{into, std::move(*before)};
    if (auto error = mergeObjection(into, from))
        return *error;
    const domain::Actor actor = actorOf(guard);
    const MergeChoice choice{merge.take_name.value_or(false), merge.take_fields.value_or(std::vector<std::string>{})};
    joinCustomers(tx, into.id, from.id, choice, actor);
    (void)audit(tx, actor, "customer.merge", std::to_string(from.id.value) + " into " + std::to_string(into.id.value));
    return wire::CustomerMerged{loadCustomer(tx.db, into.id).value(), standingMerge(tx.db, into.id, from.id).value()};
}

std::vector<wire::UndoableMerge> undoableMerges(Connection& db, CustomerId into, Time now) {
    static const std::string kOfOne =
        std::string(kMerge) + " WHERE into_id = ? AND undone_at IS NULL AND at > ? ORDER BY id DESC";
    std::vector<wire::UndoableMerge> merges;
    Rows row = db.query(kOfOne.c_str(), into, now - kMergeUndone);
    while (row.next())
        merges.push_back(readMerge(row));
    return merges;
}

} // namespace pult::storage::sqlite
