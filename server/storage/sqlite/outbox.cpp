// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

using wire::MessageState;

struct Waiting {
    MessageState state = MessageState::unknown;
    std::optional<Seq> seenSeq;
};

std::optional<Waiting> waiting(Connection& db, MessageId id) {
    Rows row = db.query("SELECT state, seen_seq FROM outbox WHERE message_id = ?", id);
    if (!row.next())
        return std::nullopt;
    Waiting found;
    row.read(0, found.state, found.seenSeq);
    return found;
}

domain::Actor authorActor(const wire::Message& message) {
    return {message.author.kind, message.author.id, message.author.name};
}

/// A scheduled reply's time has come: from now on it counts as an answer. A dialog that has ended
/// in the meantime stays as it is.
void releaseScheduled(WriteTransaction& tx, const wire::Message& message, const Waiting& row) {
    if (row.state != MessageState::scheduled)
        return;
    const domain::event::Replied event{OperatorId{message.author.id}, message.seq, row.seenSeq};
    (void)applyEvent(tx, loadDialog(tx.db, message.dialog_id).value(), event, authorActor(message));
}

/// The delivery of a paused channel rests. A row waits for the earlier ones of its thread, except
/// for those that somebody has scheduled for later: one that is only held to think again keeps its place.
#define PULT_HEADS_OF_OUTBOX                                                                                           \
    " FROM outbox o JOIN channel c ON c.id = o.channel_id"                                                             \
    " WHERE o.state <> 'inflight' AND (c.state <> 'paused' OR c.removed)"                                              \
    " AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.thread_id = o.thread_id AND p.message_id < o.message_id"          \
    " AND NOT (p.state = 'scheduled' AND p.due_at > ?1 AND NOT p.held))"

} // namespace

void enqueue(WriteTransaction& tx, const wire::Message& message, ChannelId channel, Time dueAt,
             std::optional<Seq> seenSeq, bool held) {
    tx.db.run("INSERT INTO outbox (message_id, thread_id, dialog_id, channel_id, state, due_at, seen_seq, held)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              message.id, message.thread_id, message.dialog_id, channel, *message.state, dueAt, seenSeq, held);
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

Result<std::vector<OutboxItem>> dueOutbox(Connection& db, Time now, int limit) {
    std::vector<OutboxItem> items;
    {
        Rows row = db.query("SELECT o.message_id, o.thread_id, o.channel_id, o.attempts, o.due_at" PULT_HEADS_OF_OUTBOX
                            " AND o.due_at <= ?1 ORDER BY o.due_at LIMIT ?2",
                            now, limit);
        while (row.next()) {
            OutboxItem item;
            row.read(0, item.message, item.thread, item.channel, item.attempts, item.dueAt);
            items.push_back(std::move(item));
        }
    }
    for (auto& item : items) {
        item.content = loadMessage(db, item.message).value();
        Rows row = db.query("SELECT peer FROM contact WHERE id = ?", item.thread);
        row.next();
        item.peer = row.get<std::string>(0);
    }
    return items;
}

Result<std::optional<Time>> nextOutboxDue(Connection& db, Time now) {
    Rows row = db.query("SELECT min(o.due_at)" PULT_HEADS_OF_OUTBOX, now);
    row.next();
    return row.get<std::optional<Time>>(0);
}

Result<Done> beginDelivery(WriteTransaction& tx, MessageId id) {
    const auto row = waiting(tx.db, id);
    if (!row)
        return fail(Errc::not_found, "this message doesn't wait to be sent");
    if (row->state == MessageState::inflight)
        return fail(Errc::conflict, "this message is on its way already");
    auto message = loadMessage(tx.db, id).value();
    releaseScheduled(tx, message, *row);
    message.state = MessageState::inflight;
    message.send_at.reset();
    tx.db.run("UPDATE outbox SET state = 'inflight' WHERE message_id = ?", id);
    changeMessage(tx, message, domain::Actor{}, "sending");
    return Done{};
}

Result<Done> finishDelivery(WriteTransaction& tx, MessageId id, const DeliveryVerdict& verdict) {
    const auto row = waiting(tx.db, id);
    if (!row)
        return fail(Errc::not_found, "this message doesn't wait to be sent");
    auto message = loadMessage(tx.db, id).value();
    const auto before = message;
    releaseScheduled(tx, message, *row);
    message.send_at.reset();
    if (verdict.state == MessageState::queued) {
        message.state = MessageState::queued;
        tx.db.run("UPDATE outbox SET state = 'queued', due_at = ?, attempts = attempts + 1 WHERE message_id = ?",
                  verdict.retryAt.value_or(tx.now()), id);
    } else {
        message.state = domain::advance(*message.state, verdict.state);
        message.error.reset();
        if (message.state == MessageState::failed || message.state == MessageState::uncertain)
            message.error = verdict.error;
        tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
        if (!verdict.externalId.empty())
            tx.db.run("UPDATE message SET external_id = ? WHERE id = ?", verdict.externalId, id);
    }
    if (*message.state != *before.state || message.error != before.error || message.send_at != before.send_at)
        changeMessage(tx, message, domain::Actor{}, "delivery");
    if (message.state == MessageState::failed)
        restoreWaitIfNothingAnswered(tx, message);
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
    releaseScheduled(tx, *message, *row);
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
