// SPDX-License-Identifier: GPL-3.0-or-later
// What operators do to messages that have been written: edit, delete, react.
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/message_changes.hpp"

namespace pult::storage::sqlite {

namespace {

using domain::ChangeObstacle;
using wire::ChangeKind;
using wire::MessageState;

/// A message under a person's hands.
struct Subject {
    wire::Message message;
    DialogRow dialog;
    const domain::Capabilities& can;
    wire::ChannelKind kind;
    bool isUntouched; ///< nothing of it has left, as far as anybody knows

    /// A change takes place here: nobody outside has it, or we are the messenger ourselves.
    bool changesHere() const { return isUntouched || kind == wire::ChannelKind::webchat; }
};

Error refused(ChangeObstacle obstacle) {
    std::string words(domain::wordsFor(obstacle));
    switch (obstacle) {
    case ChangeObstacle::not_own:
        return fail(Errc::forbidden, std::move(words));
    case ChangeObstacle::deleted:
    case ChangeObstacle::cancelled:
    case ChangeObstacle::uncertain:
        return fail(Errc::conflict, std::move(words));
    default:
        return fail(Errc::invalid, std::move(words));
    }
}

Result<Subject> subject(WriteTransaction& tx, const Guard& guard, MessageId id) {
    auto found = addressed(tx.db, guard, id);
    if (!found)
        return found.error();
    const auto channel = tx.channel(found->dialog.life.channelId);
    const auto kind = channel ? channel->kind : wire::ChannelKind::unknown;
    const bool untouched = isUntouched(tx.db, found->message);
    return Subject{std::move(found->message), std::move(found->dialog), domain::capabilitiesOf(kind), kind, untouched};
}

/// Keeps it for the messenger, behind what was asked for before.
wire::Message order(WriteTransaction& tx, Subject& subject, const Guard& guard, ChangeKind kind,
                    const std::string& text) {
    auto& message = subject.message;
    const domain::Actor actor = actorOf(guard);
    tx.db.run("INSERT INTO own_change (message_id, thread_id, channel_id, kind, text, operator_id, operator_name, at,"
              " due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
              message.id, message.thread_id, subject.dialog.life.channelId, kind, text, actor.id, actor.name, tx.now());
    wire::OwnChange change;
    change.id = tx.db.lastId();
    change.kind = kind;
    if (kind == ChangeKind::edit)
        change.text = text;
    else if (kind == ChangeKind::react)
        change.emoji = text;
    change.at = tx.now();
    if (!message.changes)
        message.changes.emplace();
    // Of what was refused before, only the newest of a kind is of interest.
    std::erase_if(*message.changes, [&](const auto& former) { return former.kind == kind && former.error; });
    message.changes->push_back(std::move(change));
    changeMessage(tx, message, actor, "change_ordered");
    return std::move(message);
}

std::optional<Error> textObjection(const Subject& subject, const std::string& text) {
    const auto& message = subject.message;
    if (text.empty() && message.attachments.empty())
        return fail(Errc::invalid, "the message is empty");
    if (subject.isUntouched)
        return std::nullopt; // it may still go out in several
    const auto limit =
        message.attachments.empty() || subject.can.captionLimit == 0 ? subject.can.textLimit : subject.can.captionLimit;
    if (domain::textLength(subject.can, text) > limit)
        return fail(Errc::too_large, "this messenger takes at most " + std::to_string(limit) + " characters");
    return std::nullopt;
}

/// One text of ours that the messenger has as several can't be changed as one.
bool isInParts(Connection& db, MessageId id) {
    Rows row = db.query("SELECT parts_sent > 0 FROM message WHERE id = ?", id);
    return row.next() && row.get<bool>(0);
}

} // namespace

bool isUntouched(Connection& db, const wire::Message& message) {
    if (message.direction == wire::Direction::note)
        return true;
    if (!domain::waitsToBeSent(message) && message.state != MessageState::failed)
        return false;
    Rows row = db.query("SELECT m.parts_sent = 0 AND m.external_id IS NULL AND o.unknown_since IS NULL"
                        " FROM message m LEFT JOIN outbox o ON o.message_id = m.id WHERE m.id = ?",
                        message.id);
    return row.next() && row.get<bool>(0);
}

Result<wire::Message> editMessage(WriteTransaction& tx, const MessageEdit& edit) {
    auto found = subject(tx, edit.guard, edit.message);
    if (!found)
        return found.error();
    auto& message = found->message;
    const OperatorId asker = edit.guard.principal.operatorId;
    if (const auto obstacle = domain::editObstacle(message, found->can, asker, tx.now()))
        return refused(*obstacle);
    const auto* waiting = domain::waitingChange(message, ChangeKind::edit);
    if (edit.text == (waiting ? waiting->text.value_or(std::string()) : message.text))
        return std::move(message);
    if (edit.seenEditedAt && *edit.seenEditedAt != message.edited_at.value_or(Time{}))
        return fail(Errc::stale, "this message has been edited in the meantime");
    if (auto error = textObjection(*found, edit.text))
        return *error;
    if (!found->changesHere()) {
        if (const auto obstacle = domain::sentEditObstacle(message, found->can, tx.now()))
            return refused(*obstacle);
        if (isInParts(tx.db, message.id))
            return fail(Errc::invalid, "this message went out in several and can't be changed as one");
        return order(tx, *found, edit.guard, ChangeKind::edit, edit.text);
    }
    // What nobody has seen yet simply says something else.
    if (found->isUntouched && message.direction == wire::Direction::out)
        message.text = edit.text;
    else
        domain::rewrite(message, edit.text, tx.now());
    changeMessage(tx, message, actorOf(edit.guard), "edited");
    return std::move(message);
}

Result<wire::Message> deleteMessage(WriteTransaction& tx, const Guard& guard, MessageId id) {
    auto found = subject(tx, guard, id);
    if (!found)
        return found.error();
    auto& message = found->message;
    const auto obstacle = domain::deleteObstacle(message, found->can, guard.principal.operatorId, tx.now());
    if (obstacle == ChangeObstacle::deleted || obstacle == ChangeObstacle::cancelled ||
        (!obstacle && domain::waitingChange(message, ChangeKind::delete_)))
        return std::move(message); // done already
    if (obstacle)
        return refused(*obstacle);
    const domain::Actor actor = actorOf(guard);
    if (found->isUntouched && message.direction == wire::Direction::out) {
        message.state = MessageState::cancelled;
        message.send_at.reset();
        dropWaitingChanges(tx, message);
        tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
        changeMessage(tx, message, actor, "cancelled");
        restoreWaitIfNothingAnswered(tx, message);
        return std::move(message);
    }
    if (!found->changesHere()) {
        if (const auto later = domain::sentDeleteObstacle(message, found->can, tx.now()))
            return refused(*later);
        return order(tx, *found, guard, ChangeKind::delete_, {});
    }
    message.deleted_at = tx.now();
    changeMessage(tx, message, actor, "deleted");
    return std::move(message);
}

Result<wire::Message> reactToMessage(WriteTransaction& tx, const Guard& guard, MessageId id, const std::string& emoji) {
    auto found = subject(tx, guard, id);
    if (!found)
        return found.error();
    auto& message = found->message;
    if (const auto obstacle = domain::reactObstacle(message, found->can, emoji))
        return refused(*obstacle);
    if (auto error = cannotSend(tx, found->dialog))
        return *error;
    const std::string sign(domain::reactionSign(found->can, emoji).value_or(std::string_view()));
    const auto* waiting = domain::waitingChange(message, ChangeKind::react);
    auto shown = message;
    const bool changes = domain::react(shown, authorOf(actorOf(guard)), sign, tx.now());
    if (waiting ? waiting->emoji == sign : !changes)
        return std::move(message);
    return order(tx, *found, guard, ChangeKind::react, sign);
}

} // namespace pult::storage::sqlite
