// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/pending_change.hpp"

#include "client/state/customer_fold.hpp"

#include <algorithm>

namespace pult::client {

namespace {

using wire::DialogStatus;

void answer(wire::Dialog& dialog) {
    dialog.unanswered = false;
    dialog.waiting_since.reset();
    dialog.answer_due_at.reset();
    dialog.answer_warning_at.reset();
    dialog.window_closing.reset();
}

void close(wire::Dialog& dialog, wire::Resolution resolution, Time at) {
    dialog.status = DialogStatus::closed;
    if (!dialog.closed_at)
        dialog.closed_at = at;
    dialog.resolution = resolution;
    dialog.assignee_id.reset();
    answer(dialog);
}

void merge(wire::Dialog& dialog, const DeskAction& action, Time at) {
    close(dialog, wire::Resolution::merged, at);
    dialog.merged_into = action.into;
}

void reopen(wire::Dialog& dialog, OperatorId me) {
    dialog.status = DialogStatus::active;
    dialog.closed_at.reset();
    dialog.resolution.reset();
    dialog.assignee_id = me;
}

void mark(wire::Dialog& dialog, bool answered, Time at) {
    dialog.status = answered ? DialogStatus::waiting : DialogStatus::active;
    if (answered)
        return answer(dialog);
    dialog.unanswered = true;
    if (!dialog.waiting_since)
        dialog.waiting_since = at;
}

void snooze(wire::Dialog& dialog, const DeskAction& action) {
    dialog.status = DialogStatus::snoozed;
    dialog.snoozed_until = action.until;
    dialog.snoozed_until_reply = action.untilReply;
}

void assign(wire::Dialog& dialog, const DeskAction& action) {
    if (action.group) {
        dialog.group_id = *action.group;
        dialog.assignee_id.reset();
        dialog.status = DialogStatus::queued;
        return;
    }
    dialog.assignee_id = action.assignee;
    dialog.status = DialogStatus::active;
}

void follow(wire::Dialog& dialog, bool follows, OperatorId me) {
    std::vector<OperatorId> followers = dialog.followers.value_or(std::vector<OperatorId>{});
    std::erase(followers, me);
    if (follows)
        followers.push_back(me);
    dialog.followers.reset();
    if (!followers.empty())
        dialog.followers = std::move(followers);
}

void setStage(wire::Dialog& dialog, StageId stage) {
    dialog.stage_id.reset();
    if (stage)
        dialog.stage_id = stage;
}

void tag(std::vector<std::string>& tags, const DeskAction& action) {
    for (const std::string& each : action.remove.value_or(std::vector<std::string>{}))
        std::erase(tags, each);
    for (const std::string& each : action.add.value_or(std::vector<std::string>{}))
        if (std::find(tags.begin(), tags.end(), each) == tags.end())
            tags.push_back(each);
}

void edit(wire::Customer& customer, const DeskAction& action) {
    for (const auto& [key, value] : action.fields.value_or(std::map<std::string, std::string>{})) {
        if (value.empty())
            customer.fields.erase(key);
        else
            customer.fields[key] = value;
    }
    customer.vip = action.vip.value_or(customer.vip);
    tag(customer.tags, action);
}

wire::CustomerNote noteOf(const Outgoing& outgoing, const wire::User& me) {
    wire::CustomerNote note;
    note.customer_id = *outgoing.action->customer;
    note.author = {wire::AuthorKind::operator_, me.id.value, me.name};
    note.text = outgoing.text;
    note.at = outgoing.writtenAt;
    note.mentions = outgoing.mentions;
    return note;
}

/// To its place, as when the server has done it.
void pin(wire::CustomerDetails& details, NoteId id, bool pinned) {
    const auto found = std::ranges::find(details.notes, id, &wire::CustomerNote::id);
    if (found == details.notes.end())
        return;
    wire::CustomerNote note = *found;
    note.pinned = pinned;
    addNote(details, note);
}

} // namespace

void applyPending(wire::Dialog& dialog, const Outgoing& outgoing, OperatorId me) {
    if (!outgoing.action || outgoing.dialog != dialog.id)
        return;
    const DeskAction& action = *outgoing.action;
    switch (action.kind) {
    case ActionKind::close:
        return close(dialog, action.resolution.value_or(wire::Resolution::resolved), outgoing.writtenAt);
    case ActionKind::merge:
        return merge(dialog, action, outgoing.writtenAt);
    case ActionKind::reopen:
        return reopen(dialog, me);
    case ActionKind::mark:
        return mark(dialog, action.answered.value_or(true), outgoing.writtenAt);
    case ActionKind::snooze:
        return snooze(dialog, action);
    case ActionKind::assign:
        return assign(dialog, action);
    case ActionKind::follow:
        return follow(dialog, action.follows.value_or(true), me);
    case ActionKind::set_stage:
        return setStage(dialog, action.stage.value_or(StageId{}));
    case ActionKind::set_priority:
        dialog.priority = action.priority.value_or(0);
        return;
    case ActionKind::tag:
        return tag(dialog.tags, action);
    case ActionKind::mark_unread: // a mark of the reader's, not the dialog's
    case ActionKind::customer_note:
    case ActionKind::edit_message:
    case ActionKind::delete_message:
    case ActionKind::react:
    case ActionKind::customer_edit:
    case ActionKind::note_pin:
    case ActionKind::unknown:
        return;
    }
}

void applyPending(wire::CustomerDetails& details, const Outgoing& outgoing, const wire::User& me) {
    if (!outgoing.action || outgoing.action->customer != details.customer.id)
        return;
    const DeskAction& action = *outgoing.action;
    if (action.kind == ActionKind::customer_edit)
        edit(details.customer, action);
    else if (action.kind == ActionKind::note_pin)
        pin(details, action.note.value_or(NoteId{}), action.pinned.value_or(false));
    else if (action.kind == ActionKind::customer_note)
        details.notes.insert(details.notes.begin(), noteOf(outgoing, me));
}

void applyPending(wire::Message& message, const Outgoing& outgoing) {
    if (!outgoing.action || outgoing.action->message != message.id)
        return;
    wire::OwnChange change;
    change.at = outgoing.writtenAt;
    if (outgoing.action->kind == ActionKind::edit_message) {
        change.kind = wire::ChangeKind::edit;
        change.text = outgoing.text;
    } else if (outgoing.action->kind == ActionKind::react) {
        change.kind = wire::ChangeKind::react;
        change.emoji = outgoing.text;
    } else {
        change.kind = wire::ChangeKind::delete_;
    }
    if (!message.changes)
        message.changes.emplace();
    std::erase_if(*message.changes, [&](const auto& former) { return former.kind == change.kind && former.error; });
    message.changes->push_back(std::move(change));
}

} // namespace pult::client
