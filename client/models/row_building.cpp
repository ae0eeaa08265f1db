// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/row_building.hpp"

#include <QCoreApplication>

#include <algorithm>

#include "client/models/customer_label.hpp"
#include "client/models/harmless.hpp"
#include "client/models/last_words.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct SystemLine {
    Q_DECLARE_TR_FUNCTIONS(pult::client::SystemLine)
public:
    static QString words(const wire::Message& message, const QString& author);
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// What stands in one line among our own words.
QString line(const std::string& utf8) {
    return harmless(text(utf8));
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

QString attachmentKind(wire::AttachmentKind kind) {
    switch (kind) {
    case wire::AttachmentKind::photo:
    case wire::AttachmentKind::sticker:
        return QStringLiteral("image");
    case wire::AttachmentKind::video:
        return QStringLiteral("video");
    case wire::AttachmentKind::voice:
    case wire::AttachmentKind::audio:
        return QStringLiteral("audio");
    default:
        return QStringLiteral("file");
    }
}

QList<AttachmentRow> attachmentRows(const std::vector<wire::Attachment>& attachments) {
    QList<AttachmentRow> rows;
    for (const wire::Attachment& file : attachments)
        rows.append({file.file_id ? file.file_id->value : 0, attachmentKind(file.kind), line(file.name),
                     text(file.type), file.size, file.width.value_or(0), file.height.value_or(0)});
    return rows;
}

bool isMe(const Desk& desk, const wire::Author& author) {
    return author.kind == wire::AuthorKind::operator_ && author.id == desk.me().id.value;
}

QString SystemLine::words(const wire::Message& message, const QString& author) {
    const std::string event = message.event.value_or("");
    const QString who = author.isEmpty() ? tr("The system") : author;
    if (event == "taken")
        return tr("%1 took the dialog", "a colleague").arg(who);
    if (event == "accepted")
        return tr("%1 accepted the dialog", "a colleague").arg(who);
    if (event == "taken_over")
        return tr("%1 took the dialog over", "a colleague").arg(who);
    if (event == "transferred")
        return message.text.empty() ? tr("%1 passed the dialog on", "a colleague").arg(who)
                                    : tr("%1 passed the dialog on to %2", "a colleague").arg(who, line(message.text));
    if (event == "snoozed")
        return tr("%1 put the dialog off", "a colleague").arg(who);
    if (event == "snooze_ended")
        return tr("The dialog is back, its time has come");
    if (event == "closed")
        return tr("%1 closed the dialog", "a colleague").arg(who);
    if (event == "reopened")
        return tr("%1 reopened the dialog", "a colleague").arg(who);
    if (event == "marked_spam")
        return tr("%1 marked the dialog as spam", "a colleague").arg(who);
    if (event == "merged")
        return tr("%1 merged the dialog with another one", "a colleague").arg(who);
    if (event == "idled_out")
        return tr("Closed: the customer has been silent");
    // A newer server's event: better in its own words than not at all.
    return message.text.empty() ? text(event) : text(message.text);
}

/// A visitor who gave no name is called the same in his messages as in the list.
QString authorName(const Desk& desk, const wire::Message& message) {
    if (message.author.kind != wire::AuthorKind::customer || !message.author.name.empty())
        return line(message.author.name);
    const wire::Dialog* dialog = desk.dialog(message.dialog_id);
    return dialog ? customerLabel(dialog->customer_name, dialog->customer_id)
                  : customerLabel({}, CustomerId{message.author.id});
}

ReplyRow quoteOf(const Desk& desk, ThreadId thread, MessageId id) {
    const wire::Message* quoted = desk.message(thread, id);
    if (!quoted)
        return {id.value, {}, {}};
    return {id.value, authorName(desk, *quoted), line(quoted->text).left(200)};
}

/// The first colleague before the customer: two who write at once matter more.
void showTyping(const Desk& desk, DialogId id, DialogRow& row) {
    for (const auto& typist : desk.attention().typists(id)) {
        const bool customer = typist.who.kind == wire::AuthorKind::customer;
        if (!row.typing.isEmpty() && customer)
            continue;
        row.typing = typist.who.name.empty() && customer ? row.customerName : line(typist.who.name);
        row.customerIsTyping = customer;
        row.typingSinceMs = desk.nowMs() - desk.sinceMs(typist.since);
        if (!customer)
            break;
    }
    for (const auto& viewer : desk.attention().viewers(id))
        row.viewing.append(line(viewer.name));
}

/// The customer's address in the dialog's channel, once the customer is known and has only one there.
QString addressIn(const Desk& desk, const wire::Dialog& dialog) {
    const wire::CustomerDetails* details = desk.customer(dialog.customer_id);
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    if (!details || !channel)
        return {};
    const wire::Identity* found = nullptr;
    for (const wire::Identity& identity : details->customer.identities) {
        if (identity.channel_id != dialog.channel_id)
            continue;
        if (found)
            return {};
        found = &identity;
    }
    return found ? contactLabel(channel->kind, found->peer) : QString();
}

void showLast(const Desk& desk, const wire::LastMessage& last, DialogRow& row) {
    row.lastText = line(last.text);
    row.lastDirection = directionOf(last.direction);
    row.lastState = last.direction == wire::Direction::out ? stateOf(last.state) : DeliveryState::none;
    if (last.direction != wire::Direction::in && !isMe(desk, last.author))
        row.lastAuthor = line(last.author.name);
    if (last.attachment)
        row.lastAttachmentKind = attachmentKind(*last.attachment);
    row.lastAtMs = ms(last.at);
}

/// What waits in the outbox is newer than anything the server knows.
void showWaiting(const Desk& desk, DialogId id, DialogRow& row) {
    for (const auto& entry : desk.outbox().entries()) {
        const Outgoing& outgoing = entry.outgoing;
        if (outgoing.dialog != id || !outgoing.isMessage() || outgoing.undo)
            continue;
        const bool note = outgoing.mode == wire::ComposeMode::note;
        row.lastText = line(outgoing.text);
        row.lastDirection = note ? Direction::note : Direction::out;
        row.lastState = note ? DeliveryState::none : DeliveryState::queued;
        row.lastAuthor.clear();
        row.lastAttachmentKind =
            outgoing.attachments.empty() ? QString() : attachmentKind(outgoing.attachments.front().kind);
        row.lastAtMs = ms(outgoing.writtenAt);
    }
}

} // namespace

