// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

namespace {

/// Nobody counts further with his eyes.
constexpr int kMostUnread = 100;

std::string operatorList(const std::vector<OperatorId>& operators) {
    return operators.empty() ? "[]" : wire::encode(operators);
}

std::vector<OperatorId> operatorsIn(std::string_view text) {
    return text == "[]" ? std::vector<OperatorId>{} : decodeStored<std::vector<OperatorId>>(text);
}

/// True when no index depends on what differs.
bool sameIndexed(const DialogRow& a, const DialogRow& b) {
    return a.life.status == b.life.status && a.life.closedAt == b.life.closedAt &&
           a.life.snoozedUntil == b.life.snoozedUntil && a.life.offerDeadline == b.life.offerDeadline &&
           domain::ownerOf(a.life) == domain::ownerOf(b.life) && urgencyOf(a.life) == urgencyOf(b.life) &&
           a.life.customerId == b.life.customerId && a.life.answerAlertAt == b.life.answerAlertAt &&
           a.life.waitingSince == b.life.waitingSince && a.life.windowClosing == b.life.windowClosing &&
           a.life.group == b.life.group && a.hasAttachments == b.hasAttachments && a.script == b.script;
}

} // namespace

const std::string kDialogColumns =
    " d.id, d.thread_id, d.customer_id, d.channel_id, d.status, d.waiting_since, d.former_waiting_since,"
    " d.assignee_id, d.group_id, d.stage_id, d.resolution, d.opened_at, d.closed_at, d.handover_at, d.assigned_at,"
    " d.offer_deadline, d.declined, d.snoozed_until, d.snoozed_until_reply, d.last_assignee, d.followers,"
    " d.merged_into, d.priority, d.reopens, d.company_started, d.human_replied, d.rating, d.last_inbound_seq,"
    " d.last_reply_seq, d.last_reply_by, d.version, d.last_seq, d.last_message, d.window_ends_at, d.tags,"
    " d.customer_name, d.visitor_seq, d.answer_due_at, d.answer_alert_at, d.mentioned, d.window_closing,"
    " d.answer_warning_at, d.has_attachments, d.script ";

DialogRow readDialog(const Statement& row, int first) {
    DialogRow dialog;
    domain::Dialog& life = dialog.life;
    std::string_view declined, followers, mentioned;
    std::optional<wire::Script> script;
    row.read(first, life.id, life.threadId, life.customerId, life.channelId, life.status, life.waitingSince,
             life.formerWaitingSince, life.assignee, life.group, life.stage, life.resolution, life.openedAt,
             life.closedAt, life.handoverAt, life.assignedAt, life.offerDeadline, declined, life.snoozedUntil,
             life.snoozedUntilReply, life.lastAssignee, followers, life.mergedInto, life.priority, life.reopens,
             life.companyStarted, life.humanReplied, life.rating, life.lastInboundSeq, life.lastReplySeq,
             life.lastReplyBy, life.version, dialog.lastSeq, dialog.lastMessage, life.windowEndsAt, dialog.tags,
             dialog.customerName, dialog.visitorSeq, life.answerDueAt, life.answerAlertAt, mentioned,
             life.windowClosing, life.answerWarningAt, dialog.hasAttachments, script);
    dialog.script = script.value_or(wire::Script::unknown);
    life.declined = operatorsIn(declined);
    life.followers = operatorsIn(followers);
    dialog.mentioned = operatorsIn(mentioned);
    return dialog;
}

