// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a dialog or a customer, in line with the replies, and how it looks meanwhile.
#include "client/state/desk.hpp"

#include <QPointer>

#include <algorithm>

#include "client/state/pending_change.hpp"

namespace pult::client {

namespace {

wire::DialogClose closeRequest(const Outgoing& outgoing) {
    return {outgoing.dialog,   outgoing.action->resolution, outgoing.seenSeq, {},
            outgoing.clientId, outgoing.seenAssignee};
}

wire::DialogMerge mergeRequest(const Outgoing& outgoing) {
    return {outgoing.dialog,      outgoing.action->into.value_or(DialogId{}), outgoing.seenSeq, {}, outgoing.clientId,
            outgoing.seenAssignee};
}

wire::DialogReopen reopenRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, {}, outgoing.clientId, outgoing.seenAssignee};
}

wire::DialogMark markRequest(const Outgoing& outgoing) {
    const bool answered = outgoing.action->answered.value_or(true);
    return {outgoing.dialog, answered, outgoing.seenSeq, {}, outgoing.clientId, outgoing.seenAssignee};
}

wire::DialogSnooze snoozeRequest(const Outgoing& outgoing) {
    const DeskAction& action = *outgoing.action;
    return {outgoing.dialog,   action.until,         action.untilReply, outgoing.seenSeq, {},
            outgoing.clientId, outgoing.seenAssignee};
}

wire::DialogAssign assignRequest(const Outgoing& outgoing) {
    wire::DialogAssign request;
    request.dialog_id = outgoing.dialog;
    request.assignee_id = outgoing.action->assignee;
    request.group_id = outgoing.action->group;
    if (!outgoing.text.empty())
        request.comment = outgoing.text;
    request.client_id = outgoing.clientId;
    request.seen_assignee = outgoing.seenAssignee;
    return request;
}

wire::DialogTag tagRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, outgoing.action->add, outgoing.action->remove, {}, outgoing.clientId};
}

wire::DialogFollow followRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, outgoing.action->follows.value_or(true), outgoing.clientId};
}

wire::DialogSetStage stageRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, outgoing.action->stage.value_or(StageId{}), {}, outgoing.clientId};
}

wire::DialogSetPriority priorityRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, outgoing.action->priority.value_or(0), {}, outgoing.clientId};
}

wire::DialogMarkUnread unreadRequest(const Outgoing& outgoing) {
    return {outgoing.dialog, outgoing.clientId};
}

bool wantsUnread(const Outgoing& outgoing, DialogId id) {
    return outgoing.action && outgoing.action->kind == ActionKind::mark_unread && outgoing.dialog == id;
}

} // namespace

Outgoing Desk::actionFor(DialogId id, DeskAction action, const std::string& text) const {
    Outgoing outgoing = outgoingFor(id);
    outgoing.text = text;
    outgoing.action = std::move(action);
    if (const auto looked = m_look ? m_look(id) : std::nullopt)
        outgoing.seenSeq = std::min(outgoing.seenSeq, *looked);
    return outgoing;
}

void Desk::act(DialogId id, DeskAction action, const std::string& text, QObject* context, Done<DialogId> done) {
    act(actionFor(id, std::move(action), text), context, std::move(done));
}

std::string Desk::actLater(DialogId id, DeskAction action, Millis hold, QObject* context, Done<DialogId> done,
                           const std::string& text) {
    Outgoing outgoing = actionFor(id, std::move(action), text);
    outgoing.holdMs = hold.count();
    act(outgoing, context, std::move(done));
    return outgoing.clientId;
}

void Desk::actAfterReply(DialogId id, DeskAction action, const std::string& reply) {
    Outgoing outgoing = actionFor(id, std::move(action), {});
    outgoing.holdMs = m_hold.count();
    outgoing.ofReply = reply;
    queue(outgoing);
}

bool Desk::dropHeld(const std::string& clientId) {
    const Outbox::Entry* waiting = m_outbox.entry(clientId);
    if (!waiting || !waiting->heldUntil)
        return false;
    m_askers.erase(clientId);
    const auto dropped = m_outbox.remove(clientId);
    m_vault.removeOutgoing(clientId);
    tellOutboxChanged(*dropped);
    pumpOutbox(); // what was written behind it
    return true;
}

