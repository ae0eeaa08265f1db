// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/transaction.hpp"

#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/base/duration.hpp"

namespace pult::storage::sqlite {

WriteTransaction::WriteTransaction(Connection& connection, Clock& clock, domain::Policy policy,
                                   const Attendance* attendance)
    : db(connection), m_clock(clock), m_policy(std::move(policy)), m_attendance(attendance), m_now(clock.now()) {
    forget();
}

void WriteTransaction::begin() {
    m_now = m_clock.now();
}

std::vector<JournalRecord> WriteTransaction::takeRecords() {
    return std::exchange(m_records, {});
}

void WriteTransaction::forget() {
    m_records.clear();
    forgetChannels();
    forgetHours();
    Rows newest = db.query("SELECT max(seq) FROM journal");
    newest.next();
    m_nextSeq = newest.get<Seq>(0) + 1;
}

const domain::Policy& WriteTransaction::policy() {
    if (!m_hoursKnown) {
        const auto hours = domain::WorkingHours::of(calendarOf(db).value_or(wire::Calendar{}));
        // The zone may have gone from this computer's rules since it was saved: then all time counts.
        m_policy.hours = hours ? *hours : domain::WorkingHours{};
        m_hoursKnown = true;
    }
    return m_policy;
}

Result<ChannelInfo> WriteTransaction::channel(ChannelId id) {
    auto found = m_channels.find(id.value);
    if (found == m_channels.end()) {
        Rows row = db.query(
            "SELECT kind, group_id, removed, state, settings ->> 'reopen_within' FROM channel WHERE id = ?", id);
        if (!row.next())
            return fail(Errc::not_found, "there is no such channel");
        ChannelInfo info;
        info.id = id;
        wire::ChannelState state{};
        std::optional<std::string> reopenWithin;
        row.read(0, info.kind, info.group, info.removed, state, reopenWithin);
        if (reopenWithin)
            info.reopenWithin = parseDuration(*reopenWithin);
        info.paused = state == wire::ChannelState::paused;
        found = m_channels.emplace(id.value, info).first;
    }
    if (found->second.removed)
        return fail(Errc::not_found, "this channel was removed");
    return found->second;
}

void WriteTransaction::append(std::string_view type, const std::string& members, wire::Event event, EventScope scope,
                              const domain::Actor& actor, std::string_view cause) {
    const auto mono = m_clock.ticks().time_since_epoch().count();
    std::optional<std::int64_t> operatorId, dialogId, assignee, group, beforeAssignee, beforeGroup;
    std::optional<std::string> more;
    if (scope.operatorId)
        operatorId = scope.operatorId.value;
    if (scope.dialogId)
        dialogId = scope.dialogId.value;
    if (!scope.facts.empty()) {
        assignee = scope.facts.front().assignee.value;
        group = scope.facts.front().group.value;
    }
    if (scope.before) {
        beforeAssignee = scope.before->assignee.value;
        beforeGroup = scope.before->group.value;
    }
    if (scope.facts.size() > 1) {
        std::vector<std::int64_t> flat;
        for (std::size_t i = 1; i < scope.facts.size(); ++i) {
            flat.push_back(scope.facts[i].assignee.value);
            flat.push_back(scope.facts[i].group.value);
        }
        more = wire::encode(flat);
    }
    const Seq seq = m_nextSeq;
    db.run("INSERT INTO journal (seq, at, mono, type, audience, operator_id, dialog_id, assignee_id, group_id,"
           " before_assignee, before_group, more_facts, actor_kind, actor_id, cause, payload)"
           " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
           seq, m_now, mono, type, static_cast<int>(scope.audience), operatorId, dialogId, assignee, group,
           beforeAssignee, beforeGroup, more, actor.kind, actor.id, cause, members);
    m_nextSeq = seq + 1;

    JournalRecord record;
    record.seq = seq;
    record.at = m_now;
    const auto frame = [&](std::string_view shown) {
        return std::make_shared<const std::string>(eventFrame(seq, m_now, type, shown));
    };
    const auto withheld = withheldMembers(event);
    if (withheld)
        record.withheld = frame(*withheld);
    if (const auto masked = maskedMembers(db, event))
        record.masked = frame(*masked);
    if (const auto masked = withheld ? maskedMembers(db, type, *withheld) : std::nullopt)
        record.withheldMasked = frame(*masked);
    record.event = std::move(event);
    record.frame = frame(members);
    record.scope = std::move(scope);
    m_records.push_back(std::move(record));
}

EventScope dialogScope(DialogId dialog, domain::DialogFacts now, std::optional<domain::DialogFacts> before) {
    EventScope scope;
    scope.audience = EventScope::Audience::dialogs;
    scope.dialogId = dialog;
    scope.facts.push_back(now);
    if (before && (before->assignee != now.assignee || before->group != now.group))
        scope.before = before;
    return scope;
}

EventScope oneOperator(OperatorId id) {
    EventScope scope;
    scope.audience = EventScope::Audience::one;
    scope.operatorId = id;
    return scope;
}

} // namespace pult::storage::sqlite