Result<DialogRow> loadDialog(Connection& db, DialogId id) {
    static const std::string kSql = "SELECT" + kDialogColumns + "FROM dialog d WHERE d.id = ?";
    Rows row = db.query(kSql.c_str(), id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such dialog");
    return readDialog(row.statement(), 0);
}

wire::Dialog toWire(const DialogRow& row) {
    const domain::Dialog& life = row.life;
    wire::Dialog dialog;
    dialog.id = life.id;
    dialog.thread_id = life.threadId;
    dialog.identity_id = IdentityId{life.threadId.value}; // every contact has one thread, kept under its number
    dialog.customer_id = life.customerId;
    dialog.channel_id = life.channelId;
    dialog.status = life.status;
    dialog.unanswered = life.waitingSince.has_value();
    dialog.waiting_since = life.waitingSince;
    dialog.answer_due_at = life.answerDueAt;
    dialog.answer_warning_at = life.answerWarningAt;
    if (life.assignee)
        dialog.assignee_id = life.assignee;
    if (life.group)
        dialog.group_id = life.group;
    if (life.stage)
        dialog.stage_id = life.stage;
    if (row.tags != "[]")
        dialog.tags = decodeStored<std::vector<std::string>>(row.tags);
    dialog.priority = life.priority;
    dialog.opened_at = life.openedAt;
    dialog.closed_at = life.closedAt;
    dialog.resolution = life.resolution;
    dialog.version = life.version;
    dialog.last_seq = row.lastSeq;
    dialog.last_inbound_seq = life.lastInboundSeq;
    if (row.fresh)
        dialog.last_message = *row.fresh;
    else if (row.lastMessage)
        dialog.last_message = decodeStored<wire::LastMessage>(*row.lastMessage);
    dialog.window_ends_at = life.windowEndsAt;
    if (life.windowClosing)
        dialog.window_closing = true;
    if (life.snoozedUntil)
        dialog.snoozed_until = *life.snoozedUntil;
    if (life.snoozedUntilReply)
        dialog.snoozed_until_reply = true;
    if (life.reopens > 0)
        dialog.reopens = life.reopens;
    dialog.customer_name = row.customerName;
    if (!life.followers.empty())
        dialog.followers = life.followers;
    if (!row.mentioned.empty())
        dialog.mentioned = row.mentioned;
    if (row.hasAttachments)
        dialog.has_attachments = true;
    if (row.script != wire::Script::unknown)
        dialog.script = row.script;
    if (life.mergedInto)
        dialog.merged_into = life.mergedInto;
    return dialog;
}

void tellReader(Connection& db, wire::Dialog& dialog, Seq readSeq) {
    dialog.read_seq = readSeq;
    dialog.unread_count = 0;
    if (dialog.last_inbound_seq <= readSeq)
        return;
    Rows row = db.query("SELECT count(*) FROM (SELECT 1 FROM message WHERE thread_id = ? AND id > ? AND dialog_id = ?"
                        " AND direction = 'in' LIMIT ?)",
                        dialog.thread_id, readSeq, dialog.id, kMostUnread);
    row.next();
    dialog.unread_count = row.get<int>(0);
}

void insertDialog(WriteTransaction& tx, DialogRow& row, const std::map<std::string, std::string>& attributes) {
    const domain::Dialog& life = row.life;
    const std::string declined = operatorList(life.declined), followers = operatorList(life.followers);
    const std::string attributesText = wire::encode(attributes);
    tx.db.run("INSERT INTO dialog (thread_id, customer_id, channel_id, status, waiting_since, former_waiting_since,"
              " assignee_id, group_id, stage_id, resolution, opened_at, closed_at, handover_at, assigned_at,"
              " offer_deadline, declined, snoozed_until, snoozed_until_reply, last_assignee, followers, merged_into,"
              " priority, reopens, company_started, human_replied, rating, last_inbound_seq, last_reply_seq,"
              " last_reply_by, version, last_seq, last_message, window_ends_at, tags, customer_name, visitor_seq,"
              " urgency, owner_id, attributes, answer_due_at, answer_alert_at, window_closing,"
              " answer_warning_at)"
              " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
              life.threadId, life.customerId, life.channelId, life.status, life.waitingSince, life.formerWaitingSince,
              life.assignee, life.group, life.stage, life.resolution, life.openedAt, life.closedAt, life.handoverAt,
              life.assignedAt, life.offerDeadline, declined, life.snoozedUntil, life.snoozedUntilReply,
              life.lastAssignee, followers, life.mergedInto, life.priority, life.reopens, life.companyStarted,
              life.humanReplied, life.rating, life.lastInboundSeq, life.lastReplySeq, life.lastReplyBy, life.version,
              row.lastSeq, row.lastMessage, life.windowEndsAt, row.tags, row.customerName, row.visitorSeq,
              urgencyOf(life), domain::ownerOf(life), attributesText, life.answerDueAt, life.answerAlertAt,
              life.windowClosing, life.answerWarningAt);
    row.life.id = DialogId{tx.db.lastId()};
}

void updateDialog(WriteTransaction& tx, const DialogRow& row, const DialogRow& before) {
    const domain::Dialog& life = row.life;
    const std::string declined = operatorList(life.declined), followers = operatorList(life.followers);
    const std::string mentioned = operatorList(row.mentioned);
    tx.db.run("UPDATE dialog SET former_waiting_since = ?, assignee_id = ?,"
              " stage_id = ?, resolution = ?, handover_at = ?, assigned_at = ?, declined = ?,"
              " snoozed_until_reply = ?, last_assignee = ?, followers = ?, merged_into = ?, reopens = ?,"
              " human_replied = ?, rating = ?, last_inbound_seq = ?, last_reply_seq = ?, last_reply_by = ?,"
              " version = ?, last_seq = ?, last_message = ?, window_ends_at = ?, tags = ?, customer_name = ?, "
              "visitor_seq = ?,"
              " answer_due_at = ?, answer_warning_at = ?, mentioned = ? WHERE id = ?",
              life.formerWaitingSince, life.assignee, life.stage, life.resolution, life.handoverAt, life.assignedAt,
              declined, life.snoozedUntilReply, life.lastAssignee, followers, life.mergedInto, life.reopens,
              life.humanReplied, life.rating, life.lastInboundSeq, life.lastReplySeq, life.lastReplyBy, life.version,
              row.lastSeq, row.lastMessage, life.windowEndsAt, row.tags, row.customerName, row.visitorSeq,
              life.answerDueAt, life.answerWarningAt, mentioned, life.id);
    if (sameIndexed(row, before))
        return;
    const bool hasScript = row.script != wire::Script::unknown;
    const auto script = hasScript ? std::optional(row.script) : std::nullopt;
    tx.db.run("UPDATE dialog SET status = ?, closed_at = ?, offer_deadline = ?, snoozed_until = ?, customer_id = ?,"
              " priority = ?, urgency = ?, owner_id = ?, answer_alert_at = ?, waiting_since = ?, window_closing = ?,"
              " has_attachments = ?, script = ?, group_id = ? WHERE id = ?",
              life.status, life.closedAt, life.offerDeadline, life.snoozedUntil, life.customerId, life.priority,
              urgencyOf(life), domain::ownerOf(life), life.answerAlertAt, life.waitingSince, life.windowClosing,
              row.hasAttachments, script, life.group, life.id);
    if (row.tags != "[]")
        tx.db.run("UPDATE dialog_tag SET is_open = ?, urgency = ? WHERE dialog_id = ?", !life.closedAt, urgencyOf(life),
                  life.id);
}

} // namespace pult::storage::sqlite