QString channelKindText(wire::ChannelKind kind) {
    const auto name = wire::enumText(kind);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

DialogRow dialogRow(const Desk& desk, const wire::Dialog& dialog) {
    DialogRow row;
    row.id = dialog.id.value;
    row.customerId = dialog.customer_id.value;
    row.customerName = customerLabel(dialog.customer_name, dialog.customer_id);
    if (const wire::Channel* channel = desk.roster().channel(dialog.channel_id)) {
        row.channelKind = channelKindText(channel->kind);
        row.channelName = line(channel->name);
    }
    row.status = statusOf(dialog.status);
    row.unanswered = dialog.unanswered;
    row.waitingSinceMs = ms(dialog.waiting_since);
    row.snoozedUntilMs = ms(dialog.snoozed_until);
    row.windowEndsMs = ms(dialog.window_ends_at);
    if (dialog.last_message)
        showLast(desk, lastThatCounts(desk, dialog).value_or(*dialog.last_message), row);
    showWaiting(desk, dialog.id, row);
    for (const std::string& tag : dialog.tags)
        row.tags.append(text(tag));
    if (dialog.assignee_id) {
        row.assigneeId = dialog.assignee_id->value;
        row.assigneeName = line(desk.roster().userName(*dialog.assignee_id));
        row.mine = *dialog.assignee_id == desk.me().id;
    }
    row.address = addressIn(desk, dialog);
    row.unread = desk.unread(dialog.id);
    row.priority = dialog.priority;
    if (const wire::Draft* draft = desk.draft(dialog.id, wire::ComposeMode::reply))
        row.draftText = line(draft->text);
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
        row.owner = line(desk.roster().userName(*dialog.assignee_id));
    row.atMs = ms(dialog.opened_at);
    if (const auto last = lastThatCounts(desk, dialog)) {
        row.lastText = line(last->text);
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
    row.text = row.direction == Direction::system ? SystemLine::words(message, row.authorName) : text(message.text);
    row.event = text(message.event.value_or(""));
    row.attachments = attachmentRows(message.attachments);
    if (message.reply_to)
        row.replyTo = quoteOf(desk, message.thread_id, *message.reply_to);
    row.atMs = ms(message.at);
    if (row.direction == Direction::out)
        row.state = stateOf(message.state);
    row.stateAtMs = ms(message.send_at);
    row.heldUntilMs = ms(desk.heldUntil(message));
    row.errorText = text(message.error.value_or(""));
    row.editedAtMs = ms(message.edited_at);
    row.mine = isMe(desk, message.author);
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
    row.attachments = attachmentRows(outgoing.attachments);
    if (outgoing.replyTo)
        row.replyTo = quoteOf(desk, outgoing.thread, *outgoing.replyTo);
    row.atMs = ms(outgoing.writtenAt);
    row.state = note ? DeliveryState::none : DeliveryState::queued;
    row.mine = true;
    const Millis held = desk.holdLeft(outgoing);
    if (held > Millis{0} && !outgoing.undo && desk.isOnline()) {
        row.state = DeliveryState::scheduled;
        row.heldUntilMs = desk.nowMs() + held.count();
    }
    return row;
}

CustomerCard customerCard(const Desk& desk, const wire::CustomerDetails& details) {
    const wire::Customer& customer = details.customer;
    CustomerCard card;
    card.id = customer.id.value;
    card.name = customerLabel(customer.name, customer.id);
    card.vip = customer.vip;
    for (const wire::Identity& identity : customer.identities) {
        const wire::Channel* channel = desk.roster().channel(identity.channel_id);
        const wire::ChannelKind kind = channel ? channel->kind : wire::ChannelKind::unknown;
        card.contacts.append(
            {channel ? channelKindText(kind) : QString(), contactLabel(kind, identity.peer), identity.verified});
    }
    for (const std::string& tag : customer.tags)
        card.tags.append(text(tag));
    for (const auto& [label, value] : customer.fields) {
        card.fields.append({line(label), text(value)});
        if (label == "city")
            card.city = line(value);
    }
    for (const wire::CustomerNote& note : details.notes)
        card.notes.append({note.id.value, line(note.author.name), text(note.text), ms(note.at), note.pinned});
    for (const auto& entry : desk.outbox().entries()) {
        const Outgoing& waiting = entry.outgoing;
        if (waiting.action && waiting.action->customer == customer.id)
            card.notes.prepend({0, line(desk.me().name), text(waiting.text), ms(waiting.writtenAt), false});
    }
    return card;
}

} // namespace pult::client
