// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/dialog_ranges.hpp"

#include <algorithm>
#include <set>

namespace pult::storage::sqlite {

namespace {

using wire::DialogStatus;

constexpr DialogStatus kOpen[] = {DialogStatus::bot,    DialogStatus::queued,  DialogStatus::offered,
                                  DialogStatus::active, DialogStatus::waiting, DialogStatus::snoozed};

bool contains(const std::vector<DialogStatus>& statuses, DialogStatus status) {
    return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

std::string questionMarks(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += i == 0 ? "?" : ",?";
    return text;
}

template <class List, class Value>
Condition oneOf(const std::string& column, const List& list, Value value) {
    Condition condition{" AND " + column + " IN (" + questionMarks(list.size()) + ")", {}};
    for (const auto& entry : list)
        condition.values.emplace_back(value(entry));
    return condition;
}

Condition statusIs(const std::vector<DialogStatus>& statuses) {
    return oneOf("d.status", statuses, [](DialogStatus status) { return std::string(wire::enumText(status)); });
}

Condition resolutionIs(const std::vector<wire::Resolution>& resolutions) {
    return oneOf("d.resolution", resolutions,
                 [](wire::Resolution resolution) { return std::string(wire::enumText(resolution)); });
}

Condition scriptIs(const std::vector<wire::Script>& scripts) {
    return oneOf("d.script", scripts, [](wire::Script script) { return std::string(wire::enumText(script)); });
}

template <class Id>
Condition idIs(const std::string& column, const std::vector<Id>& ids) {
    return oneOf(column, ids, [](Id id) { return id.value; });
}

Condition tagIs(const std::vector<std::string>& tags) {
    Condition condition = oneOf("t.tag", tags, [](const std::string& tag) { return tag; });
    condition.text = " AND EXISTS (SELECT 1 FROM dialog_tag t WHERE t.dialog_id = d.id" + condition.text + ")";
    return condition;
}

Condition equals(const std::string& column, std::int64_t value) {
    return {" AND " + column + " = ?", {value}};
}

/// The statuses that the query can find anything in; what the lifecycle rules out isn't looked at.
std::vector<DialogStatus> statusesOf(const DialogQuery& query) {
    std::vector<DialogStatus> statuses;
    const auto wanted =
        query.statuses.empty() ? std::vector<DialogStatus>(std::begin(kOpen), std::end(kOpen)) : query.statuses;
    for (const auto status : wanted) {
        const bool neverWaits = status == DialogStatus::waiting || status == DialogStatus::closed;
        const bool neverEnded = !query.resolutions.empty() && status != DialogStatus::closed;
        if ((query.unanswered == true && neverWaits) || neverEnded || contains(statuses, status))
            continue;
        statuses.push_back(status);
    }
    return statuses;
}

std::vector<DialogStatus> possibleFor(const Share& share, std::vector<DialogStatus> statuses) {
    if (!share.owner)
        return statuses;
    std::erase_if(statuses, [&](DialogStatus status) {
        const bool needsOwner =
            status == DialogStatus::offered || status == DialogStatus::active || status == DialogStatus::waiting;
        const bool needsNobody = status == DialogStatus::bot || status == DialogStatus::queued;
        return *share.owner ? needsNobody : needsOwner;
    });
    return statuses;
}

void addWritten(Condition& residue, const DialogQuery& query) {
    static const std::string kAt = " AND json_extract(d.last_message, '$.at')";
    if (query.writtenFrom)
        residue.both({kAt + " >= ?", {query.writtenFrom->time_since_epoch().count()}});
    if (query.writtenUntil)
        residue.both({kAt + " <= ?", {query.writtenUntil->time_since_epoch().count()}});
}

/// The person stands in a column's list, or doesn't.
Condition isListed(bool wanted, const std::string& column, OperatorId who) {
    const std::string listed =
        " (" + column + " <> '[]' AND EXISTS (SELECT 1 FROM json_each(" + column + ") f WHERE f.value = ?))";
    return {(wanted ? " AND" : " AND NOT") + listed, {who.value}};
}

/// As `domain::riskMoment` has it.
Condition isAtRisk(bool wanted, Time now) {
    const std::string risk = " coalesce(coalesce(d.answer_warning_at, d.waiting_since + (d.answer_due_at -"
                             " d.waiting_since) * 4 / 5) <= ?, 0)";
    return {(wanted ? " AND" : " AND NOT") + risk, {now.time_since_epoch().count()}};
}

/// What no index of a list knows.
Condition residueOf(const DialogQuery& query, const Share& share) {
    Condition residue;
    if (!share.groups.empty())
        residue.both(idIs("d.group_id", share.groups));
    if (!query.groups.empty())
        residue.both(idIs("d.group_id", query.groups));
    if (query.unanswered)
        residue.text += *query.unanswered ? " AND d.waiting_since IS NOT NULL" : " AND d.waiting_since IS NULL";
    if (!query.resolutions.empty())
        residue.both(resolutionIs(query.resolutions));
    if (!query.stages.empty())
        residue.both(idIs("d.stage_id", query.stages));
    if (query.followed)
        residue.both(isListed(*query.followed, "d.followers", query.reader));
    if (query.mentioned)
        residue.both(isListed(*query.mentioned, "d.mentioned", query.reader));
    if (query.atRisk)
        residue.both(isAtRisk(*query.atRisk, query.now));
    if (query.hasAttachments)
        residue.text += *query.hasAttachments ? " AND d.has_attachments = 1" : " AND d.has_attachments = 0";
    if (!query.scripts.empty())
        residue.both(scriptIs(query.scripts));
    addWritten(residue, query);
    return residue;
}

/// All that `query` asks of the share's dialogs.
Condition allOf(const DialogQuery& query, const Share& share, const std::vector<DialogStatus>& statuses) {
    Condition residue = residueOf(query, share);
    residue.both(statusIs(statuses));
    if (share.owner)
        residue.both(equals("d.owner_id", share.owner->value));
    if (!query.channels.empty())
        residue.both(idIs("d.channel_id", query.channels));
    if (query.customer)
        residue.both(equals("d.customer_id", query.customer->value));
    if (!query.tags.empty())
        residue.both(tagIs(query.tags));
    return residue;
}

Range range(const std::string& index, Condition fixed, Condition residue) {
    return {"dialog d INDEXED BY " + index, "d.urgency", "d.id", std::move(fixed), std::move(residue)};
}

std::vector<OperatorId> everybodyAndNobody(Connection& db) {
    std::vector<OperatorId> owners{OperatorId{}};
    Rows row = db.query("SELECT id FROM operator");
    while (row.next())
        owners.push_back(row.get<OperatorId>(0));
    return owners;
}

/// Few dialogs call somebody: they are sorted, and nobody looks for them among all that is closed.
void addCalling(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
                const std::vector<DialogStatus>& statuses) {
    ranges.push_back({"dialog_mention n CROSS JOIN dialog d ON d.id = n.dialog_id", "d.urgency", "d.id",
                      equals("n.operator_id", query.reader.value), allOf(query, share, statuses)});
}

void addTagged(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
               const std::vector<DialogStatus>& statuses) {
    Condition residue = residueOf(query, share);
    residue.both(statusIs(statuses));
    if (share.owner)
        residue.both(equals("d.owner_id", share.owner->value));
    if (!query.channels.empty())
        residue.both(idIs("d.channel_id", query.channels));
    if (query.customer)
        residue.both(equals("d.customer_id", query.customer->value));
    const bool closed = contains(statuses, DialogStatus::closed);
    const bool open = statuses.size() > (closed ? 1u : 0u);
    for (const auto& tag : query.tags) {
        for (const int isOpen : {1, 0}) {
            if (!(isOpen ? open : closed))
                continue;
            Condition fixed{" AND t.tag = ? AND t.is_open = ?", {tag, std::int64_t{isOpen}}};
            ranges.push_back({"dialog_tag t CROSS JOIN dialog d ON d.id = t.dialog_id", "t.urgency", "t.dialog_id",
                              std::move(fixed), residue});
        }
    }
}

void addOfCustomer(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
                   const std::vector<DialogStatus>& statuses) {
    Condition residue = residueOf(query, share);
    residue.both(statusIs(statuses));
    if (share.owner)
        residue.both(equals("d.owner_id", share.owner->value));
    if (!query.channels.empty())
        residue.both(idIs("d.channel_id", query.channels));
    ranges.push_back(range("dialog_customer", equals("d.customer_id", query.customer->value), std::move(residue)));
}

void addOfChannels(std::vector<Range>& ranges, Connection& db, const DialogQuery& query, const Share& share,
                   std::vector<DialogStatus> statuses) {
    if (contains(statuses, DialogStatus::closed)) {
        Condition residue = residueOf(query, share);
        residue.both(idIs("d.channel_id", query.channels));
        Condition fixed = share.owner ? equals("d.owner_id", share.owner->value) : Condition{};
        fixed.both({" AND d.status = 'closed'", {}});
        ranges.push_back(range(share.owner ? "dialog_owner" : "dialog_status", std::move(fixed), std::move(residue)));
        std::erase(statuses, DialogStatus::closed);
    }
    if (statuses.empty())
        return;
    Condition residue = residueOf(query, share);
    residue.both(statusIs(statuses));
    const auto owners = share.owner ? std::vector{*share.owner} : everybodyAndNobody(db);
    for (const auto channel : query.channels) {
        for (const auto owner : owners) {
            Condition fixed = equals("d.channel_id", channel.value);
            fixed.both(equals("d.owner_id", owner.value));
            fixed.text += " AND d.closed_at IS NULL";
            ranges.push_back(range("dialog_channel", std::move(fixed), residue));
        }
    }
}

/// Few end in a certain way: spam isn't looked for among all that is closed.
void addByResolution(std::vector<Range>& ranges, const DialogQuery& query, const Share& share) {
    for (const auto resolution : std::set(query.resolutions.begin(), query.resolutions.end()))
        ranges.push_back(range("dialog_resolution", resolutionIs({resolution}), residueOf(query, share)));
}

/// Of which scripts there are few dialogs, so that they have an index.
bool isRareScript(const DialogQuery& query) {
    return !query.scripts.empty() && std::ranges::count(query.scripts, wire::Script::cyrillic) == 0;
}

void addByScript(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
                 const std::vector<DialogStatus>& statuses) {
    for (const auto script : std::set(query.scripts.begin(), query.scripts.end())) {
        for (const auto status : statuses) {
            Condition fixed{" AND d.script <> 'cyrillic' AND d.script = ? AND d.status = ?",
                            {std::string(wire::enumText(script)), std::string(wire::enumText(status))}};
            ranges.push_back(range("dialog_script", std::move(fixed), residueOf(query, share)));
        }
    }
}

void addAttached(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
                 const std::vector<DialogStatus>& statuses) {
    for (const auto status : statuses) {
        Condition fixed{" AND d.has_attachments = 1 AND d.status = ?", {std::string(wire::enumText(status))}};
        ranges.push_back(range("dialog_attached", std::move(fixed), residueOf(query, share)));
    }
}

void addByStatus(std::vector<Range>& ranges, const DialogQuery& query, const Share& share,
                 const std::vector<DialogStatus>& statuses) {
    if (!share.owner && isRareScript(query))
        return addByScript(ranges, query, share, statuses);
    if (!share.owner && query.hasAttachments == true)
        return addAttached(ranges, query, share, statuses);
    const bool allOpen =
        !share.owner && statuses.size() == std::size(kOpen) && !contains(statuses, DialogStatus::closed);
    if (allOpen) {
        ranges.push_back(range("dialog_urgency", {" AND d.closed_at IS NULL", {}}, residueOf(query, share)));
        return;
    }
    if (!share.owner && !query.resolutions.empty())
        return addByResolution(ranges, query, share);
    for (const auto status : statuses) {
        Condition fixed = share.owner ? equals("d.owner_id", share.owner->value) : Condition{};
        fixed.both({" AND d.status = ?", {std::string(wire::enumText(status))}});
        ranges.push_back(
            range(share.owner ? "dialog_owner" : "dialog_status", std::move(fixed), residueOf(query, share)));
    }
}

} // namespace

void Condition::both(const Condition& other) {
    text += other.text;
    values.insert(values.end(), other.values.begin(), other.values.end());
}

std::vector<Share> sharesOf(const DialogQuery& query) {
    std::vector<Share> shares;
    const auto& scope = query.scope;
    if (scope.everything) {
        shares.push_back({});
    } else {
        if (scope.assignee)
            shares.push_back({scope.assignee, {}});
        if (!scope.unassignedIn.empty())
            shares.push_back({OperatorId{}, scope.unassignedIn});
        if (!scope.groups.empty())
            shares.push_back({std::nullopt, scope.groups});
    }
    if (query.assignees.empty())
        return shares;
    std::vector<Share> narrowed;
    for (const auto& share : shares)
        for (const auto assignee : query.assignees)
            if (!share.owner || share.owner == assignee)
                narrowed.push_back({assignee, share.groups});
    return narrowed;
}

std::vector<Range> urgencyRanges(Connection& db, const DialogQuery& query) {
    std::vector<Range> ranges;
    const auto wanted = statusesOf(query);
    for (const auto& share : sharesOf(query)) {
        const auto statuses = possibleFor(share, wanted);
        if (statuses.empty())
            continue;
        if (query.mentioned == true)
            addCalling(ranges, query, share, statuses);
        else if (!query.tags.empty())
            addTagged(ranges, query, share, statuses);
        else if (query.customer)
            addOfCustomer(ranges, query, share, statuses);
        else if (!query.channels.empty())
            addOfChannels(ranges, db, query, share, statuses);
        else
            addByStatus(ranges, query, share, statuses);
    }
    return ranges;
}

std::vector<Range> recentRanges(const DialogQuery& query) {
    std::vector<Range> ranges;
    const auto wanted = statusesOf(query);
    for (const auto& share : sharesOf(query)) {
        const auto statuses = possibleFor(share, wanted);
        const bool closed = contains(statuses, DialogStatus::closed);
        const Condition residue = allOf(query, share, statuses);
        const auto add = [&](const char* index, const char* which) {
            ranges.push_back({std::string("dialog d INDEXED BY ") + index, "d.last_seq", "d.id", {which, {}}, residue});
        };
        if (statuses.size() > (closed ? 1u : 0u))
            add("dialog_recent", " AND d.closed_at IS NULL");
        if (closed)
            add("dialog_closed_recent", " AND d.closed_at IS NOT NULL");
    }
    return ranges;
}

bool isSelective(const DialogQuery& query) {
    return !query.scope.everything || !query.assignees.empty() || !query.channels.empty() || !query.tags.empty() ||
           !query.stages.empty() || query.customer || query.followed == true || query.mentioned == true ||
           query.unanswered || query.hasAttachments == true || isRareScript(query) || !query.statuses.empty();
}

} // namespace pult::storage::sqlite