bool Desk::letHeldGo() {
    const bool wasHeld = m_outbox.letGo();
    pumpOutbox();
    return wasHeld;
}

void Desk::act(const Outgoing& outgoing, QObject* context, Done<DialogId> done) {
    if (done)
        m_askers[outgoing.clientId] = [asker = QPointer<QObject>(context), done = std::move(done)](const auto& answer) {
            if (asker)
                done(answer);
        };
    queue(outgoing);
}

void Desk::mark(DialogId id, bool answered, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::mark;
    action.answered = answered;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::close(DialogId id, QObject* context, Done<DialogId> done, std::optional<wire::Resolution> resolution) {
    DeskAction action;
    action.kind = ActionKind::close;
    action.resolution = resolution;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::reopen(DialogId id, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::reopen;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::snooze(DialogId id, std::optional<Time> until, bool untilReply, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::snooze;
    action.until = until;
    if (untilReply)
        action.untilReply = true;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::assign(DialogId id, OperatorId to, const std::string& comment, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::assign;
    action.assignee = to;
    act(id, std::move(action), comment, context, std::move(done));
}

void Desk::assignToGroup(DialogId id, GroupId to, const std::string& comment, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::assign;
    action.group = to;
    act(id, std::move(action), comment, context, std::move(done));
}

void Desk::follow(DialogId id, bool follows, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::follow;
    action.follows = follows;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::setStage(DialogId id, StageId stage, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::set_stage;
    action.stage = stage;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::setPriority(DialogId id, int priority, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::set_priority;
    action.priority = priority;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::markUnread(DialogId id, QObject* context, Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::mark_unread;
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::changeTags(DialogId id, std::vector<std::string> add, std::vector<std::string> remove, QObject* context,
                      Done<DialogId> done) {
    DeskAction action;
    action.kind = ActionKind::tag;
    if (!add.empty())
        action.add = std::move(add);
    if (!remove.empty())
        action.remove = std::move(remove);
    act(id, std::move(action), {}, context, std::move(done));
}

void Desk::actOnMessage(const wire::Message& message, ActionKind kind, const std::string& text) {
    DeskAction action;
    action.kind = kind;
    action.message = message.id;
    if (kind == ActionKind::edit_message)
        action.seenEditedAt = message.edited_at.value_or(Time{});
    Outgoing outgoing = actionFor(message.dialog_id, std::move(action), text);
    // Words of a note that come back are never those of a reply.
    if (message.direction == wire::Direction::note)
        outgoing.mode = wire::ComposeMode::note;
    act(outgoing, nullptr, {});
}

void Desk::editMessage(const wire::Message& message, const std::string& text) {
    actOnMessage(message, ActionKind::edit_message, text);
}

void Desk::deleteMessage(const wire::Message& message) {
    actOnMessage(message, ActionKind::delete_message, {});
}

void Desk::react(const wire::Message& message, const std::string& emoji) {
    actOnMessage(message, ActionKind::react, emoji);
}

// --- what is shown meanwhile

const wire::Dialog* Desk::dialog(DialogId id) const {
    const wire::Dialog* known = m_dialogs.find(id);
    if (m_foreseen.empty() || !known)
        return known;
    const auto foreseen = m_foreseen.find(id);
    return foreseen == m_foreseen.end() ? known : &foreseen->second;
}

void Desk::forEachDialog(const std::function<void(const wire::Dialog&)>& visit) const {
    m_dialogs.forEach([&](const wire::Dialog& known) { visit(*dialog(known.id)); });
}

bool Desk::hasPendingAction(DialogId id) const {
    return m_foreseen.contains(id);
}

bool Desk::waitsToBeUnread(DialogId id) const {
    return hasPendingAction(id) && std::ranges::any_of(m_outbox.entries(), [id](const Outbox::Entry& entry) {
               return wantsUnread(entry.outgoing, id);
           });
}

/// Also what is on its way: the server hears of the reading behind it.
bool Desk::dropUnread(DialogId id) {
    std::vector<Outgoing> dropped;
    for (const Outbox::Entry& entry : m_outbox.entries())
        if (wantsUnread(entry.outgoing, id))
            dropped.push_back(entry.outgoing);
    for (const Outgoing& each : dropped) {
        m_outbox.remove(each.clientId);
        m_vault.removeOutgoing(each.clientId);
        tellOutboxChanged(each);
        answerAsker(each.clientId, id);
    }
    return !dropped.empty();
}

void Desk::foresee(DialogId id) {
    if (m_outbox.size() == 0) {
        m_foreseen.erase(id);
        return;
    }
    const wire::Dialog* known = m_dialogs.find(id);
    bool waits = false;
    wire::Dialog shown = known ? *known : wire::Dialog{};
    for (const Outbox::Entry& entry : m_outbox.entries()) {
        if (!entry.outgoing.action || entry.outgoing.dialog != id || entry.outgoing.action->isAboutMessage())
            continue;
        waits = true;
        applyPending(shown, entry.outgoing, m_me.id);
    }
    if (waits && known)
        m_foreseen[id] = std::move(shown);
    else
        m_foreseen.erase(id);
}

void Desk::tellDialogChanged(DialogId id) {
    if (m_outbox.size() > 0 || !m_foreseen.empty())
        foresee(id);
    emit dialogChanged(id);
}

// --- to the server

void Desk::actNow(const Outgoing& outgoing) {
    const auto asked = [&](const auto& request) {
        m_link.request(request, this, [this, outgoing, asked = m_moment](const Result<wire::DialogAnswer>& answer) {
            if (!answer)
                return onSendFailed(outgoing, answer.error());
            // What has left our sight meanwhile must not come back by an answer that is told again.
            if (m_dialogs.find(answer->dialog.id))
                learnDialog(answer->dialog, asked);
            // The event that puts the mark back may come later. No entry: it was read meanwhile.
            if (wantsUnread(outgoing, answer->dialog.id) && m_outbox.entry(outgoing.clientId))
                m_dialogs.unreadFrom(answer->dialog.id, answer->dialog.read_seq.value_or(0));
            settle(outgoing.clientId, answer->dialog.id);
        });
    };
    switch (outgoing.action->kind) {
    case ActionKind::close:
        return asked(closeRequest(outgoing));
    case ActionKind::reopen:
        return asked(reopenRequest(outgoing));
    case ActionKind::merge:
        return asked(mergeRequest(outgoing));
    case ActionKind::mark:
        return asked(markRequest(outgoing));
    case ActionKind::snooze:
        return asked(snoozeRequest(outgoing));
    case ActionKind::assign:
        return asked(assignRequest(outgoing));
    case ActionKind::tag:
        return asked(tagRequest(outgoing));
    case ActionKind::follow:
        return asked(followRequest(outgoing));
    case ActionKind::set_stage:
        return asked(stageRequest(outgoing));
    case ActionKind::set_priority:
        return asked(priorityRequest(outgoing));
    case ActionKind::mark_unread:
        return asked(unreadRequest(outgoing));
    case ActionKind::customer_note:
    case ActionKind::customer_edit:
    case ActionKind::note_pin:
        return actOnCustomerNow(outgoing);
    case ActionKind::edit_message:
    case ActionKind::delete_message:
    case ActionKind::react:
        return actOnMessageNow(outgoing);
    case ActionKind::unknown:
        return onSendFailed(outgoing, fail(Errc::invalid, "this program doesn't know what that is"));
    }
}

void Desk::actOnMessageNow(const Outgoing& outgoing) {
    const MessageId id = *outgoing.action->message;
    const auto asked = [&](const auto& request) {
        m_link.request(request, this, [this, outgoing](const Result<wire::MessageAnswer>& answer) {
            if (!answer)
                return onSendFailed(outgoing, answer.error());
            // The change itself comes as an event, in its place among the others.
            settle(outgoing.clientId, outgoing.dialog);
        });
    };
    if (outgoing.action->kind == ActionKind::edit_message)
        asked(wire::MessageEdit{id, outgoing.text, outgoing.action->seenEditedAt});
    else if (outgoing.action->kind == ActionKind::react)
        asked(wire::MessageReact{id, outgoing.text});
    else
        asked(wire::MessageDelete{id});
}

} // namespace pult::client
