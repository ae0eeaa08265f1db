// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/row_building.hpp"

#include <algorithm>

#include "client/models/building/attachment_rows.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/models/building/customer_label.hpp"
#include "client/models/building/last_words.hpp"
#include "client/models/building/offer_building.hpp"
#include "client/models/words/barred.hpp"
#include "client/models/words/content_words.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/send_words.hpp"
#include "client/models/words/system_words.hpp"
#include "client/state/pending_change.hpp"
#include "shared/domain/capabilities.hpp"
#include "shared/domain/dialog_filter.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/domain/send_reason.hpp"

namespace pult::client {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

std::int64_t ms(Time time) {
    return time.time_since_epoch().count();
}

std::int64_t ms(const std::optional<Time>& time) {
    return time ? ms(*time) : 0;
}

DialogStatus statusOf(wire::DialogStatus status) {
    switch (status) {
    case wire::DialogStatus::bot:
        return DialogStatus::bot;
    case wire::DialogStatus::offered:
        return DialogStatus::offered;
    case wire::DialogStatus::active:
        return DialogStatus::active;
    case wire::DialogStatus::waiting:
        return DialogStatus::waiting;
    case wire::DialogStatus::snoozed:
        return DialogStatus::snoozed;
    case wire::DialogStatus::closed:
        return DialogStatus::closed;
    case wire::DialogStatus::queued:
    case wire::DialogStatus::unknown:
        break;
    }
    return DialogStatus::queued;
}

Direction directionOf(wire::Direction direction) {
    switch (direction) {
    case wire::Direction::in:
        return Direction::in;
    case wire::Direction::out:
        return Direction::out;
    case wire::Direction::note:
        return Direction::note;
    case wire::Direction::system:
    case wire::Direction::unknown:
        break;
    }
    return Direction::system;
}

DeliveryState stateOf(const std::optional<wire::MessageState>& state) {
    switch (state.value_or(wire::MessageState::unknown)) {
    case wire::MessageState::scheduled:
        return DeliveryState::scheduled;
    case wire::MessageState::queued:
        return DeliveryState::queued;
    case wire::MessageState::inflight:
        return DeliveryState::inflight;
    case wire::MessageState::accepted:
        return DeliveryState::accepted;
    case wire::MessageState::delivered:
        return DeliveryState::delivered;
    case wire::MessageState::read:
        return DeliveryState::read;
    case wire::MessageState::failed:
        return DeliveryState::failed;
    case wire::MessageState::uncertain:
        return DeliveryState::uncertain;
    case wire::MessageState::cancelled:
        return DeliveryState::cancelled;
    case wire::MessageState::unknown:
        break;
    }
    return DeliveryState::none;
}

AuthorKind kindOf(wire::AuthorKind kind) {
    switch (kind) {
    case wire::AuthorKind::customer:
        return AuthorKind::customer;
    case wire::AuthorKind::operator_:
        return AuthorKind::user;
    case wire::AuthorKind::bot:
        return AuthorKind::bot;
    case wire::AuthorKind::system:
    case wire::AuthorKind::unknown:
        break;
    }
    return AuthorKind::system;
}

bool isMe(const Desk& desk, const wire::Author& author) {
    return author.kind == wire::AuthorKind::operator_ && author.id == desk.me().id.value;
}

/// What a customer has taken back is kept for the seniors only: for who may read a dialog without being seen.
bool isWithheld(const Desk& desk, wire::Direction direction, bool deleted) {
    return deleted && direction == wire::Direction::in &&
           domain::reach(desk.me().role, domain::Permission::dialog_silent_read) == domain::Reach::none;
}

/// A visitor who gave no name is called the same in his messages as in the list.
QString nameOf(const Desk& desk, const wire::Author& author, DialogId in) {
    if (author.kind != wire::AuthorKind::customer || !author.name.empty())
        return harmless(author.name);
    const wire::Dialog* dialog = desk.dialog(in);
    return dialog ? customerLabel(dialog->customer_name, dialog->customer_id)
                  : customerLabel({}, CustomerId{author.id});
}

QString authorName(const Desk& desk, const wire::Message& message) {
    return nameOf(desk, message.author, message.dialog_id);
}

ReplyRow quoteOf(const Desk& desk, ThreadId thread, MessageId id) {
    const wire::Message* quoted = desk.message(thread, id);
    if (!quoted)
        return {id.value, {}, {}};
    if (isWithheld(desk, quoted->direction, quoted->deleted_at.has_value()))
        return {id.value, authorName(desk, *quoted), withheldWords()};
    MessageRow brief;
    brief.text = harmless(quoted->text);
    brief.attachments = attachmentRows(quoted->attachments);
    brief.unsupported = harmless(quoted->unsupported.value_or(""));
    return {id.value, authorName(desk, *quoted), briefWords(brief).left(200)};
}

/// Some messengers tell a heart without the mark that makes it a picture.
QString asPicture(const QString& emoji) {
    return emoji.size() == 1 && emoji.front().unicode() > 0x2000 ? emoji + QChar(0xFE0F) : emoji;
}

/// What has become of the message since it was written, and how it came to be.
void showHistory(const Desk& desk, const wire::Message& message, MessageRow& row) {
    row.editedAtMs = ms(message.edited_at);
    row.deletedAtMs = ms(message.deleted_at);
    row.forwarded = message.forwarded_from.has_value();
    row.forwardedFrom = harmless(message.forwarded_from.value_or(""));
    row.pressed = message.pressed.has_value();
    if (message.former_texts)
        for (const wire::FormerText& former : *message.former_texts)
            row.formerTexts.append({text(former.text), ms(former.until)});
    if (message.reactions)
        for (const wire::Reaction& reaction : *message.reactions)
            row.reactions.append(
                {asPicture(harmless(reaction.emoji)), nameOf(desk, reaction.author, message.dialog_id)});
}

/// It carries files, and that is why it didn't go out.
bool hasRefusedFiles(const wire::Message& message) {
    const auto trouble = domain::sendReasonOf(message.error.value_or("")).trouble;
    const bool isAboutFiles =
        trouble == domain::SendTrouble::file_refused || trouble == domain::SendTrouble::files_mixed;
    return isAboutFiles && std::ranges::any_of(message.attachments,
                                               [](const wire::Attachment& file) { return file.file_id.has_value(); });
}

/// What it said, carried and showed of itself.
void showContent(const Desk& desk, const wire::Message& message, MessageRow& row) {
    row.text = row.direction == Direction::system ? systemWords(message, row.authorName) : text(message.text);
    row.unsupported = harmless(message.unsupported.value_or(""));
    row.attachments = attachmentRows(message.attachments);
    if (message.reply_to)
        row.replyTo = quoteOf(desk, message.thread_id, *message.reply_to);
    showHistory(desk, message, row);
}

/// The first colleague before the customer: two who write at once matter more.
void showTyping(const Desk& desk, DialogId id, DialogRow& row) {
    for (const auto& typist : desk.attention().typists(id)) {
        const bool customer = typist.who.kind == wire::AuthorKind::customer;
        if (!row.typing.isEmpty() && customer)
            continue;
        row.typing = typist.who.name.empty() && customer ? row.customerName : harmless(typist.who.name);
        row.customerIsTyping = customer;
        row.typingSinceMs = desk.nowMs() - desk.sinceMs(typist.since);
        if (!customer)
            break;
    }
    for (const auto& viewer : desk.attention().viewers(id))
        row.viewing.append(harmless(viewer.name));
}

/// The address of whom the dialog is held with, once the customer is known. A dialog kept by an earlier version doesn't
/// say which of his contacts that is: then only if he has a single one in the channel.
QString addressIn(const Desk& desk, const wire::Dialog& dialog) {
    const wire::CustomerDetails* details = desk.customer(dialog.customer_id);
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    if (!details || !channel)
        return {};
    const wire::Identity* found = nullptr;
    for (const wire::Identity& identity : details->customer.identities) {
        if (dialog.identity_id ? identity.id != *dialog.identity_id : identity.channel_id != dialog.channel_id)
            continue;
        if (found)
            return {};
        found = &identity;
    }
    return found ? contactLabel(channel->kind, *found) : QString();
}

/// One of files alone is one, too.
QString draftWords(const KeptDraft* draft) {
    if (!draft || draft->isEmpty())
        return {};
    const std::size_t files = draft->attachments.size() + (draft->pending ? draft->pending->size() : 0);
    return draft->text.empty() ? attachedWords(static_cast<int>(files)) : harmless(draft->text);
}

void showLast(const Desk& desk, const wire::LastMessage& last, DialogRow& row) {
    const bool withheld = isWithheld(desk, last.direction, last.deleted.value_or(false));
    row.lastText = withheld ? QString() : harmless(last.text);
    row.lastDirection = directionOf(last.direction);
    row.lastState = last.direction == wire::Direction::out ? stateOf(last.state) : DeliveryState::none;
    if (last.direction != wire::Direction::in && !isMe(desk, last.author))
        row.lastAuthor = harmless(last.author.name);
    if (last.attachment && !withheld)
        row.lastAttachmentKind = attachmentKind(*last.attachment);
    if (!withheld)
        row.lastUnsupported = harmless(last.unsupported.value_or(""));
    row.lastDeleted = last.deleted.value_or(false);
    row.lastAtMs = ms(last.at);
}

/// What waits in the outbox is newer than anything the server knows.
void showWaiting(const Desk& desk, DialogId id, DialogRow& row) {
    for (const auto& entry : desk.outbox().entries()) {
        const Outgoing& outgoing = entry.outgoing;
        if (outgoing.dialog != id || !outgoing.isMessage() || outgoing.undo)
            continue;
        const bool note = outgoing.mode == wire::ComposeMode::note;
        row.lastText = harmless(outgoing.text);
        row.lastDirection = note ? Direction::note : Direction::out;
        row.lastState = note ? DeliveryState::none : DeliveryState::queued;
        row.lastAuthor.clear();
        row.lastUnsupported.clear();
        row.lastDeleted = false;
        row.lastAttachmentKind =
            outgoing.attachments.empty() ? QString() : attachmentKind(outgoing.attachments.front().kind);
        row.lastAtMs = ms(outgoing.writtenAt);
    }
}

QStringList mentionWords(const Desk& desk, const std::optional<std::vector<OperatorId>>& mentions) {
    QStringList words;
    for (const OperatorId who : mentions.value_or(std::vector<OperatorId>()))
        words.append(u'@' + harmless(desk.roster().userName(who)));
    return words;
}

/// What is noted about it.
void showMarks(const Desk& desk, const wire::Dialog& dialog, DialogRow& row) {
    if (dialog.stage_id) {
        const auto stage = desk.roster().stages.find(*dialog.stage_id);
        if (stage != desk.roster().stages.end()) {
            row.stageId = stage->first.value;
            row.stageName = harmless(stage->second.name);
        }
    }
    for (const OperatorId who : dialog.followers.value_or(std::vector<OperatorId>{})) {
        const bool me = who == desk.me().id;
        row.followed = row.followed || me;
        if (me || seesDialog(desk, who, dialog))
            row.followers.append(harmless(desk.roster().userName(who)));
    }
    if (const OperatorId listener = whisperListener(desk, dialog))
        row.whisperTo = harmless(desk.roster().userName(listener));
}

std::int64_t voiceMsOf(const domain::Capabilities& can) {
    constexpr std::chrono::minutes kLongest{15};
    return can.voice ? std::min<Millis>(can.voiceWithin.value_or(kLongest), kLongest).count() : 0;
}

} // namespace

