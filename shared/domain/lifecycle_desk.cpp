// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "shared/domain/lifecycle_change.hpp"

/// What an operator does with a dialog.
namespace pult::domain::detail {

namespace {

/// The first reply to a dialog that nobody has takes it.
void takeByReply(Change& change, OperatorId by) {
    if (change.is(DialogStatus::bot))
        change.handOver();
    const bool free = !change.dialog.assignee;
    const bool offered = change.is(DialogStatus::offered) && change.dialog.assignee == by;
    if (!free && !offered)
        return;
    change.assign(by);
    change.moveTo(DialogStatus::active, offered ? "accepted" : "taken");
}

bool mayBeChosen(Resolution resolution) {
    return resolution == Resolution::resolved || resolution == Resolution::no_reply_from_client ||
           resolution == Resolution::declined || resolution == Resolution::duplicate;
}

Error unsent() {
    return fail(Errc::unsent, "a reply is still on its way: wait for it or cancel it");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace

Refusal on(Change& change, const event::Replied& event) {
    auto& dialog = change.dialog;
    if (change.is(DialogStatus::closed))
        return notIn(dialog.status, "a reply");
    if (change.actor.kind != wire::AuthorKind::operator_)
        return {};
    if (!event.by)
        return fail(Errc::invalid, "an operator has to be named");
    if (event.seenSeq && dialog.lastReplySeq > *event.seenSeq && dialog.lastReplyBy != event.by)
        return fail(Errc::stale, "a colleague has answered in the meantime");

    takeByReply(change, event.by);
    dialog.humanReplied = true;
    if (event.seq >= dialog.lastReplySeq) {
        dialog.lastReplySeq = event.seq;
        dialog.lastReplyBy = event.by;
    }
    if (unseen(dialog, event.seenSeq))
        return {}; // what the sender hadn't seen still waits
    const bool answers = dialog.waitingSince.has_value();
    if (answers)
        dialog.formerWaitingSince = std::exchange(dialog.waitingSince, std::nullopt);
    if (change.is(DialogStatus::active))
        change.moveTo(DialogStatus::waiting, "replied");
    else if (answers)
        change.record("replied");
    return {};
}

Refusal on(Change& change, const event::MarkedAnswered& event) {
    if (change.is(DialogStatus::waiting))
        return {};
    if (!change.is(DialogStatus::active))
        return notIn(change.dialog.status, "the answered mark");
    if (auto refusal = unseen(change.dialog, event.seenSeq))
        return refusal;
    change.dialog.waitingSince.reset();
    change.dialog.formerWaitingSince.reset();
    change.moveTo(DialogStatus::waiting, "marked_answered");
    return {};
}

Refusal on(Change& change, const event::MarkedUnanswered&) {
    auto& dialog = change.dialog;
    if (!change.is(DialogStatus::waiting) && !change.is(DialogStatus::active))
        return notIn(dialog.status, "the unanswered mark");
    if (dialog.waitingSince)
        return {};
    dialog.waitingSince = change.now;
    dialog.formerWaitingSince.reset();
    if (change.is(DialogStatus::waiting))
        change.moveTo(DialogStatus::active, "marked_unanswered");
    else
        change.record("marked_unanswered");
    return {};
}

Refusal on(Change& change, const event::Snoozed& event) {
    auto& dialog = change.dialog;
    const bool byRule = change.is(DialogStatus::queued) && change.actor.kind == wire::AuthorKind::system;
    if (!change.is(DialogStatus::active) && !change.is(DialogStatus::waiting) && !change.is(DialogStatus::snoozed) &&
        !byRule)
        return notIn(dialog.status, "a snooze");
    if (!event.until && !event.untilReply)
        return fail(Errc::invalid, "a snooze needs an end: a time, the customer's reply, or both");
    if (event.until && *event.until <= change.now)
        return fail(Errc::invalid, "a snooze ends in the future");
    if (auto refusal = unseen(dialog, event.seenSeq))
        return refusal;
    change.moveTo(DialogStatus::snoozed, "snoozed");
    dialog.snoozedUntil = event.until;
    dialog.snoozedUntilReply = event.untilReply;
    return {};
}

Refusal on(Change& change, const event::Closed& event) {
    auto& dialog = change.dialog;
    if (change.is(DialogStatus::closed)) {
        if (dialog.resolution == event.resolution)
            return {};
        return fail(Errc::conflict, "the dialog is closed already");
    }
    if (change.is(DialogStatus::bot) || change.is(DialogStatus::offered))
        return notIn(dialog.status, "a close");
    if (!mayBeChosen(event.resolution))
        return fail(Errc::invalid, "a dialog is closed as resolved, no_reply_from_client, declined or duplicate");
    if (auto refusal = unseen(dialog, event.seenSeq))
        return refusal;
    if (!event.missingFields.empty())
        return fail(Errc::missing_fields, joined(event.missingFields));
    if (event.unsentReplies)
        return unsent();
    change.close(event.resolution, "closed");
    return {};
}

Refusal on(Change& change, const event::Reopened& event) {
    auto& dialog = change.dialog;
    if (!event.by)
        return fail(Errc::invalid, "an operator has to be named");
    if (!change.is(DialogStatus::closed)) {
        if (dialog.assignee == event.by)
            return {};
        return fail(Errc::conflict, "the dialog is open already");
    }
    if (dialog.resolution == Resolution::merged)
        return fail(Errc::conflict, "a merged dialog goes on in the one it was merged into");
    ++dialog.reopens;
    change.assign(event.by);
    change.moveTo(DialogStatus::active, "reopened");
    return {};
}

Refusal on(Change& change, const event::MarkedSpam& event) {
    if (change.is(DialogStatus::closed) && change.dialog.resolution == Resolution::spam)
        return {};
    if (event.unsentReplies)
        return unsent();
    change.close(Resolution::spam, "marked_spam");
    return {};
}

Refusal on(Change& change, const event::Merged& event) {
    auto& dialog = change.dialog;
    if (!event.into || event.into == dialog.id)
        return fail(Errc::invalid, "a dialog is merged into another one");
    if (change.is(DialogStatus::closed)) {
        if (dialog.mergedInto == event.into)
            return {};
        return notIn(dialog.status, "a merge");
    }
    if (auto refusal = unseen(dialog, event.seenSeq))
        return refusal;
    if (event.unsentReplies)
        return unsent();
    change.close(Resolution::merged, "merged");
    dialog.mergedInto = event.into;
    return {};
}

} // namespace pult::domain::detail
