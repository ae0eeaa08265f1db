// SPDX-License-Identifier: GPL-3.0-or-later
// One person who turns out to be two after all.
#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/merge_moves.hpp"
#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

struct StoredMerge {
    CustomerId into;
    CustomerId from;
    Time at;
    bool undone = false;
    MergeBook book;
};

std::optional<StoredMerge> loadMerge(Connection& db, MergeId id) {
    Rows row = db.query("SELECT into_id, from_id, at, undone_at IS NOT NULL, was FROM customer_merge WHERE id = ?", id);
    if (!row.next())
        return std::nullopt;
    StoredMerge merge;
    std::string_view was;
    row.read(0, merge.into, merge.from, merge.at, merge.undone, was);
    merge.book = decodeStored<MergeBook>(was);
    return merge;
}

/// Either of them was merged with somebody since, so what this merge has made is not what stands.
bool hasLaterMerge(Connection& db, MergeId id, const StoredMerge& merge) {
    Rows row = db.query("SELECT 1 FROM customer_merge WHERE undone_at IS NULL AND id > ?1"
                        " AND (into_id IN (?2, ?3) OR from_id IN (?2, ?3))",
                        id, merge.into, merge.from);
    return row.next();
}

/// What the merge has made goes back to what was before; what was changed since stays.
template <class T>
T parted(const T& now, const T& made, const T& before) {
    return now == made ? before : now;
}

std::vector<std::string> partedTags(const std::vector<std::string>& now, const std::vector<std::string>& made,
                                    const std::vector<std::string>& before) {
    const auto has = [](const std::vector<std::string>& tags, const std::string& tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    };
    std::vector<std::string> tags;
    for (const auto& tag : before)
        if (has(now, tag))
            tags.push_back(tag);
    for (const auto& tag : now)
        if (!has(made, tag))
            tags.push_back(tag);
    return tags;
}

std::map<std::string, std::string> partedFields(const std::map<std::string, std::string>& now,
                                                const std::map<std::string, std::string>& made,
                                                const std::map<std::string, std::string>& before) {
    const auto valueIn = [](const std::map<std::string, std::string>& fields, const std::string& key) {
        const auto found = fields.find(key);
        return found == fields.end() ? std::optional<std::string>() : std::optional(found->second);
    };
    std::map<std::string, std::string> fields;
    for (const auto* some : {&now, &before})
        for (const auto& [key, value] : *some)
            if (auto kept = parted(valueIn(now, key), valueIn(made, key), valueIn(before, key)))
                fields[key] = std::move(*kept);
    return fields;
}

wire::Customer partedCustomer(wire::Customer now, const MergeBook& book) {
    now.name = parted(now.name, book.made.name, book.into.name);
    now.tags = partedTags(now.tags, book.made.tags, book.into.tags);
    now.fields = partedFields(now.fields, book.made.fields, book.into.fields);
    now.vip = parted(now.vip, book.made.vip, book.into.vip);
    now.blocked = parted(now.blocked, book.made.blocked, book.into.blocked);
    now.time_zone = parted(now.time_zone, book.made.time_zone, book.into.time_zone);
    ++now.version;
    return now;
}

std::optional<Error> unmergeObjection(WriteTransaction& tx, MergeId id, const StoredMerge& merge) {
    if (tx.now() > merge.at + kMergeUndone)
        return fail(Errc::conflict, "a merge can be undone for 24 hours, and they are over");
    if (hasLaterMerge(tx.db, id, merge))
        return fail(Errc::conflict, "one of these customers was merged with another one since: undo that first");
    return std::nullopt;
}

void part(WriteTransaction& tx, const StoredMerge& merge, const domain::Actor& actor) {
    const MergeBook& book = merge.book;
    const wire::Customer now = loadCustomer(tx.db, merge.into).value();
    wire::Customer into = partedCustomer(now, book);
    wire::Customer from = loadCustomer(tx.db, merge.from).value();
    from.merged_into.reset();
    // Whoever was kept out as one person is kept out as two.
    if (now.blocked != book.made.blocked)
        from.blocked = now.blocked;
    ++from.version;
    moveThreads(tx, book.threads, into.id, from, actor);
    into.identities = loadCustomer(tx.db, into.id).value().identities;
    from.identities = loadCustomer(tx.db, from.id).value().identities;
    writeCustomer(tx, into, into.name != now.name, actor, "parted");
    writeCustomer(tx, from, false, actor, "parted");
    moveNotes(tx, book.notes, into.id, from.id, actor);
    moveOrders(tx, book.orders.value_or(std::vector<OrderId>{}), into.id, from.id, actor);
    tellInThreads(tx, newestDialogsIn(tx.db, threadsOf(tx.db, into.id)), actor, "customers_parted", from.name);
    tellInThreads(tx, newestDialogsIn(tx.db, book.threads), actor, "customers_parted", into.name);
}

} // namespace

Result<wire::CustomerUnmerged> unmergeCustomers(WriteTransaction& tx, const Guard& guard, MergeId id) {
    const auto merge = loadMerge(tx.db, id);
    if (!merge)
        return fail(Errc::not_found, "there is no such merge");
    if (auto into = customerFor(tx.db, guard, merge->into); !into)
        return into.error().code == Errc::not_found ? fail(Errc::not_found, "there is no such merge") : into.error();
    if (!merge->undone) {
        if (auto error = unmergeObjection(tx, id, *merge))
            return *error;
        const domain::Actor actor = actorOf(guard);
        part(tx, *merge, actor);
        tx.db.run("UPDATE customer_merge SET undone_at = ? WHERE id = ?", tx.now(), id);
        (void)audit(tx, actor, "customer.unmerge",
                    std::to_string(merge->from.value) + " from " + std::to_string(merge->into.value));
    }
    return wire::CustomerUnmerged{loadCustomer(tx.db, merge->into).value(), loadCustomer(tx.db, merge->from).value()};
}

} // namespace pult::storage::sqlite
