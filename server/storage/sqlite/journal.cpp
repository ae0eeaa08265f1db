// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/masking.hpp"

namespace pult::storage::sqlite {

namespace {

/// A page ends when its frames have grown to this, so that a session never holds much more.
constexpr std::size_t kPageBytes = 4 * 1024 * 1024;
/// Records looked at for one page, whatever the reader may see of them.
constexpr int kMaxScanned = 20'000;

/// The scope columns of a journal row, without the payload.
struct Row {
    Seq seq = 0;
    Time at;
    std::string_view type;
    int audience = 0;
    OperatorId operatorId;
    DialogId dialogId;
    domain::DialogFacts facts;
    std::optional<OperatorId> beforeAssignee;
    GroupId beforeGroup;
    std::optional<std::string_view> more;
};

Row readRow(const Statement& statement) {
    Row row;
    statement.read(0, row.seq, row.at, row.type, row.audience, row.operatorId, row.dialogId, row.facts.assignee,
                   row.facts.group, row.beforeAssignee, row.beforeGroup, row.more);
    return row;
}

EventScope scopeOf(const Row& row) {
    EventScope scope;
    scope.audience = static_cast<EventScope::Audience>(row.audience);
    scope.operatorId = row.operatorId;
    scope.dialogId = row.dialogId;
    if (scope.audience == EventScope::Audience::dialogs || scope.audience == EventScope::Audience::templates)
        scope.facts.push_back(row.facts);
    if (row.beforeAssignee)
        scope.before = domain::DialogFacts{*row.beforeAssignee, row.beforeGroup};
    if (row.more) {
        const auto flat = decodeStored<std::vector<std::int64_t>>(*row.more);
        for (std::size_t i = 0; i + 1 < flat.size(); i += 2)
            scope.facts.push_back({OperatorId{flat[i]}, GroupId{flat[i + 1]}});
    }
    return scope;
}

bool saw(const domain::Principal& principal, const EventScope& scope) {
    return scope.before && domain::may(principal, domain::Permission::dialog_read, *scope.before);
}

JournalRecord record(const Row& row, EventScope scope, std::string_view type, std::string_view members) {
    JournalRecord record;
    record.seq = row.seq;
    record.at = row.at;
    record.frame = std::make_shared<const std::string>(eventFrame(row.seq, row.at, type, members));
    record.scope = std::move(scope);
    return record;
}

} // namespace

Result<JournalPage> journalAfter(Connection& db, Seq after, const domain::Principal& principal, int limit) {
    JournalPage page;
    page.upTo = after;
    const bool seesContacts = !domain::masksContacts(principal);
    std::size_t bytes = 0;
    int scanned = 0;
    Rows rows = db.query("SELECT seq, at, type, audience, operator_id, dialog_id, assignee_id, group_id,"
                         " before_assignee, before_group, more_facts, payload FROM journal WHERE seq > ? ORDER BY seq",
                         after);
    while (rows.next()) {
        if (page.records.size() >= static_cast<std::size_t>(limit) || bytes >= kPageBytes || scanned >= kMaxScanned)
            return page;
        ++scanned;
        const Row row = readRow(rows.statement());
        page.upTo = row.seq;
        EventScope scope = scopeOf(row);
        if (hears(principal, scope)) {
            const auto members = rows.get<std::string_view>(11);
            const bool whole = hearsAll(principal, scope, row.type);
            const auto withheld = whole ? std::nullopt : withheldMembers(db, row.type, members);
            const std::string_view told = withheld ? *withheld : members;
            const auto masked = seesContacts ? std::nullopt : maskedMembers(db, row.type, told);
            page.records.push_back(record(row, std::move(scope), row.type, masked ? *masked : told));
        } else if (saw(principal, scope)) {
            const wire::DialogRemoved removed{row.dialogId};
            std::string members;
            wire::encodeMembersTo(members, removed);
            page.records.push_back(record(row, std::move(scope), wire::DialogRemoved::kType, members));
        } else {
            continue;
        }
        bytes += page.records.back().frame->size();
    }
    page.complete = true;
    return page;
}

} // namespace pult::storage::sqlite
