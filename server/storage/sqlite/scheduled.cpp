// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "shared/domain/send_reason.hpp"

namespace pult::storage::sqlite {

namespace {

using domain::SendTrouble;

/// Since it was written the dialog has gone to somebody else, or out of its author's hands.
bool changedHands(Connection& db, const wire::Message& message, const domain::Dialog& life) {
    const OperatorId author{message.author.id};
    if (life.assignee && life.assignedAt)
        return life.assignee != author && *life.assignedAt > message.received_at;
    if (life.lastAssignee != author)
        return false; // he wrote to somebody whom nobody had
    Rows row = db.query("SELECT 1 FROM message WHERE thread_id = ? AND id > ? AND dialog_id = ? AND (direction = 'in'"
                        " OR event IN ('transferred', 'assignee_lost', 'snooze_ended')) LIMIT 1",
                        message.thread_id, message.id, message.dialog_id);
    return row.next();
}

/// Why it would answer what isn't asked any more; empty: it may go.
std::optional<SendTrouble> tooLate(Connection& db, const wire::Message& message, const domain::Dialog& life) {
    if (life.status == wire::DialogStatus::closed)
        return SendTrouble::dialog_closed;
    if (message.author.kind != wire::AuthorKind::operator_)
        return std::nullopt;
    if (life.lastReplySeq > message.seq && life.lastReplyBy.value != message.author.id)
        return SendTrouble::colleague_answered;
    if (changedHands(db, message, life))
        return SendTrouble::hands_changed;
    return std::nullopt;
}

} // namespace

bool cancelIfTooLate(WriteTransaction& tx, wire::Message& message) {
    const auto why = tooLate(tx.db, message, loadDialog(tx.db, message.dialog_id).value().life);
    if (!why)
        return false;
    message.state = wire::MessageState::cancelled;
    message.error = domain::sentenceOf({*why});
    message.send_at.reset();
    dropWaitingChanges(tx, message);
    tx.db.run("DELETE FROM outbox WHERE message_id = ?", message.id);
    changeMessage(tx, message, domain::Actor{}, "too_late");
    const domain::Actor author{message.author.kind, message.author.id, message.author.name};
    addLine(tx, loadDialog(tx.db, message.dialog_id).value(), author, "reply_too_late", *message.error);
    giveBackAsDraft(tx, message);
    return true;
}

} // namespace pult::storage::sqlite
