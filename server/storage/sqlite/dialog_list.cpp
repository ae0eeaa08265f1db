// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <set>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/dialog_ranges.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kByUrgency = 'u';
constexpr char kByRecency = 'r';
/// So many dialogs are sorted in memory rather than looked for along all the newest messages.
constexpr std::size_t kSortAtMost = 2'000;

/// (sort key, dialog): the order of a list, ascending.
using Place = std::pair<std::int64_t, std::int64_t>;

void bindAll(Statement& statement, int& at, const Condition& condition) {
    for (const auto& value : condition.values)
        std::visit([&](const auto& bound) { statement.bindOne(++at, bound); }, value);
}

/// The first places of a range within (after, upTo].
void scan(Connection& db, const Range& range, const std::string& bounds, const std::vector<std::int64_t>& values,
          std::size_t limit, bool descending, std::set<Place>& places) {
    const std::string order = descending ? " DESC" : "";
    const std::string sql = "SELECT " + range.key + ", " + range.id + " FROM " + range.from + " WHERE 1" +
                            range.fixed.text + range.residue.text + bounds + " ORDER BY " + range.key + order + ", " +
                            range.id + order + " LIMIT ?";
    Statement& statement = db.composed(sql);
    Rows rows(statement);
    int at = 0;
    bindAll(statement, at, range.fixed);
    bindAll(statement, at, range.residue);
    for (const auto value : values)
        statement.bindOne(++at, value);
    statement.bindOne(++at, limit);
    while (rows.next()) {
        const auto key = rows.get<std::int64_t>(0);
        places.emplace(descending ? -key : key, rows.get<std::int64_t>(1));
    }
}

/// Keeps the first `limit`; what lies behind the last of them can't come in any more.
std::int64_t trim(std::set<Place>& places, std::size_t limit) {
    while (places.size() > limit)
        places.erase(std::prev(places.end()));
    return places.size() == limit ? places.rbegin()->first : std::numeric_limits<std::int64_t>::max();
}

std::set<Place> byUrgency(Connection& db, const DialogQuery& query, const std::optional<Cursor>& after,
                          std::size_t limit) {
    std::set<Place> places;
    std::int64_t upTo = std::numeric_limits<std::int64_t>::max();
    for (const auto& range : urgencyRanges(db, query)) {
        const std::string bounded = " AND " + range.key + " <= ?";
        if (!after) {
            scan(db, range, bounded, {upTo}, limit, false, places);
        } else {
            // Many dialogs share a key (all that nobody waits in): each half is a seek of its own.
            scan(db, range, " AND " + range.key + " = ? AND " + range.id + " > ?", {after->key, after->id}, limit,
                 false, places);
            upTo = trim(places, limit);
            scan(db, range, " AND " + range.key + " > ?" + bounded, {after->key, upTo}, limit, false, places);
        }
        upTo = trim(places, limit);
    }
    return places;
}

std::set<Place> byRecencyAlongMessages(Connection& db, const DialogQuery& query, const std::optional<Cursor>& after,
                                       std::size_t limit) {
    std::set<Place> places;
    for (const auto& range : recentRanges(query)) {
        if (after)
            scan(db, range, " AND " + range.key + " < ?", {after->key}, limit, true, places);
        else
            scan(db, range, "", {}, limit, true, places);
    }
    trim(places, limit);
    return places;
}

std::set<Place> byRecency(Connection& db, const DialogQuery& query, const std::optional<Cursor>& after,
                          std::size_t limit) {
    if (!isSelective(query))
        return byRecencyAlongMessages(db, query, after, limit);
    const auto all = byUrgency(db, query, std::nullopt, kSortAtMost + 1);
    if (all.size() > kSortAtMost)
        return byRecencyAlongMessages(db, query, after, limit);
    std::set<Place> places;
    for (const auto& [key, id] : all) {
        Rows row = db.query("SELECT last_seq FROM dialog WHERE id = ?", id);
        row.next();
        const auto lastSeq = row.get<std::int64_t>(0);
        if (!after || lastSeq < after->key)
            places.emplace(-lastSeq, id);
    }
    trim(places, limit);
    return places;
}

std::optional<wire::Dialog> loadForReader(Connection& db, DialogId id, OperatorId reader) {
    static const std::string kSql = "SELECT r.seq," + kDialogColumns +
                                    "FROM dialog d LEFT JOIN read_mark r ON r.operator_id = ? AND r.dialog_id = d.id"
                                    " WHERE d.id = ?";
    Rows row = db.query(kSql.c_str(), reader, id);
    if (!row.next())
        return std::nullopt;
    wire::Dialog dialog = toWire(readDialog(row.statement(), 1));
    tellReader(db, dialog, row.get<std::optional<Seq>>(0).value_or(0));
    return dialog;
}

} // namespace

Result<wire::DialogPage> listDialogs(Connection& db, const DialogQuery& query) {
    const bool recent = query.order == wire::DialogOrder::recent;
    std::optional<Cursor> after;
    if (query.after) {
        auto cursor = decodeCursor(*query.after, recent ? kByRecency : kByUrgency, "after");
        if (!cursor)
            return cursor.error();
        after = *cursor;
    }
    const auto limit = static_cast<std::size_t>(query.limit);
    const auto places = recent ? byRecency(db, query, after, limit + 1) : byUrgency(db, query, after, limit + 1);

    wire::DialogPage page;
    for (const auto& [key, id] : places) {
        if (page.dialogs.size() == limit) {
            const auto& last = *std::prev(places.find({key, id}));
            page.next =
                encodeCursor({recent ? kByRecency : kByUrgency, recent ? -last.first : last.first, last.second});
            break;
        }
        if (auto dialog = loadForReader(db, DialogId{id}, query.reader))
            page.dialogs.push_back(std::move(*dialog));
    }
    return page;
}

Result<Countable> countable(Connection& db) {
    static const std::string kOpen =
        "SELECT" + kDialogColumns + "FROM dialog d INDEXED BY dialog_urgency WHERE d.closed_at IS NULL";
    static const std::string kCalling =
        "SELECT" + kDialogColumns +
        "FROM dialog d WHERE d.id IN (SELECT dialog_id FROM dialog_mention) AND d.closed_at IS NOT NULL";
    Countable countable;
    countable.filters = everyFilter(db);
    Rows newest = db.query("SELECT max(seq) FROM journal");
    newest.next();
    countable.upTo = newest.get<std::optional<Seq>>(0).value_or(0);
    for (const auto* sql : {&kOpen, &kCalling}) {
        Rows row = db.query(sql->c_str());
        while (row.next()) {
            const DialogRow dialog = readDialog(row.statement(), 0);
            countable.dialogs.push_back({toWire(dialog), dialog.facts()});
        }
    }
    return countable;
}

Result<wire::DialogDetails> dialogDetails(Connection& db, const Guard& guard, DialogId id) {
    const auto row = loadDialog(db, id);
    if (!row)
        return row.error();
    if (auto error = objection(guard, row->facts()))
        return *error;
    wire::DialogDetails details;
    details.dialog = loadForReader(db, id, domain::personOf(guard.principal)).value();
    details.customer = loadCustomer(db, row->life.customerId).value();
    return details;
}

Result<domain::DialogFacts> dialogFacts(Connection& db, const Guard& guard, DialogId id) {
    Rows row = db.query("SELECT owner_id, group_id FROM dialog WHERE id = ?", id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such dialog");
    const domain::DialogFacts facts{row.get<OperatorId>(0), row.get<GroupId>(1)};
    if (auto error = objection(guard, facts))
        return *error;
    return facts;
}

} // namespace pult::storage::sqlite