QString channelKindText(wire::ChannelKind kind) {
    const auto name = wire::enumText(kind);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

TextRule textRuleOf(const Desk& desk, const wire::Dialog& dialog) {
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    const domain::Capabilities& can = domain::capabilitiesOf(channel ? channel->kind : wire::ChannelKind::unknown);
    if (can.textLimit == 0)
        return {};
    return {static_cast<int>(can.textLimit), can.unit == domain::TextUnit::utf16};
}

WaitClock waitClock(const Desk& desk) {
    return desk.roster().calendar ? WaitClock(desk.roster().hours) : WaitClock();
}

DialogRow dialogRow(const Desk& desk, const wire::Dialog& dialog) {
    DialogRow row;
    row.id = dialog.id.value;
    row.customerId = dialog.customer_id.value;
    row.customerName = customerLabel(dialog.customer_name, dialog.customer_id);
    row.guestNumber = briefGuestLabel(dialog.customer_name, dialog.customer_id);
    if (const wire::Channel* channel = desk.roster().channel(dialog.channel_id)) {
        row.channelKind = channelKindText(channel->kind);
        row.channelName = harmless(channel->name);
        row.voiceMs = voiceMsOf(domain::capabilitiesOf(channel->kind));
    }
    row.textRule = textRuleOf(desk, dialog);
    row.status = statusOf(dialog.status);
    row.unanswered = dialog.unanswered;
    row.waitingSinceMs = ms(dialog.waiting_since);
    row.answerWarningMs = ms(domain::riskMoment(dialog));
    row.answerDueMs = ms(dialog.answer_due_at);
    row.clock = waitClock(desk);
    row.snoozedUntilMs = ms(dialog.snoozed_until);
    row.windowEndsMs = ms(dialog.window_ends_at);
    if (dialog.last_message)
        showLast(desk, lastThatCounts(desk, dialog).value_or(*dialog.last_message), row);
    showWaiting(desk, dialog.id, row);
    if (dialog.closed_at)
        row.lastAtMs = ms(dialog.closed_at); // closed ones are in this order
    for (const std::string& tag : dialog.tags)
        row.tags.append(text(tag));
    if (dialog.assignee_id) {
        row.assigneeId = dialog.assignee_id->value;
        row.assigneeName = harmless(desk.roster().userName(*dialog.assignee_id));
        row.mine = *dialog.assignee_id == desk.me().id;
    }
    row.address = addressIn(desk, dialog);
    row.unread = desk.unread(dialog.id);
    row.heard = dialog.last_inbound_seq > 0;
    row.spam = dialog.resolution == wire::Resolution::spam;
    row.mergedInto = dialog.merged_into.value_or(DialogId{}).value;
    row.priority = dialog.priority;
    showMarks(desk, dialog, row);
    row.draftText = draftWords(desk.draft(dialog.id, wire::ComposeMode::reply));
    if (row.draftText.isEmpty()) {
        row.draftText = draftWords(desk.draft(dialog.id, wire::ComposeMode::note));
        row.draftIsNote = !row.draftText.isEmpty();
    }
    row.pending = desk.hasPendingAction(dialog.id);
    showTyping(desk, dialog.id, row);
    return row;
}

DialogBriefRow dialogBrief(const Desk& desk, const wire::Dialog& dialog) {
    DialogBriefRow row;
    row.id = dialog.id.value;
    if (const wire::Channel* channel = desk.roster().channel(dialog.channel_id))
        row.channelKind = channelKindText(channel->kind);
    if (dialog.assignee_id)
        row.owner = harmless(desk.roster().userName(*dialog.assignee_id));
    row.atMs = ms(dialog.opened_at);
    if (const auto last = lastThatCounts(desk, dialog)) {
        DialogRow shown;
        showLast(desk, *last, shown);
        row.lastText = lastWords(shown);
        row.isNote = shown.lastDirection == Direction::note;
        row.atMs = ms(last->at);
    }
    row.closed = dialog.status == wire::DialogStatus::closed;
    return row;
}

MessageRow messageRow(const Desk& desk, const wire::Message& message) {
    MessageRow row;
    row.id = message.id.value;
    row.clientId = text(message.client_id.value_or(""));
    row.seq = message.seq;
    row.dialogId = message.dialog_id.value;
    row.direction = directionOf(message.direction);
    row.authorKind = kindOf(message.author.kind);
    row.authorName = authorName(desk, message);
    row.event = text(message.event.value_or(""));
    row.leadsTo = dialogNamedBy(message).value;
    row.withheld = isWithheld(desk, message.direction, message.deleted_at.has_value());
    if (row.withheld)
        row.deletedAtMs = ms(message.deleted_at);
    else
        showContent(desk, message, row);
    row.atMs = ms(message.at);
    if (row.direction == Direction::out)
        row.state = stateOf(message.state);
    row.stateAtMs = ms(row.state == DeliveryState::read ? message.read_at : message.send_at);
    row.heldUntilMs = ms(desk.heldUntil(message));
    row.errorText = asSentence(sendReasonWords(message.error.value_or("")));
    row.canLink = row.state == DeliveryState::failed && desk.canLinkFiles() && hasRefusedFiles(message);
    row.barred = isBarred(message);
    row.windowOver = cameAfterWindow(message);
    row.mine = isMe(desk, message.author);
    row.mentions = mentionWords(desk, message.mentions);
    if (message.whisper_to)
        row.whisperTo = harmless(desk.roster().userName(*message.whisper_to));
    wire::Message pending;
    pending.id = message.id;
    pending.changes = message.changes;
    for (const auto& entry : desk.outbox().entries())
        applyPending(pending, entry.outgoing);
    if (pending.changes) {
        row.waitingChanges = waitingChangeWords(pending);
        row.refusedChanges = refusedChangeWords(pending);
    }
    return row;
}

MessageRow outgoingRow(const Desk& desk, const Outgoing& outgoing) {
    MessageRow row;
    row.clientId = text(outgoing.clientId);
    row.dialogId = outgoing.dialog.value;
    const bool note = outgoing.mode == wire::ComposeMode::note;
    row.direction = note ? Direction::note : Direction::out;
    row.authorKind = AuthorKind::user;
    row.authorName = text(desk.me().name);
    row.text = text(outgoing.text);
    row.attachments = attachmentRows(outgoing.files());
    if (outgoing.replyTo)
        row.replyTo = quoteOf(desk, outgoing.thread, *outgoing.replyTo);
    row.atMs = ms(outgoing.writtenAt);
    row.state = DeliveryState::queued;
    row.waitsHere = !desk.isOnline() && !outgoing.undo;
    row.mine = true;
    row.mentions = mentionWords(desk, outgoing.mentions);
    if (outgoing.whisperTo)
        row.whisperTo = harmless(desk.roster().userName(*outgoing.whisperTo));
    if (outgoing.sendAt) {
        row.state = DeliveryState::scheduled;
        row.stateAtMs = ms(outgoing.sendAt);
    }
    const Millis held = desk.holdLeft(outgoing);
    if (held > Millis{0} && !outgoing.undo && desk.isOnline()) {
        row.state = DeliveryState::scheduled;
        row.heldUntilMs = desk.nowMs() + held.count();
    }
    return row;
}

} // namespace pult::client
