// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

using wire::MessageState;

struct Waiting {
    MessageState state = MessageState::unknown;
    std::optional<Seq> seenSeq;
    bool held = false;
};

std::optional<Waiting> waiting(Connection& db, MessageId id) {
    Rows row = db.query("SELECT state, seen_seq, held FROM outbox WHERE message_id = ?", id);
    if (!row.next())
        return std::nullopt;
    Waiting found;
    row.read(0, found.state, found.seenSeq, found.held);
    return found;
}

domain::Actor authorActor(const wire::Message& message) {
    return {message.author.kind, message.author.id, message.author.name};
}

/// A scheduled reply's time has come: from now on it counts as an answer. False: it was cancelled instead. One that was
/// only held for a moment to think again was sent when it was written.
bool releaseScheduled(WriteTransaction& tx, wire::Message& message, const Waiting& row) {
    if (row.state != MessageState::scheduled)
        return true;
    if (!row.held && cancelIfTooLate(tx, message))
        return false;
    const domain::event::Replied event{OperatorId{message.author.id}, message.seq, row.seenSeq};
    (void)applyEvent(tx, loadDialog(tx.db, message.dialog_id).value(), event, authorActor(message));
    return true;
}

int partsSent(Connection& db, MessageId id) {
    Rows row = db.query("SELECT parts_sent FROM message WHERE id = ?", id);
    row.next();
    return row.get<int>(0);
}

/// The messenger's ids of it: the first is the message's own, those of its further parts stand beside.
void nameMessage(WriteTransaction& tx, const wire::Message& message, const DeliveryVerdict& verdict) {
    auto ids = verdict.furtherIds;
    ids.insert(ids.begin(), verdict.externalId);
    for (const auto& id : ids) {
        if (id.empty() || externalIdOf(tx.db, message.id) == id)
            continue;
        tx.db.run("UPDATE OR IGNORE message SET external_id = ? WHERE id = ? AND external_id IS NULL", id, message.id);
        if (tx.db.changes() == 0)
            tx.db.run("INSERT OR IGNORE INTO message_part (thread_id, external_id, message_id) VALUES (?, ?, ?)",
                      message.thread_id, id, message.id);
    }
}

/// The messenger's report came before the answer to our call.
Result<Done> settledBefore(WriteTransaction& tx, MessageId id, const DeliveryVerdict& verdict) {
    const auto message = loadMessage(tx.db, id);
    if (!message)
        return message.error();
    const bool reported = message->state == MessageState::accepted || message->state == MessageState::delivered ||
                          message->state == MessageState::read || message->state == MessageState::failed;
    if (!reported)
        return fail(Errc::not_found, "this message doesn't wait to be sent");
    nameMessage(tx, *message, verdict);
    return Done{};
}

void followPeer(WriteTransaction& tx, const wire::Message& message, const std::string& newPeer) {
    std::optional<Contact> contact;
    ChannelId channel;
    {
        Rows row = tx.db.query("SELECT channel_id, peer FROM contact WHERE id = ?", message.thread_id);
        row.next();
        channel = row.get<ChannelId>(0);
        contact = contactByPeer(tx.db, channel, row.get<std::string>(1));
    }
    // A new id that has a thread of its own keeps it; the next try tells what the messenger makes of it.
    (void)changePeer(tx, channel, contact.value(), newPeer);
}

/// The delivery of a paused channel rests. A row waits for the earlier ones of its thread, except
/// for those that somebody has scheduled for later: one that is only held to think again keeps its place.
#define PULT_HEADS_OF_OUTBOX                                                                                           \
    " FROM outbox o JOIN channel c ON c.id = o.channel_id"                                                             \
    " WHERE o.state <> 'inflight' AND (c.state <> 'paused' OR c.removed)"                                              \
    " AND o.channel_id NOT IN (SELECT value FROM json_each(?2))"                                                       \
    " AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.thread_id = o.thread_id AND p.message_id < o.message_id"          \
    " AND NOT (p.state = 'scheduled' AND p.due_at > ?1 AND NOT p.held))"

} // namespace

