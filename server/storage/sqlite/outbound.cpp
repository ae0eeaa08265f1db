// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/mentions.hpp"
#include "server/storage/sqlite/template_use.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/buttons.hpp"
#include "shared/domain/template_text.hpp"

namespace pult::storage::sqlite {

namespace {

std::optional<Error> badReference(Connection& db, const std::optional<MessageId>& replyTo, ThreadId thread) {
    if (!replyTo)
        return std::nullopt;
    Rows row = db.query("SELECT 1 FROM message WHERE id = ? AND thread_id = ?", *replyTo, thread);
    if (row.next())
        return std::nullopt;
    return fail(Errc::invalid, "reply_to: there is no such message in this conversation");
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

/// A text made from a template must not go out with a variable nobody has filled in. Where the template is gone
/// meanwhile, or his no more, everything in it that looks like one counts.
std::optional<Error> blanksLeft(WriteTransaction& tx, const OutboundMessage& outbound, const DialogRow& dialog) {
    if (!outbound.templateId)
        return std::nullopt;
    const auto used = messageTemplate(tx.db, outbound.guard.principal, *outbound.templateId);
    const auto channel = tx.channel(dialog.life.channelId);
    const auto kind = channel ? channel->kind : wire::ChannelKind::unknown;
    const std::string made(used ? domain::textFor(*used, kind) : outbound.text);
    const auto left = domain::variablesLeft(made, outbound.text);
    return left.empty() ? std::nullopt : std::optional(domain::notFilledIn(left));
}

std::optional<Error> buttonObjection(WriteTransaction& tx, const wire::Message& message, const DialogRow& dialog) {
    const auto channel = tx.channel(dialog.life.channelId);
    return message.buttons && channel ? domain::buttonObjection(message, channel->kind) : std::nullopt;
}

/// A colleague has the dialog, and replies into it are not wanted or not meant.
std::optional<Error> foreignObjection(const OutboundMessage& outbound, const domain::Dialog& dialog) {
    const bool isForeign = dialog.assignee && dialog.assignee != outbound.guard.principal.operatorId;
    if (!isForeign || outbound.mayBeForeign)
        return std::nullopt;
    return fail(Errc::taken, "a colleague has this dialog: take it over first, or write a note");
}

/// The message with everything filled in; whoever asked for it may write in the dialog.
Result<wire::Message> recordFilled(WriteTransaction& tx, const OutboundMessage& outbound,
                                   std::optional<wire::TemplateUse> sentAs, const DialogRow& dialog) {
    const domain::Actor actor = actorOf(outbound.guard);
    if (outbound.text.empty() && outbound.files.empty() && outbound.links.empty())
        return fail(Errc::invalid, "the message is empty");
    if (auto error = badReference(tx.db, outbound.replyTo, dialog.life.threadId))
        return *error;
    if (auto error = callObjection(outbound, dialog))
        return *error;
    auto attachments =
        attachmentsOf(tx.db, outbound.files, "operator:" + std::to_string(actor.id), &outbound.guard.principal);
    if (!attachments)
        return attachments.error();
    for (wire::Attachment& attachment : *attachments)
        if (std::ranges::find(outbound.asFiles, *attachment.file_id) != outbound.asFiles.end())
            attachment.kind = wire::AttachmentKind::file;

    DialogRow after = dialog;
    wire::Message message = asMessage(outbound, dialog, actor, std::move(*attachments), tx);
    if (!outbound.links.empty()) {
        auto text = textWithLinks(tx.db, outbound, dialog.life.threadId);
        if (!text)
            return text.error();
        message.text = std::move(*text);
    }
    message.template_ = std::move(sentAs);
    message.buttons = outbound.buttons;
    message.menu = outbound.menu;
    nameCalled(message, outbound);
    if (auto error = buttonObjection(tx, message, dialog))
        return *error;
    std::vector<domain::Transition> transitions;
    if (!outbound.note) {
        if (auto error = cannotSend(tx, dialog, message.template_.has_value(), outbound.sendAt))
            return *error;
        if (auto error = overtaken(tx.db, outbound.guard, outbound.seenAssignee, dialog.life))
            return *error;
        message.send_at = dueTime(outbound, tx.now());
        const bool scheduled = message.send_at.has_value();
        message.state = scheduled ? wire::MessageState::scheduled : wire::MessageState::queued;
        // A scheduled reply answers when its time comes; until then only the refusals count.
        const domain::event::Replied event{OperatorId{actor.id}, message.seq, outbound.seenSeq};
        auto outcome = domain::apply(dialog.life, event, actor, tx.now(), tx.policy());
        if (!outcome)
            return outcome.error();
        if (auto error = foreignObjection(outbound, dialog.life))
            return *error;
        if (colleagueHolds(tx.db, outbound, dialog.life.threadId))
            return fail(Errc::stale, "a colleague has answered in the meantime");
        if (!scheduled) {
            after.life = std::move(outcome->dialog);
            transitions = std::move(outcome->transitions);
        }
    }
    addMessage(tx, message, after);
    callColleagues(tx, after, message);
    updateDialog(tx, after, dialog);
    openLinks(tx, outbound, message.id);
    if (!outbound.note)
        enqueue(tx, message, after.life.channelId, message.send_at.value_or(tx.now()), outbound.seenSeq,
                outbound.hold > Millis{0});
    announceMessage(tx, message, after, actor, outbound.note ? "noted" : "replied");
    announceTransitions(tx, transitions, after, dialog, actor);
    dropStrayStage(tx, after, actor);
    if (outbound.templateId)
        countUse(tx, *outbound.templateId);
    forgetSentDraft(tx, outbound);
    return message;
}

} // namespace

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

Result<wire::Message> recordOutbound(WriteTransaction& tx, const OutboundMessage& outbound) {
    const auto dialog = loadDialog(tx.db, outbound.dialog);
    if (!dialog)
        return dialog.error();
    if (auto earlier = sentBefore(tx.db, outbound.guard.principal.operatorId, outbound.clientId)) {
        if (earlier->dialog_id == outbound.dialog)
            return std::move(*earlier);
        return fail(Errc::conflict, "client_id: was used for a message of another dialog");
    }
    if (auto error = objection(outbound.guard, dialog->facts()))
        return *error;
    if (wasWithdrawn(tx.db, outbound.guard, outbound.clientId))
        return fail(Errc::conflict, "client_id: this message was taken back before it came");
    OutboundMessage filled = outbound;
    std::optional<wire::TemplateUse> sentAs;
    if (outbound.use) {
        auto use = fillTemplate(tx, outbound.guard.principal, *dialog, *outbound.use);
        if (!use)
            return use.error();
        filled.text = std::move(use->text);
        filled.files.insert(filled.files.begin(), use->files.begin(), use->files.end());
        filled.templateId = use->id;
        sentAs = std::move(use->sentAs);
        if (sentAs && !filled.files.empty())
            return fail(Errc::invalid, "attachments: WhatsApp takes none with a template");
    } else if (auto error = blanksLeft(tx, outbound, *dialog)) {
        return *error;
    }
    return recordFilled(tx, filled, std::move(sentAs), *dialog);
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
    if (!isUntouched(tx.db, message))
        return fail(Errc::conflict, "something of this message may have reached the customer already");
    message.state = wire::MessageState::cancelled;
    dropWaitingChanges(tx, message);
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
    if (auto error = cannotSend(tx, dialog, message.template_.has_value()))
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
