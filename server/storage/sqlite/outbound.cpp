// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

std::optional<wire::Message> sentBefore(Connection& db, OperatorId author, const std::string& clientId) {
    static const std::string kSql =
        "SELECT" + kMessageColumns + "FROM message m WHERE m.client_id = ? AND m.author_id = ?";
    if (clientId.empty())
        return std::nullopt;
    Rows row = db.query(kSql.c_str(), clientId, author);
    if (!row.next())
        return std::nullopt;
    return readMessage(row.statement(), 0);
}

std::optional<Error> badReference(Connection& db, const std::optional<MessageId>& replyTo, ThreadId thread) {
    if (!replyTo)
        return std::nullopt;
    Rows row = db.query("SELECT 1 FROM message WHERE id = ? AND thread_id = ?", *replyTo, thread);
    if (row.next())
        return std::nullopt;
    return fail(Errc::invalid, "reply_to: there is no such message in this conversation");
}

/// A reply needs a way out.
std::optional<Error> cannotSend(WriteTransaction& tx, const DialogRow& dialog) {
    if (!tx.channel(dialog.life.channelId))
        return fail(Errc::conflict, "the channel of this dialog was removed");
    if (dialog.windowEndsAt && *dialog.windowEndsAt <= tx.now())
        return fail(Errc::window_closed, "the messenger's time to answer is over");
    return std::nullopt;
}

wire::Message asMessage(const OutboundMessage& outbound, const DialogRow& dialog, const domain::Actor& actor,
                        std::vector<wire::Attachment> attachments, const WriteTransaction& tx) {
    wire::Message message;
    message.id = MessageId{tx.nextSeq()};
    message.seq = tx.nextSeq();
    message.thread_id = dialog.life.threadId;
    message.dialog_id = dialog.life.id;
    message.direction = outbound.note ? wire::Direction::note : wire::Direction::out;
    message.author = authorOf(actor);
    message.text = outbound.text;
    message.attachments = std::move(attachments);
    message.reply_to = outbound.replyTo;
    message.at = message.received_at = tx.now();
    if (!outbound.clientId.empty())
        message.client_id = outbound.clientId;
    return message;
}

/// A colleague's reply that is still held would reach the customer together with this one.
bool colleagueHolds(Connection& db, const OutboundMessage& outbound, ThreadId thread) {
    if (!outbound.seenSeq)
        return false;
    Rows row = db.query("SELECT 1 FROM outbox o JOIN message m ON m.id = o.message_id WHERE o.thread_id = ?"
                        " AND o.held AND o.state = 'scheduled' AND m.id > ? AND m.author_id <> ? LIMIT 1",
                        thread, *outbound.seenSeq, outbound.guard.principal.operatorId);
    return row.next();
}

/// Empty: at once.
std::optional<Time> dueTime(const OutboundMessage& outbound, Time now) {
    if (outbound.hold > Millis{0})
        return now + outbound.hold;
    return outbound.sendAt && *outbound.sendAt > now ? outbound.sendAt : std::nullopt;
}

struct Addressed {
    wire::Message message;
    DialogRow dialog;
};

/// A message somebody wants to act on. One in a dialog out of sight is as good as none.
Result<Addressed> addressed(Connection& db, const Guard& guard, MessageId id) {
    auto message = loadMessage(db, id);
    if (!message)
        return message.error();
    auto dialog = loadDialog(db, message->dialog_id).value();
    if (auto error = objection(guard, dialog.facts()))
        return error->code == Errc::not_found ? fail(Errc::not_found, "there is no such message") : *error;
    return Addressed{std::move(*message), std::move(dialog)};
}

} // namespace