void closeWindow(WriteTransaction& tx, DialogId id) {
    const auto before = loadDialog(tx.db, id).value();
    if (before.life.windowEndsAt && *before.life.windowEndsAt <= tx.now())
        return;
    DialogRow after = before;
    after.life.windowEndsAt = tx.now();
    updateDialog(tx, after, before);
    announceDialog(tx, after, before, domain::Actor{}, "window_closed");
}

void enqueue(WriteTransaction& tx, const wire::Message& message, ChannelId channel, Time dueAt,
             std::optional<Seq> seenSeq, bool held) {
    tx.db.run("INSERT INTO outbox (message_id, thread_id, dialog_id, channel_id, state, due_at, seen_seq, held)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              message.id, message.thread_id, message.dialog_id, channel, *message.state, dueAt, seenSeq, held);
}

void heedVerdict(WriteTransaction& tx, const wire::Message& message, const DeliveryVerdict& verdict) {
    if (verdict.unreachable)
        setReachable(tx, message.thread_id, false);
    if (verdict.windowClosed)
        closeWindow(tx, message.dialog_id);
    if (!verdict.newPeer.empty())
        followPeer(tx, message, verdict.newPeer);
}

void restoreWaitIfNothingAnswered(WriteTransaction& tx, const wire::Message& message) {
    const auto dialog = loadDialog(tx.db, message.dialog_id).value();
    if (!dialog.life.formerWaitingSince)
        return;
    {
        Rows row = tx.db.query("SELECT 1 FROM message WHERE thread_id = ? AND id > ? AND dialog_id = ?"
                               " AND direction = 'out' AND state NOT IN ('failed', 'cancelled', 'scheduled') LIMIT 1",
                               message.thread_id, dialog.life.lastInboundSeq, message.dialog_id);
        if (row.next())
            return;
    }
    (void)applyEvent(tx, dialog, domain::event::RepliesFailed{}, domain::Actor{});
}

Result<std::vector<OutboxItem>> dueOutbox(Connection& db, Time now, int limit, const std::vector<ChannelId>& without) {
    std::vector<OutboxItem> items;
    const std::string left = wire::encode(without);
    {
        Rows row = db.query("SELECT o.message_id, o.thread_id, o.channel_id, o.attempts, o.due_at,"
                            " o.unknown_since" PULT_HEADS_OF_OUTBOX " AND o.due_at <= ?1 ORDER BY o.due_at LIMIT ?3",
                            now, left, limit);
        while (row.next()) {
            OutboxItem item;
            row.read(0, item.message, item.thread, item.channel, item.attempts, item.dueAt, item.unknownSince);
            items.push_back(std::move(item));
        }
    }
    for (auto& item : items) {
        item.content = loadMessage(db, item.message).value();
        Rows row = db.query("SELECT peer, phone FROM contact WHERE id = ?", item.thread);
        row.next();
        row.read(0, item.peer, item.phone);
        item.partsSent = partsSent(db, item.message);
        if (item.content.reply_to)
            item.replyToExternal = externalIdOf(db, *item.content.reply_to);
    }
    return items;
}

Result<std::optional<Time>> nextOutboxDue(Connection& db, Time now, const std::vector<ChannelId>& without) {
    const std::string left = wire::encode(without);
    Rows row = db.query("SELECT min(o.due_at)" PULT_HEADS_OF_OUTBOX, now, left);
    row.next();
    return row.get<std::optional<Time>>(0);
}

Result<wire::Message> beginDelivery(WriteTransaction& tx, MessageId id) {
    const auto row = waiting(tx.db, id);
    if (!row)
        return fail(Errc::not_found, "this message doesn't wait to be sent");
    if (row->state == MessageState::inflight)
        return fail(Errc::conflict, "this message is on its way already");
    auto message = loadMessage(tx.db, id).value();
    if (!releaseScheduled(tx, message, *row))
        return message;
    message.state = MessageState::inflight;
    message.send_at.reset();
    tx.db.run("UPDATE outbox SET state = 'inflight' WHERE message_id = ?", id);
    changeMessage(tx, message, domain::Actor{}, "sending");
    return message;
}

Result<Done> finishDelivery(WriteTransaction& tx, MessageId id, const DeliveryVerdict& verdict) {
    const auto row = waiting(tx.db, id);
    if (!row)
        return settledBefore(tx, id, verdict);
    auto message = loadMessage(tx.db, id).value();
    const auto before = message;
    if (!releaseScheduled(tx, message, *row))
        return Done{};
    message.send_at.reset();
    if (verdict.state == MessageState::queued) {
        message.state = MessageState::queued;
        if (verdict.partSent) {
            nameMessage(tx, message, verdict);
            tx.db.run("UPDATE message SET parts_sent = parts_sent + 1 WHERE id = ?", id);
        }
        const auto unknown = verdict.unknownOutcome ? std::optional(tx.now()) : std::nullopt;
        tx.db.run("UPDATE outbox SET state = 'queued', due_at = ?, attempts = attempts + ?,"
                  " unknown_since = coalesce(unknown_since, ?) WHERE message_id = ?",
                  verdict.retryAt.value_or(tx.now()), verdict.tried ? 1 : 0, unknown, id);
    } else {
        message.state = domain::advance(*message.state, verdict.state);
        message.error.reset();
        if (message.state == MessageState::failed || message.state == MessageState::uncertain)
            message.error = verdict.error;
        tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
        nameMessage(tx, message, verdict);
    }
    const bool hasFailed = message.state == MessageState::failed;
    if (hasFailed)
        makeWaitingChanges(tx, message);
    if (*message.state != *before.state || message.error != before.error || message.send_at != before.send_at)
        changeMessage(tx, message, domain::Actor{}, "delivery");
    if (hasFailed)
        restoreWaitIfNothingAnswered(tx, message);
    heedVerdict(tx, message, verdict);
    return Done{};
}

Result<VisitorMessage> acceptForVisitor(WriteTransaction& tx, MessageId id) {
    auto message = loadMessage(tx.db, id);
    if (!message)
        return message.error();
    {
        Rows row = tx.db.query("SELECT visitor_seq FROM message WHERE id = ? AND visitor_seq IS NOT NULL", id);
        if (row.next())
            return VisitorMessage{row.get<std::int64_t>(0), std::move(*message)};
    }
    const auto row = waiting(tx.db, id);
    if (!row)
        return fail(Errc::not_found, "this message doesn't wait to be sent");
    if (!releaseScheduled(tx, *message, *row))
        return VisitorMessage{0, std::move(*message)};
    std::int64_t visitorSeq = 0;
    {
        Rows counted = tx.db.query("UPDATE dialog SET visitor_seq = visitor_seq + 1"
                                   " WHERE id = (SELECT latest_dialog FROM contact WHERE id = ?) RETURNING visitor_seq",
                                   message->thread_id);
        if (!counted.next())
            throw std::runtime_error("a thread without its newest dialog");
        visitorSeq = counted.get<std::int64_t>(0);
        counted.next(); // to its end: only then is the update complete
    }
    tx.db.run("UPDATE message SET visitor_seq = ? WHERE id = ?", visitorSeq, id);
    tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
    message->state = MessageState::accepted;
    message->send_at.reset();
    message->error.reset();
    changeMessage(tx, *message, domain::Actor{}, "delivery");
    return VisitorMessage{visitorSeq, std::move(*message)};
}

void recoverOutbox(WriteTransaction& tx) {
    std::vector<MessageId> uncertain;
    {
        Rows row = tx.db.query("SELECT o.message_id FROM outbox o JOIN channel c ON c.id = o.channel_id"
                               " WHERE o.state = 'inflight' AND c.kind NOT IN ('webchat', 'vk')");
        while (row.next())
            uncertain.push_back(row.get<MessageId>(0));
    }
    for (const auto id : uncertain) {
        auto message = loadMessage(tx.db, id).value();
        message.state = MessageState::uncertain;
        message.error = "The server stopped while this was being sent.";
        tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
        changeMessage(tx, message, domain::Actor{}, "recovered");
    }
    std::vector<MessageId> again;
    {
        Rows row = tx.db.query("SELECT message_id FROM outbox WHERE state = 'inflight'");
        while (row.next())
            again.push_back(row.get<MessageId>(0));
    }
    for (const auto id : again) {
        auto message = loadMessage(tx.db, id).value();
        message.state = MessageState::queued;
        tx.db.run("UPDATE outbox SET state = 'queued' WHERE message_id = ?", id);
        changeMessage(tx, message, domain::Actor{}, "recovered");
    }
}

} // namespace pult::storage::sqlite
