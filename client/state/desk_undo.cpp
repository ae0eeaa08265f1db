// SPDX-License-Identifier: GPL-3.0-or-later
// Time to think again after Enter.
#include "client/state/desk.hpp"

#include <algorithm>

#include "shared/wire/limits.hpp"

namespace pult::client {

namespace {

/// Whoever thinks again about the last word doesn't mean it to be the last. `isBehind`: it was written after it.
bool followsReply(const Outgoing& outgoing, const std::string& reply, bool isBehind) {
    if (!outgoing.action)
        return false;
    if (outgoing.ofReply)
        return outgoing.ofReply == reply;
    if (!isBehind)
        return false;
    const ActionKind kind = outgoing.action->kind;
    return kind == ActionKind::close || kind == ActionKind::merge || kind == ActionKind::snooze ||
           kind == ActionKind::mark;
}

} // namespace

Millis Desk::holdLeft(const Outgoing& outgoing) const {
    if (!outgoing.holdMs)
        return Millis{0};
    // The clock on the wall may have been set meanwhile.
    const Millis passed = std::max(Millis{0}, std::chrono::duration_cast<Millis>(m_clock.now() - outgoing.writtenAt));
    return std::max(Millis{0}, Millis{*outgoing.holdMs} - passed);
}

std::optional<Time> Desk::heldUntil(const wire::Message& message) const {
    const bool mine = message.author.kind == wire::AuthorKind::operator_ && message.author.id == m_me.id.value;
    const std::string clientId = message.client_id.value_or("");
    if (!mine || message.state != wire::MessageState::scheduled || !message.send_at || m_outbox.entry(clientId))
        return std::nullopt;
    if (const auto here = m_holdEnds.find(clientId); here != m_holdEnds.end())
        return here->second;
    const bool held = *message.send_at - message.received_at <= Millis{wire::kLongestHoldMs};
    return held ? message.send_at : std::nullopt;
}

bool Desk::hasScheduledReply(DialogId id) const {
    const bool here = std::ranges::any_of(m_outbox.entries(), [id](const Outbox::Entry& entry) {
        const Outgoing& outgoing = entry.outgoing;
        return outgoing.dialog == id && outgoing.isMessage() && outgoing.sendAt && !outgoing.undo;
    });
    const wire::Dialog* known = m_dialogs.find(id);
    const ThreadSlice thread = known ? m_threads.view(known->thread_id) : ThreadSlice{};
    if (here || !thread.messages)
        return here;
    return std::ranges::any_of(*thread.messages, [&](const wire::Message& message) {
        const bool waits = message.dialog_id == id && message.state == wire::MessageState::scheduled && message.send_at;
        // Not one that is held for a moment to think again, nor one that is being taken back.
        return waits && *message.send_at - message.received_at > Millis{wire::kLongestHoldMs} &&
               !m_outbox.entry(message.client_id.value_or(""));
    });
}

bool Desk::undo(const std::string& clientId) {
    const Outbox::Entry* waiting = m_outbox.entry(clientId);
    if (!waiting) {
        const auto sent = m_threads.findSent(clientId);
        return sent && undo(*sent);
    }
    if (!waiting->outgoing.isMessage() || waiting->outgoing.undo)
        return false;
    if (!waiting->mayBeThere) {
        takenBack(clientId);
        return true;
    }
    // The server may have it: it says whether it was in time. Until then it is neither sent nor a draft.
    m_outbox.undo(clientId);
    const Outgoing wanted = m_outbox.entry(clientId)->outgoing;
    m_vault.putOutgoing(wanted, {});
    tellOutboxChanged(wanted);
    pumpOutbox();
    return true;
}

bool Desk::undo(const wire::Message& message) {
    const std::string clientId = message.client_id.value_or("");
    const bool waits = message.state == wire::MessageState::scheduled || message.state == wire::MessageState::queued;
    if (clientId.empty() || !waits || m_outbox.entry(clientId))
        return false;
    Outgoing outgoing;
    outgoing.clientId = clientId;
    outgoing.dialog = message.dialog_id;
    outgoing.thread = message.thread_id;
    outgoing.text = message.text;
    outgoing.attachments = message.attachments;
    if (message.reply_to)
        outgoing.replyTo = *message.reply_to;
    outgoing.writtenAt = message.at;
    outgoing.undo = true;
    outgoing.hadLeft = true;
    m_vault.putOutgoing(outgoing, {});
    m_outbox.add(outgoing, true);
    tellOutboxChanged(outgoing);
    pumpOutbox();
    return true;
}

void Desk::askBack(const Outgoing& outgoing) {
    m_link.request(wire::MessageCancel{{}, outgoing.clientId}, this,
                   [this, outgoing](const Result<wire::MessageAnswer>& answer) {
                       if (answer)
                           return takenBack(outgoing.clientId);
                       onSendFailed(outgoing, answer.error());
                   });
}

/// It was in time: the text belongs to its author again.
void Desk::takenBack(const std::string& clientId) {
    const Outbox::Entry* waiting = m_outbox.entry(clientId);
    if (!waiting)
        return;
    const Outgoing back = waiting->outgoing;
    std::vector<Outgoing> returned{back};
    bool isBehind = back.hadLeft.value_or(false);
    for (const Outbox::Entry& entry : m_outbox.entries()) {
        isBehind = isBehind || entry.outgoing.clientId == clientId;
        const bool notDone = !entry.mayBeThere || (entry.unsent > 0 && !entry.inFlight);
        if (notDone && entry.outgoing.dialog == back.dialog && followsReply(entry.outgoing, clientId, isBehind))
            returned.push_back(entry.outgoing);
    }
    for (const Outgoing& each : returned)
        m_outbox.remove(each.clientId);
    giveBack(returned, fail(Errc::conflict, "its reply was taken back"));
    emit sendUndone({std::move(returned)});
    pumpOutbox();
}

} // namespace pult::client
