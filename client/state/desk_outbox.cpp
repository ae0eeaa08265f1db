// SPDX-License-Identifier: GPL-3.0-or-later
// From the key to the server's word: replies, notes and actions wait in one line per dialog.
#include "client/state/desk.hpp"

#include <QUuid>

#include <algorithm>

namespace pult::client {

namespace {

/// A close waits for the reply before it about four minutes: longer than a messenger's usual hiccup.
constexpr int kMostWaitsForReply = 8;

/// Another try may bring what this one did not.
bool passes(const Error& error) {
    return error.code == Errc::unavailable || error.code == Errc::rate_limited || error.code == Errc::unauthenticated ||
           error.code == Errc::internal;
}

/// What was written behind one that is refused was written for the same situation. A label or a note says nothing about
/// it.
bool standsAlone(const Outgoing& outgoing) {
    if (!outgoing.action)
        return false;
    switch (outgoing.action->kind) {
    case ActionKind::tag:
    case ActionKind::follow:
    case ActionKind::set_stage:
    case ActionKind::set_priority:
    case ActionKind::mark_unread:
        return true;
    default:
        return outgoing.action->customer || outgoing.action->isAboutMessage();
    }
}

} // namespace

// --- into the line

Seq Desk::newestSeq(DialogId id) const {
    const wire::Dialog* dialog = m_dialogs.find(id);
    if (!dialog)
        return 0;
    const ThreadSlice thread = m_threads.view(dialog->thread_id);
    const Seq inThread = thread.loaded && !thread.messages->empty() ? thread.messages->back().seq : 0;
    return std::max(inThread, dialog->last_seq);
}

Outgoing Desk::outgoingFor(DialogId id) const {
    const wire::Dialog* shown = dialog(id);
    Outgoing outgoing;
    outgoing.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    outgoing.dialog = id;
    outgoing.thread = shown ? shown->thread_id : ThreadId{};
    outgoing.seenSeq = newestSeq(id);
    outgoing.writtenAt = m_clock.now();
    if (shown)
        outgoing.seenAssignee = shown->assignee_id.value_or(OperatorId{});
    return outgoing;
}

std::string Desk::send(DialogId id, wire::ComposeMode mode, const std::string& text, std::optional<MessageId> replyTo,
                       std::vector<wire::Attachment> attachments, std::optional<Seq> seen, const SendWish& wish) {
    Outgoing outgoing = outgoingFor(id);
    outgoing.mode = mode;
    outgoing.text = text;
    outgoing.attachments = std::move(attachments);
    outgoing.replyTo = replyTo;
    if (mode == wire::ComposeMode::reply) {
        outgoing.madeFrom = wish.madeFrom;
        if (!wish.links.empty())
            outgoing.links = wish.links;
        outgoing.sendAt = wish.at;
        outgoing.foreign = wish.foreign;
        if (wish.holder)
            outgoing.seenAssignee = wish.holder;
    } else {
        if (!wish.mentions.empty())
            outgoing.mentions = wish.mentions;
        outgoing.whisperTo = wish.whisperTo;
    }
    outgoing.seenSeq = std::min(seen.value_or(outgoing.seenSeq), outgoing.seenSeq);
    if (mode == wire::ComposeMode::reply)
        hold(outgoing);
    queue(outgoing);
    return outgoing.clientId;
}

std::string Desk::sendTemplate(DialogId id, const wire::TemplateUse& use, const std::string& shown,
                               std::optional<Seq> seen, std::optional<bool> foreign) {
    Outgoing outgoing = outgoingFor(id);
    outgoing.seenSeq = std::min(seen.value_or(outgoing.seenSeq), outgoing.seenSeq);
    outgoing.text = shown;
    outgoing.foreign = foreign;
    outgoing.asTemplate = use;
    hold(outgoing);
    queue(outgoing);
    return outgoing.clientId;
}

/// Time to think again.
void Desk::hold(Outgoing& outgoing) {
    if (m_hold <= Millis{0} || outgoing.sendAt)
        return;
    outgoing.holdMs = m_hold.count();
    std::erase_if(m_holdEnds, [this](const auto& each) { return each.second < m_clock.now(); });
    m_holdEnds[outgoing.clientId] = outgoing.writtenAt + m_hold;
}

void Desk::queue(const Outgoing& outgoing) {
    m_vault.putOutgoing(outgoing, [this, outgoing, account = m_vault.account()](const Result<void>& kept) {
        if (m_vault.account() == account) // else somebody has signed out meanwhile
            onKept(outgoing, kept);
    });
}

void Desk::onKept(const Outgoing& outgoing, const Result<void>& kept) {
    if (!kept) {
        // Whether the disk has it after all can't be known; what is back in the composer must not go out by itself.
        m_vault.removeOutgoing(outgoing.clientId);
        answerAsker(outgoing.clientId, kept.error());
        emit sendRefused({{outgoing}, kept.error(), true, {}});
        return;
    }
    // The customer doesn't wait for what may still be taken back: whoever writes on has not taken it back.
    if (outgoing.isMessage())
        m_outbox.letGo(outgoing.dialog);
    // A reply that may be taken back is held by the server, what is done with a dialog here.
    const bool held = outgoing.action && outgoing.holdMs;
    m_outbox.add(outgoing, false, held ? std::optional(m_clock.ticks() + holdLeft(outgoing)) : std::nullopt);
    tellOutboxChanged(outgoing);
    pumpOutbox();
}

void Desk::answerAsker(const std::string& clientId, const Result<DialogId>& answer) {
    const auto asker = m_askers.find(clientId);
    if (asker == m_askers.end())
        return;
    const Done<DialogId> done = std::move(asker->second);
    m_askers.erase(asker);
    done(answer);
}

void Desk::tellOutboxChanged(const Outgoing& outgoing) {
    emit threadChanged(outgoing.thread);
    if (outgoing.action && outgoing.action->message)
        emit messageChanged(outgoing.thread, *outgoing.action->message);
    if (outgoing.action && outgoing.action->customer)
        emit customerChanged(*outgoing.action->customer);
    if (outgoing.dialog)
        tellDialogChanged(outgoing.dialog);
    emit outboxChanged();
}

// --- to the server

void Desk::pumpOutbox() {
    if (!isOnline())
        return;
    for (const Outgoing& outgoing : m_outbox.takeDue(m_clock.ticks())) {
        if (outgoing.undo)
            askBack(outgoing);
        else if (outgoing.action)
            actNow(outgoing);
        else
            sendNow(outgoing);
    }
}

void Desk::sendNow(const Outgoing& outgoing) {
    wire::MessageSend request;
    request.dialog_id = outgoing.dialog;
    request.client_id = outgoing.clientId;
    request.kind = outgoing.mode;
    request.text = outgoing.text;
    if (!outgoing.attachments.empty())
        request.attachments = idsOf(outgoing.attachments);
    if (auto pictures = idsAsFiles(outgoing.attachments); !pictures.empty())
        request.as_files = std::move(pictures);
    if (outgoing.links)
        request.links = idsOf(*outgoing.links);
    request.reply_to = outgoing.replyTo;
    request.template_id = outgoing.madeFrom;
    request.mentions = outgoing.mentions;
    request.whisper_to = outgoing.whisperTo;
    if (outgoing.asTemplate) {
        request.text.clear();
        request.template_ = outgoing.asTemplate;
    }
    if (outgoing.mode == wire::ComposeMode::reply) {
        request.seen_seq = outgoing.seenSeq;
        request.seen_assignee = outgoing.seenAssignee;
        request.send_at = outgoing.sendAt;
        request.foreign = outgoing.foreign;
        if (const Millis left = holdLeft(outgoing); left > Millis{0})
            request.hold_ms = left.count();
    }
    m_link.request(request, this,
                   [this, outgoing](const Result<wire::MessageAnswer>& answer) { onSent(outgoing, answer); });
}

void Desk::onSent(const Outgoing& outgoing, const Result<wire::MessageAnswer>& answer) {
    if (!answer)
        return onSendFailed(outgoing, answer.error());
    const wire::Message& message = answer->message;
    const Outbox::Entry* waiting = m_outbox.entry(outgoing.clientId);
    if (waiting && waiting->outgoing.undo) {
        m_outbox.landed(outgoing.clientId);
        return pumpOutbox(); // taken back from where it is now
    }
    // The event may have brought it already, in a later state.
    if (!m_threads.find(message.thread_id, message.id))
        learnMessage(message);
    confirmSent(message);
}

void Desk::confirmSent(const wire::Message& message) {
    if (!message.client_id)
        return;
    const Outbox::Entry* waiting = m_outbox.entry(*message.client_id);
    if (!waiting)
        return;
    // One that is to be taken back has not come to its end by that.
    if (!waiting->outgoing.undo)
        settle(*message.client_id, message.dialog_id);
}

/// The server has done it.
void Desk::settle(const std::string& clientId, DialogId dialog) {
    const auto done = m_outbox.remove(clientId);
    if (!done)
        return;
    m_vault.removeOutgoing(clientId);
    setSendingTroubled(false);
    tellOutboxChanged(*done);
    answerAsker(clientId, dialog);
    pumpOutbox();
}

void Desk::setSendingTroubled(bool troubled) {
    if (troubled == m_sendingTroubled)
        return;
    m_sendingTroubled = troubled;
    emit sendingTroubled(troubled);
}

void Desk::onSendFailed(const Outgoing& outgoing, const Error& error) {
    const Outbox::Entry* waiting = m_outbox.entry(outgoing.clientId);
    if (!waiting)
        return; // an event has told meanwhile that it was done
    if (passes(error)) {
        if (isOnline() && (error.code == Errc::unavailable || error.code == Errc::internal))
            setSendingTroubled(true);
        // The same client id again: whatever became of the first attempt, there will be one effect.
        m_outbox.postpone(outgoing.clientId, m_clock.ticks(), Millis{error.retryAfterMs});
        emit outboxChanged();
        return;
    }
    setSendingTroubled(false);
    if (waiting->outgoing.undo && !outgoing.undo)
        return takenBack(outgoing.clientId); // it was refused, so nothing has to be taken back
    // The close of "reply, then close": the reply has not left the server yet.
    if (error.code == Errc::unsent && !hasScheduledReply(outgoing.dialog) &&
        m_outbox.waitForReply(outgoing.clientId, m_clock.ticks()) < kMostWaitsForReply)
        return;
    refuse(outgoing, error);
}

void Desk::refuse(const Outgoing& outgoing, const Error& error) {
    SendRefusal refusal{{}, error, false, {}};
    // What follows a close that came too early was not written for a closed dialog.
    if (standsAlone(outgoing) || outgoing.undo || error.code == Errc::unsent) {
        if (auto alone = m_outbox.remove(outgoing.clientId))
            refusal.returned.push_back(std::move(*alone));
    } else {
        refusal.returned = m_outbox.removeDialog(outgoing.dialog);
    }
    if (const auto meanwhile = m_meanwhile.find(outgoing.dialog); meanwhile != m_meanwhile.end())
        refusal.meanwhile = meanwhile->second;
    giveBack(refusal.returned, error);
    emit sendRefused(refusal);
    pumpOutbox();
}

void Desk::giveBack(const std::vector<Outgoing>& returned, const Error& error) {
    for (const Outgoing& back : returned) {
        m_vault.removeOutgoing(back.clientId);
        tellOutboxChanged(back);
        answerAsker(back.clientId, error);
    }
}

} // namespace pult::client
