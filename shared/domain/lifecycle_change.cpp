// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle_change.hpp"

#include <algorithm>

#include "shared/domain/answer_deadline.hpp"
#include "shared/wire/codec.hpp"

namespace pult::domain::detail {

Change::Change(const Dialog& before, const Actor& actor, Time now, const Policy& policy)
    : actor(actor), now(now), policy(policy), dialog(before), m_before(before) {}

bool Change::isAssigned() const {
    return dialog.assignee && (is(DialogStatus::active) || is(DialogStatus::waiting) || is(DialogStatus::snoozed));
}

void Change::moveTo(DialogStatus status, std::string_view cause) {
    const bool leavesAssignee =
        status == DialogStatus::queued || status == DialogStatus::bot || status == DialogStatus::closed;
    if (leavesAssignee) {
        if (isAssigned())
            dialog.lastAssignee = dialog.assignee;
        dialog.assignee = {};
        dialog.assignedAt.reset();
    }
    m_transitions.push_back({std::string(cause), dialog.status, status});
    dialog.status = status;
    if (status != DialogStatus::snoozed) {
        dialog.snoozedUntil.reset();
        dialog.snoozedUntilReply = false;
    }
    if (status != DialogStatus::offered)
        dialog.offerDeadline.reset();
    if (status != DialogStatus::offered && status != DialogStatus::queued)
        dialog.declined.clear();
    if (status != DialogStatus::closed) {
        dialog.closedAt.reset();
        dialog.resolution.reset();
        dialog.mergedInto = {};
    }
}

void Change::record(std::string_view cause) {
    m_transitions.push_back({std::string(cause), dialog.status, dialog.status});
}

void Change::assign(OperatorId to) {
    dialog.assignee = to;
    dialog.assignedAt = now;
    std::erase(dialog.followers, to);
}

void Change::offer(OperatorId to, std::string_view cause) {
    if (isAssigned())
        dialog.lastAssignee = dialog.assignee;
    dialog.assignedAt.reset();
    dialog.assignee = to;
    std::erase(dialog.followers, to);
    moveTo(DialogStatus::offered, cause);
    dialog.offerDeadline = now + policy.acceptTimeout;
}

void Change::handOver() {
    dialog.handoverAt = now;
    dialog.waitingSince = now;
}

void Change::close(Resolution resolution, std::string_view cause) {
    const auto closedAt = dialog.closedAt.value_or(now);
    moveTo(DialogStatus::closed, cause);
    dialog.closedAt = closedAt;
    dialog.resolution = resolution;
    dialog.mergedInto = {};
    dialog.waitingSince.reset();
    dialog.formerWaitingSince.reset();
}

void Change::follow(OperatorId who) {
    if (who && std::find(dialog.followers.begin(), dialog.followers.end(), who) == dialog.followers.end())
        dialog.followers.push_back(who);
}

bool Change::startWait(Time writtenAt) {
    // A messenger's clock may run ahead, and what was said to the bot waits for people only since the handover.
    Time since = std::min(writtenAt, now);
    if (dialog.handoverAt)
        since = std::max(since, *dialog.handoverAt);
    const bool starts = !dialog.waitingSince;
    // Messages may be delivered in another order than they were written in: the first one counts.
    dialog.waitingSince = starts ? since : std::min(since, *dialog.waitingSince);
    return starts;
}

void Change::wake(bool assigneePresent, std::string_view cause) {
    const bool toQueue = !dialog.assignee || (!assigneePresent && policy.requeueSnoozedOfAbsent);
    moveTo(toQueue ? DialogStatus::queued : DialogStatus::active, cause);
}

void Change::alert() {
    const bool late = dialog.answerDueAt <= now;
    record(late ? "answer_late" : "answer_due");
    dialog.answerAlertAt = late ? std::nullopt : dialog.answerDueAt;
}

void Change::setDeadline() {
    const bool sameWait =
        dialog.waitingSince == m_before.waitingSince && is(DialogStatus::bot) == (m_before.status == DialogStatus::bot);
    if (!sameWait)
        allowAnswerTime(dialog, policy);
}

Outcome Change::finish() && {
    setDeadline();
    if (!dialog.waitingSince)
        dialog.windowClosing = false;
    if (dialog != m_before)
        dialog.version = m_before.version + 1;
    return {std::move(dialog), std::move(m_transitions), false};
}

void allowAnswerTime(Dialog& dialog, const Policy& policy) {
    dialog.answerDueAt.reset();
    dialog.answerWarningAt.reset();
    dialog.answerAlertAt.reset();
    const bool waitsForPeople = dialog.waitingSince && dialog.status != DialogStatus::bot;
    if (!waitsForPeople || policy.answerWithin <= Millis{0})
        return;
    dialog.answerDueAt = answerDueAt(policy.hours, *dialog.waitingSince, policy.answerWithin);
    dialog.answerWarningAt = answerDueAt(policy.hours, *dialog.waitingSince, untilWarning(policy.answerWithin));
    dialog.answerAlertAt = dialog.answerWarningAt;
}

Error notIn(DialogStatus status, std::string_view what) {
    return fail(Errc::conflict,
                std::string(what) + " is not possible while the dialog is " + std::string(wire::enumText(status)));
}

Refusal unseen(const Dialog& dialog, const std::optional<Seq>& seenSeq) {
    if (seenSeq && *seenSeq < dialog.lastInboundSeq)
        return fail(Errc::stale, "the customer has written in the meantime");
    return {};
}

} // namespace pult::domain::detail