Result<wire::Message> recordOutbound(WriteTransaction& tx, const OutboundMessage& outbound) {
    const auto dialog = loadDialog(tx.db, outbound.dialog);
    if (!dialog)
        return dialog.error();
    const domain::Actor actor = actorOf(outbound.guard);
    if (auto earlier = sentBefore(tx.db, outbound.guard.principal.operatorId, outbound.clientId)) {
        if (earlier->dialog_id == outbound.dialog)
            return std::move(*earlier);
        return fail(Errc::conflict, "client_id: was used for a message of another dialog");
    }
    if (auto error = objection(outbound.guard, dialog->facts()))
        return *error;
    if (wasWithdrawn(tx.db, outbound.guard, outbound.clientId))
        return fail(Errc::conflict, "client_id: this message was taken back before it came");
    if (outbound.text.empty() && outbound.files.empty())
        return fail(Errc::invalid, "the message is empty");
    if (auto error = badReference(tx.db, outbound.replyTo, dialog->life.threadId))
        return *error;
    auto attachments = attachmentsOf(tx.db, outbound.files, "operator:" + std::to_string(actor.id));
    if (!attachments)
        return attachments.error();

    DialogRow after = *dialog;
    wire::Message message = asMessage(outbound, *dialog, actor, std::move(*attachments), tx);
    std::vector<domain::Transition> transitions;
    if (!outbound.note) {
        if (auto error = cannotSend(tx, *dialog))
            return *error;
        if (auto error = overtaken(tx.db, outbound.guard, outbound.seenAssignee, dialog->life))
            return *error;
        message.send_at = dueTime(outbound, tx.now());
        const bool scheduled = message.send_at.has_value();
        message.state = scheduled ? wire::MessageState::scheduled : wire::MessageState::queued;
        // A scheduled reply answers when its time comes; until then only the refusals count.
        const domain::event::Replied event{OperatorId{actor.id}, message.seq, outbound.seenSeq};
        auto outcome = domain::apply(dialog->life, event, actor, tx.now(), policyOf(*dialog));
        if (!outcome)
            return outcome.error();
        if (colleagueHolds(tx.db, outbound, dialog->life.threadId))
            return fail(Errc::stale, "a colleague has answered in the meantime");
        if (!scheduled) {
            after.life = std::move(outcome->dialog);
            transitions = std::move(outcome->transitions);
        }
    }
    addMessage(tx, message, after);
    updateDialog(tx, after, *dialog);
    if (!outbound.note)
        enqueue(tx, message, after.life.channelId, message.send_at.value_or(tx.now()), outbound.seenSeq,
                outbound.hold > Millis{0});
    announceMessage(tx, message, after, actor, outbound.note ? "noted" : "replied");
    announceTransitions(tx, transitions, after, *dialog, actor);
    forgetSentDraft(tx, outbound);
    return message;
}

Result<wire::Message> cancelOutbound(WriteTransaction& tx, const Guard& guard, MessageId id) {
    auto found = addressed(tx.db, guard, id);
    if (!found)
        return found.error();
    auto& [message, dialog] = *found;
    if (message.state == wire::MessageState::cancelled)
        return std::move(message);
    if (message.state != wire::MessageState::scheduled && message.state != wire::MessageState::queued)
        return fail(Errc::conflict, "this message is on its way already");
    message.state = wire::MessageState::cancelled;
    tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
    changeMessage(tx, message, actorOf(guard), "cancelled");
    restoreWaitIfNothingAnswered(tx, message);
    return std::move(message);
}

Result<wire::Message> withdrawOutbound(WriteTransaction& tx, const Guard& guard, const std::string& clientId) {
    if (const auto known = sentBefore(tx.db, guard.principal.operatorId, clientId))
        return cancelOutbound(tx, guard, known->id);
    rememberWithdrawal(tx, guard, clientId);
    wire::Message never;
    never.client_id = clientId;
    never.state = wire::MessageState::cancelled;
    return never;
}

Result<wire::Message> retryOutbound(WriteTransaction& tx, const Guard& guard, MessageId id) {
    auto found = addressed(tx.db, guard, id);
    if (!found)
        return found.error();
    auto& [message, dialog] = *found;
    if (message.state == wire::MessageState::queued)
        return std::move(message);
    if (message.state != wire::MessageState::failed && message.state != wire::MessageState::uncertain)
        return fail(Errc::conflict, "only a message that failed or is uncertain is sent again");
    if (auto error = cannotSend(tx, dialog))
        return *error;
    const domain::Actor actor = actorOf(guard);
    message.state = wire::MessageState::queued;
    message.error.reset();
    enqueue(tx, message, dialog.life.channelId, tx.now(), std::nullopt, false);
    changeMessage(tx, message, actor, "retried");
    // It answers again what it had answered, unless the conversation has moved on since.
    const domain::event::Replied event{OperatorId{actor.id}, message.seq, message.seq};
    (void)applyEvent(tx, loadDialog(tx.db, message.dialog_id).value(), event, actor);
    return std::move(message);
}

Result<wire::Message> confirmOutbound(WriteTransaction& tx, const Guard& guard, MessageId id) {
    auto found = addressed(tx.db, guard, id);
    if (!found)
        return found.error();
    wire::Message& message = found->message;
    const auto state = message.state.value_or(wire::MessageState::unknown);
    // The messenger's own word may have come first.
    if (state == wire::MessageState::accepted || state == wire::MessageState::delivered ||
        state == wire::MessageState::read)
        return std::move(message);
    if (state != wire::MessageState::uncertain)
        return fail(Errc::conflict, "only a message that is uncertain is confirmed");
    message.state = domain::advance(state, wire::MessageState::accepted);
    message.error.reset();
    changeMessage(tx, message, actorOf(guard), "confirmed");
    return std::move(message);
}

} // namespace pult::storage::sqlite
