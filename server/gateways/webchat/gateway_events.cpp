// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches the visitor: replies, typing, read marks, who answers.
#include "server/gateways/webchat/gateway.hpp"

namespace asio = boost::asio;

namespace pult::webchat {

namespace {

Shared shared(std::string frame) {
    return std::make_shared<const std::string>(std::move(frame));
}

} // namespace

storage::Async<std::optional<inbox::SendOutcome>> Gateway::send(storage::OutboxItem item) {
    const ThreadId thread = item.thread;
    auto message = co_await m.store.acceptForVisitor(item.message);
    if (!message)
        co_return message.error();
    if (message->message.state == wire::MessageState::cancelled)
        co_return std::optional<inbox::SendOutcome>();
    ++m_counters.messagesOut;
    m_guests.grown(thread, message->seq);
    if (const GuestPtr guest = m_guests.ofThread(thread)) {
        const bool isWatched = !guest->sockets.empty();
        guest->deliver(message->seq, isWatched ? messageFrame(*guest, *message) : nullptr, nullptr, nullptr);
    }
    co_return std::optional<inbox::SendOutcome>();
}

storage::Async<std::string> Gateway::test(inbox::ChannelConfigPtr channel) {
    co_return channel->channel.name; // our own: it works as long as this server does
}

void Gateway::typing(ChannelId, const std::string& peer, const std::string& operatorName, const std::string&) {
    const GuestPtr guest = m_guests.find(std::strtoll(peer.c_str(), nullptr, 10));
    if (guest && guest->isWatching())
        guest->tell(shared(typingFrame(operatorName)));
}

void Gateway::published(std::span<const storage::JournalRecord> records) {
    for (const storage::JournalRecord& record : records) {
        if (const auto* added = std::get_if<wire::MessageAdded>(&record.event))
            onDialog(added->dialog);
        else if (const auto* opened = std::get_if<wire::DialogAdded>(&record.event))
            onDialog(opened->dialog);
        else if (const auto* changed = std::get_if<wire::DialogChanged>(&record.event))
            onDialog(changed->dialog);
        else if (const auto* read = std::get_if<wire::DialogReadUpTo>(&record.event))
            onRead(*read);
        else if (const auto* message = std::get_if<wire::MessageChanged>(&record.event))
            onChanged(message->message);
    }
}

/// Of what the visitor has; notes and replies that wait are none of his business.
void Gateway::onChanged(const wire::Message& message) {
    const bool isWithHim =
        message.direction == wire::Direction::in ||
        (message.direction == wire::Direction::out &&
         (message.state == wire::MessageState::accepted || message.state == wire::MessageState::delivered ||
          message.state == wire::MessageState::read));
    if (!isWithHim || (!message.edited_at && !message.deleted_at))
        return;
    if (const GuestPtr guest = m_guests.ofThread(message.thread_id))
        guest->tell(shared(message.deleted_at ? deleteFrame(message) : editFrame(message)));
}

void Gateway::onDialog(const wire::Dialog& dialog) {
    const GuestPtr guest = m_guests.ofThread(dialog.thread_id);
    if (!guest || dialog.id.value < guest->dialog.value)
        return;
    const OperatorId assignee = dialog.assignee_id.value_or(OperatorId{});
    const bool isNew = dialog.id != guest->dialog;
    const auto before = guest->status;
    if (isNew)
        m_guests.setPlace(guest, dialog.thread_id, dialog.id);
    guest->status = dialog.status;
    guest->group = dialog.group_id.value_or(GroupId{});
    guest->lastInbound = std::max(guest->lastInbound, dialog.last_inbound_seq);
    if (dialog.status != wire::DialogStatus::queued)
        tellPlace(*guest, 0);
    const bool isClosed = dialog.status == wire::DialogStatus::closed;
    const bool wasClosed = before == wire::DialogStatus::closed;
    if (isClosed && !wasClosed)
        guest->tell(shared(conversationFrame("closed", dialog.id, m.clock.now())));
    else if (!isClosed && wasClosed)
        guest->tell(shared(conversationFrame("reopened", dialog.id, m.clock.now())));
    if (assignee == guest->assignee)
        return;
    guest->assignee = assignee;
    const storage::StoredUser* user = assignee ? m.directory.find(assignee) : nullptr;
    // An offer is not an answer yet: the visitor is told of who really has taken it.
    if (!user || dialog.status == wire::DialogStatus::offered || !guest->isWatching())
        return;
    guest->tell(shared(agentFrame(user->user.name, photoOf(assignee, *guest))));
    guest->tell(shared(conversationFrame("assigned", dialog.id, m.clock.now())));
}

void Gateway::onRead(const wire::DialogReadUpTo& read) {
    const GuestPtr guest = m_guests.ofDialog(read.dialog_id);
    if (read.unread || !guest || !guest->isWatching() || guest->operatorRead >= guest->lastSeq)
        return;
    spawn(findReadMark(guest, read.read_seq));
}

/// Operators count by the journal, the visitor by his own stream.
asio::awaitable<void> Gateway::findReadMark(GuestPtr guest, Seq readSeq) {
    static constexpr int kPage = 200;
    auto page =
        co_await m.store.visitorMessages(guest->thread, std::max<std::int64_t>(guest->operatorRead, 1) - 1, kPage);
    if (!page)
        co_return;
    std::int64_t seen = guest->operatorRead;
    for (const auto& message : *page)
        if (message.message.seq <= readSeq)
            seen = std::max(seen, message.seq);
    if (seen <= guest->operatorRead)
        co_return;
    guest->operatorRead = seen;
    guest->tell(shared(readFrame(seen)));
}

bool Gateway::isWatching(ThreadId thread) const {
    const GuestPtr guest = m_guests.ofThread(thread);
    return guest && guest->isWatching();
}

} // namespace pult::webchat
