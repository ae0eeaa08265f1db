// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"

namespace pult::client {

void Desk::onEvent(const wire::Event& event, Seq seq, Time) {
    ++m_moment;
    m_position.seq = seq;
    m_cache.write(kept::Told{event, seq});
    leaveUnchecked(event);
    emit told(event);
    std::visit([this](const auto& known) { apply(known); }, event);
    if (m_catchUpTo && seq >= *m_catchUpTo)
        finishCatchingUp();
}

void Desk::apply(const wire::MessageAdded& event) {
    const wire::Message& message = event.message;
    const bool inbound = message.direction == wire::Direction::in;
    m_dialogs.learnFromEvent(event.dialog);
    if (inbound && m_catchUpTo)
        ++m_arrived;
    m_attention.wrote(message.dialog_id, message.author);
    learnMessage(message);
    confirmSent(message);
    tellDialogChanged(event.dialog.id);
}

void Desk::apply(const wire::MessageChanged& event) {
    learnMessage(event.message);
    // A close may have waited for just this reply to leave.
    m_outbox.hurry(event.message.dialog_id);
    pumpOutbox();
    if (m_dialogs.changeLastMessage(event.message, m_moment))
        tellDialogChanged(event.message.dialog_id);
}

void Desk::learnStuck(const wire::Message& message) {
    if (m_stuck.learn(message))
        emit stuckChanged(message.dialog_id);
}

void Desk::learnMessage(const wire::Message& message) {
    learnStuck(message);
    if (!m_threads.learnFromEvent(message, m_moment))
        return;
    emit messageChanged(message.thread_id, message.id);
    emit threadChanged(message.thread_id);
}

void Desk::apply(const wire::DialogAdded& event) {
    m_dialogs.learnFromEvent(event.dialog);
    tellDialogChanged(event.dialog.id);
}

void Desk::apply(const wire::DialogChanged& event) {
    rememberMeanwhile(event);
    m_dialogs.learnFromEvent(event.dialog);
    tellDialogChanged(event.dialog.id);
}

void Desk::rememberMeanwhile(const wire::DialogChanged& event) {
    const bool mine = event.transition && event.transition->actor.kind == wire::AuthorKind::operator_ &&
                      event.transition->actor.id == m_me.id.value;
    const bool onlyClock =
        event.transition && (event.transition->cause == "answer_due" || event.transition->cause == "answer_late" ||
                             event.transition->cause == "window_closing");
    if (!event.transition || mine || onlyClock)
        return;
    const auto& entries = m_outbox.entries();
    const bool concerns = std::any_of(entries.begin(), entries.end(), [&](const Outbox::Entry& entry) {
        return entry.outgoing.dialog == event.dialog.id;
    });
    if (concerns)
        m_meanwhile[event.dialog.id] = *event.transition;
    else
        m_meanwhile.erase(event.dialog.id);
}

void Desk::apply(const wire::DialogRemoved& event) {
    m_dialogs.remove(event.dialog_id, m_moment);
    m_attention.forget(event.dialog_id);
    m_stuck.forget(event.dialog_id);
    emit dialogRemoved(event.dialog_id);
}

void Desk::apply(const wire::ChannelChanged& event) {
    if (event.removed.value_or(false))
        m_roster.channels.erase(event.channel.id);
    else
        m_roster.channels[event.channel.id] = event.channel;
    emit rosterChanged();
}

void Desk::apply(const wire::UserChanged& event) {
    m_roster.users[event.user.id] = event.user;
    if (event.user.id == m_me.id)
        m_me = event.user;
    emit rosterChanged();
}

void Desk::apply(const wire::PresenceChanged& event) {
    m_roster.presence[event.presence.operator_id] = event.presence;
    emit rosterChanged();
}

void Desk::apply(const wire::DraftChanged& event) {
    if (event.earlier)
        m_earlierDrafts[{event.earlier->dialog_id, event.earlier->mode}] = *event.earlier;
    if (keepDraft(event.draft) || event.earlier)
        emit draftChanged(event.draft.dialog_id, event.draft.mode);
}

void Desk::apply(const wire::DialogReadUpTo& event) {
    // Told by another computer, or marked as unread there since.
    const auto untold = m_untoldReads.find(event.dialog_id);
    if (untold != m_untoldReads.end() && event.unread.value_or(false) == (event.read_seq < untold->second))
        forgetUntold(event.dialog_id);
    const bool moved = event.unread.value_or(false) ? m_dialogs.unreadFrom(event.dialog_id, event.read_seq)
                                                    : m_dialogs.readUpTo(event.dialog_id, event.read_seq);
    if (moved)
        tellDialogChanged(event.dialog_id);
}

void Desk::apply(const wire::AlertRaised& event) {
    emit alertRaised(event.alert);
}

void Desk::apply(const wire::DialogRated& event) {
    tellDialogChanged(event.dialog_id);
}

void Desk::onSignal(const wire::Signal& signal) {
    const Ticks now = m_clock.ticks();
    if (const auto* typing = std::get_if<wire::TypingSignal>(&signal)) {
        const bool myself = typing->author.kind == wire::AuthorKind::operator_ && typing->author.id == m_me.id.value;
        if (myself)
            return;
        m_attention.typing(typing->dialog_id, typing->author, typing->note.value_or(false), now);
        tellDialogChanged(typing->dialog_id);
    } else if (const auto* viewing = std::get_if<wire::ViewingSignal>(&signal)) {
        if (viewing->operator_id == m_me.id)
            return;
        m_attention.viewing(viewing->dialog_id, viewing->operator_id, viewing->name, viewing->viewing, now);
        tellDialogChanged(viewing->dialog_id);
    } else if (const auto* presence = std::get_if<wire::PresenceSignal>(&signal)) {
        m_roster.presence[presence->presence.operator_id] = presence->presence;
        emit rosterChanged();
    } else if (const auto* raised = std::get_if<wire::AlertRaised>(&signal)) {
        emit alertRaised(raised->alert);
    } else if (const auto* counts = std::get_if<wire::CountsSignal>(&signal)) {
        learnFolderNumbers(counts->counts);
    }
}

} // namespace pult::client
