// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"

#include <array>

#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/last_message.hpp"
#include "shared/domain/script.hpp"
#include "shared/domain/voice_type.hpp"

namespace pult::storage::sqlite {

namespace {

/// A desk that has lost its connection has this long to come back before its operator counts as gone.
constexpr Millis kReconnects = std::chrono::minutes{2};

/// Transitions that stand in the thread as a line of their own.
constexpr std::array<std::string_view, 13> kShown = {
    "taken",       "accepted", "transferred", "taken_over",   "snoozed",     "closed",       "reopened",
    "marked_spam", "merged",   "idled_out",   "snooze_ended", "answer_late", "assignee_lost"};

wire::AttachmentKind kindOf(std::string_view type) {
    if (type == "image/png" || type == "image/jpeg" || type == "image/webp" || type == "image/gif")
        return wire::AttachmentKind::photo;
    if (type.starts_with("video/"))
        return wire::AttachmentKind::video;
    if (type == domain::kVoiceType)
        return wire::AttachmentKind::voice;
    if (type.starts_with("audio/"))
        return wire::AttachmentKind::audio;
    return wire::AttachmentKind::file;
}

std::string operatorName(Connection& db, OperatorId id) {
    Rows row = db.query("SELECT name FROM operator WHERE id = ?", id);
    return row.next() ? row.get<std::string>(0) : std::string();
}

std::string groupName(Connection& db, GroupId id) {
    Rows row = db.query("SELECT name FROM staff_group WHERE id = ?", id);
    return row.next() ? row.get<std::string>(0) : std::string();
}

/// What the line says beyond its event: to whom, from whom, into which dialog, or with what result.
std::string lineText(Connection& db, const domain::Transition& transition, const domain::Dialog& dialog) {
    if (transition.cause == "transferred")
        return dialog.assignee ? operatorName(db, dialog.assignee) : groupName(db, dialog.group);
    if (transition.cause == "assignee_lost" && transition.from != wire::DialogStatus::offered)
        return operatorName(db, dialog.lastAssignee);
    if (transition.cause == "closed" && dialog.resolution)
        return std::string(wire::enumText(*dialog.resolution));
    if (transition.cause == "merged")
        return std::to_string(dialog.mergedInto.value);
    return {};
}

} // namespace

MessageId addLine(WriteTransaction& tx, const DialogRow& dialog, const domain::Actor& actor, std::string_view event,
                  std::string text) {
    wire::Message line;
    line.id = MessageId{tx.nextSeq()};
    line.seq = tx.nextSeq();
    line.thread_id = dialog.life.threadId;
    line.dialog_id = dialog.life.id;
    line.direction = wire::Direction::system;
    line.author = authorOf(actor);
    line.text = std::move(text);
    line.event = std::string(event);
    line.at = line.received_at = tx.now();
    insertMessage(tx, line, {}, std::nullopt);
    announceMessage(tx, line, dialog, actor, event);
    return line.id;
}

std::optional<Error> objection(const Guard& guard, const domain::DialogFacts& facts) {
    const bool readable = domain::may(guard.principal, domain::Permission::dialog_read, facts);
    if (domain::may(guard.principal, guard.permission, facts) && readable)
        return std::nullopt;
    if (!readable)
        return fail(Errc::not_found, "there is no such dialog");
    return fail(Errc::forbidden, "your role does not allow this");
}

Result<Addressed> addressed(Connection& db, const Guard& guard, MessageId id) {
    auto message = loadMessage(db, id);
    if (!message)
        return message.error();
    auto dialog = loadDialog(db, message->dialog_id).value();
    if (auto error = objection(guard, dialog.facts()))
        return error->code == Errc::not_found ? fail(Errc::not_found, "there is no such message") : *error;
    return Addressed{std::move(*message), std::move(dialog)};
}

std::optional<Error> cannotSend(WriteTransaction& tx, const DialogRow& dialog, bool isApproved,
                                std::optional<Time> sendAt) {
    if (!tx.channel(dialog.life.channelId))
        return fail(Errc::conflict, "the channel of this dialog was removed");
    const auto& endsAt = dialog.life.windowEndsAt;
    if (isApproved || !endsAt)
        return std::nullopt;
    if (*endsAt <= tx.now())
        return fail(Errc::window_closed, "the messenger's time to answer is over");
    if (sendAt && *endsAt <= *sendAt)
        return fail(Errc::window_closed, "send_at: the messenger's time to answer is over by then");
    return std::nullopt;
}

domain::Actor actorOf(const Guard& guard) {
    return {wire::AuthorKind::operator_, guard.principal.operatorId.value, guard.principal.name};
}

wire::Author authorOf(const domain::Actor& actor) {
    return {actor.kind, actor.id, actor.name};
}

Result<std::vector<wire::Attachment>> attachmentsOf(Connection& db, const std::vector<FileId>& files,
                                                    std::string_view owner, const domain::Principal* user) {
    std::vector<wire::Attachment> attachments;
    std::string missing;
    for (const auto file : files) {
        Rows row = db.query("SELECT name, type, size, width, height, owner FROM file WHERE id = ?", file);
        const bool isThere = row.next();
        if (!isThere || (row.get<std::string_view>(5) != owner && !(user && isTemplateFile(db, *user, file)))) {
            missing += (missing.empty() ? "" : ", ") + std::to_string(file.value);
            continue;
        }
        wire::Attachment attachment;
        row.read(0, attachment.name, attachment.type, attachment.size, attachment.width, attachment.height);
        attachment.file_id = file;
        attachment.kind = kindOf(attachment.type);
        attachments.push_back(std::move(attachment));
    }
    if (!missing.empty())
        return fail(Errc::invalid, "attachments: there is no such file of yours: " + missing);
    return attachments;
}

void addMessage(WriteTransaction& tx, wire::Message& message, DialogRow& dialog, std::string_view raw,
                std::optional<std::int64_t> visitorSeq, std::string_view externalId) {
    insertMessage(tx, message, raw, visitorSeq, externalId);
    dialog.lastSeq = message.seq;
    dialog.fresh = domain::lastMessageOf(message);
    dialog.lastMessage = wire::encode(*dialog.fresh);
    dialog.hasAttachments = dialog.hasAttachments || !message.attachments.empty();
    if (message.direction == wire::Direction::in)
        dialog.script = domain::strongest(dialog.script, domain::scriptOf(message.text));
}

void announceMessage(WriteTransaction& tx, const wire::Message& message, const DialogRow& dialog,
                     const domain::Actor& actor, std::string_view cause) {
    wire::MessageAdded added{message, toWire(dialog)};
    tx.journal(std::move(added), dialogScope(dialog.life.id, dialog.facts()), actor, cause);
}

void announceTransitions(WriteTransaction& tx, const std::vector<domain::Transition>& transitions,
                         const DialogRow& dialog, const DialogRow& before, const domain::Actor& actor) {
    if (transitions.empty())
        return;
    const wire::Dialog whole = toWire(dialog);
    std::optional<domain::DialogFacts> left = before.facts();
    for (const auto& transition : transitions) {
        wire::DialogChanged changed{
            whole, wire::Transition{transition.cause, transition.from, transition.to, authorOf(actor)}};
        tx.journal(std::move(changed), dialogScope(dialog.life.id, dialog.facts(), left), actor, transition.cause);
        left.reset();
    }
}

void announceDialog(WriteTransaction& tx, const DialogRow& dialog, const DialogRow& before, const domain::Actor& actor,
                    std::string_view cause) {
    wire::DialogChanged changed{toWire(dialog), std::nullopt};
    tx.journal(std::move(changed), dialogScope(dialog.life.id, dialog.facts(), before.facts()), actor, cause);
}

Result<DialogRow> applyEvent(WriteTransaction& tx, const DialogRow& dialog, const domain::DialogEvent& event,
                             const domain::Actor& actor) {
    auto outcome = domain::apply(dialog.life, event, actor, tx.now(), tx.policy());
    if (!outcome)
        return outcome.error();
    if (outcome->dialog == dialog.life)
        return dialog;
    DialogRow after = dialog;
    after.life = std::move(outcome->dialog);
    updateDialog(tx, after, dialog);
    announceTransitions(tx, outcome->transitions, after, dialog, actor);
    if (outcome->transitions.empty())
        announceDialog(tx, after, dialog, actor, "changed");
    for (const auto& transition : outcome->transitions)
        if (std::find(kShown.begin(), kShown.end(), transition.cause) != kShown.end())
            addLine(tx, after, actor, transition.cause, lineText(tx.db, transition, after.life));
    dropStrayStage(tx, after, actor);
    return after;
}

void changeMessage(WriteTransaction& tx, const wire::Message& message, const domain::Actor& actor,
                   std::string_view cause) {
    updateMessage(tx, message);
    auto dialog = loadDialog(tx.db, message.dialog_id).value();
    // No dialog.changed for this: whoever shows the newest message takes it from message.changed.
    if (dialog.lastMessage && dialog.lastSeq == message.seq) {
        const std::string last = wire::encode(domain::lastMessageOf(message));
        tx.db.run("UPDATE dialog SET last_message = ? WHERE id = ?", last, message.dialog_id);
    }
    wire::MessageChanged changed{message};
    tx.journal(std::move(changed), dialogScope(message.dialog_id, dialog.facts()), actor, cause);
}

bool isAtWork(WriteTransaction& tx, OperatorId id) {
    if (tx.isAway(id, kReconnects))
        return false;
    Rows row = tx.db.query("SELECT 1 FROM operator WHERE id = ? AND disabled = 0 AND presence <> 'break'", id);
    return row.next();
}

bool takesMore(WriteTransaction& tx, OperatorId id) {
    if (tx.isAway(id, kReconnects))
        return false;
    Rows row = tx.db.query("SELECT role FROM operator WHERE id = ? AND disabled = 0 AND presence = 'available'", id);
    // Whoever has become an auditor meanwhile answers nobody any more.
    return row.next() && domain::reach(row.get<wire::Role>(0), domain::Permission::dialog_take) != domain::Reach::none;
}

} // namespace pult::storage::sqlite
