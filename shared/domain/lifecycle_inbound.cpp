// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "shared/domain/answer_deadline.hpp"
#include "shared/domain/lifecycle_change.hpp"

/// What the customer, the bot and the timers do to a dialog.
namespace pult::domain {

namespace {

/// The customer's messages are kept after it, and nobody is called.
bool staysClosed(const Dialog& dialog) {
    return dialog.resolution == Resolution::spam;
}

bool mayReopen(const Dialog& dialog, const event::Inbound& event, Time now, const Policy& policy) {
    // What went on elsewhere is over here: who writes there again is heard in a dialog of its own.
    return dialog.closedAt && dialog.resolution != Resolution::merged &&
           std::min(event.at, now) <= *dialog.closedAt + policy.reopenWindow;
}

Outcome openByCustomer(const event::Inbound& event, Time now, const Policy& policy) {
    Dialog dialog;
    dialog.status = policy.botAnswers ? DialogStatus::bot : DialogStatus::queued;
    dialog.openedAt = now;
    dialog.waitingSince = std::min(event.at, now);
    dialog.lastInboundSeq = event.seq;
    dialog.version = 1;
    detail::allowAnswerTime(dialog, policy);
    const auto status = dialog.status;
    return {std::move(dialog), {{"inbound", DialogStatus::unknown, status}}, true};
}

Result<Outcome> openByCompany(const event::CompanyWrote& event, const Actor& actor, Time now) {
    if (!event.by)
        return fail(Errc::invalid, "a dialog that the company starts needs an operator who has it");
    Dialog dialog;
    dialog.status = DialogStatus::waiting;
    dialog.assignee = event.by;
    dialog.assignedAt = now;
    dialog.openedAt = now;
    dialog.companyStarted = true;
    dialog.humanReplied = actor.kind == wire::AuthorKind::operator_;
    dialog.lastReplySeq = event.seq;
    dialog.lastReplyBy = event.by;
    dialog.version = 1;
    return Outcome{std::move(dialog), {{"company_wrote", DialogStatus::unknown, DialogStatus::waiting}}, true};
}

} // namespace

Result<Outcome> open(const DialogEvent& event, const Actor& actor, Time now, const Policy& policy) {
    if (const auto* inbound = std::get_if<event::Inbound>(&event))
        return openByCustomer(*inbound, now, policy);
    if (const auto* company = std::get_if<event::CompanyWrote>(&event))
        return openByCompany(*company, actor, now);
    return fail(Errc::conflict, "only a message opens a dialog");
}

Result<Outcome> receive(const std::optional<Dialog>& latest, const event::Inbound& event, const Actor& actor, Time now,
                        const Policy& policy) {
    const bool continues = latest && (latest->status != DialogStatus::closed || staysClosed(*latest) ||
                                      mayReopen(*latest, event, now, policy));
    if (continues)
        return apply(*latest, event, actor, now, policy);
    return open(event, actor, now, policy);
}

namespace detail {

namespace {

Refusal reopenByCustomer(Change& change, const event::Inbound& event) {
    if (staysClosed(change.dialog))
        return {};
    if (!mayReopen(change.dialog, event, change.now, change.policy))
        return fail(Errc::conflict, "the time to reopen is over: a new dialog opens");
    ++change.dialog.reopens;
    change.startWait(event.at);
    const auto last = change.dialog.lastAssignee;
    if (change.policy.stickyReopen && last && event.assigneePresent) {
        change.assign(last);
        change.moveTo(DialogStatus::active, "inbound");
    } else {
        change.moveTo(DialogStatus::queued, "inbound");
    }
    return {};
}

} // namespace

Refusal on(Change& change, const event::Inbound& event) {
    change.dialog.lastInboundSeq = std::max(change.dialog.lastInboundSeq, event.seq);
    if (change.is(DialogStatus::closed))
        return reopenByCustomer(change, event);
    const bool starts = change.startWait(event.at);
    if (change.is(DialogStatus::waiting))
        change.moveTo(DialogStatus::active, "inbound");
    else if (change.is(DialogStatus::snoozed))
        change.wake(event.assigneePresent, "inbound");
    else if (starts)
        change.record("inbound");
    return {};
}

Refusal on(Change& change, const event::HandedOver&) {
    if (!change.is(DialogStatus::bot))
        return notIn(change.dialog.status, "a handover");
    change.handOver();
    change.moveTo(DialogStatus::queued, "handed_over");
    return {};
}

Refusal on(Change& change, const event::BotFinished&) {
    if (!change.is(DialogStatus::bot))
        return notIn(change.dialog.status, "an end by the bot");
    change.close(Resolution::bot_resolved, "bot_finished");
    return {};
}

Refusal on(Change& change, const event::RepliesFailed&) {
    auto& dialog = change.dialog;
    if (change.is(DialogStatus::closed) || !dialog.formerWaitingSince)
        return {};
    // The customer never got the answer: he has been waiting all along, even if he has written since.
    dialog.waitingSince = std::min(*dialog.formerWaitingSince, dialog.waitingSince.value_or(change.now));
    dialog.formerWaitingSince.reset();
    if (change.is(DialogStatus::waiting))
        change.moveTo(DialogStatus::active, "replies_failed");
    else
        change.record("replies_failed");
    return {};
}

Refusal on(Change& change, const event::SnoozeEnded& event) {
    const auto& until = change.dialog.snoozedUntil;
    if (!change.is(DialogStatus::snoozed) || !until || *until > change.now)
        return fail(Errc::conflict, "no snooze ends now");
    change.wake(event.assigneePresent, "snooze_ended");
    return {};
}

Refusal on(Change& change, const event::AnswerAlerted&) {
    const auto& at = change.dialog.answerAlertAt;
    if (!at || *at > change.now)
        return fail(Errc::conflict, "no answer is due now");
    change.alert();
    return {};
}

Refusal on(Change& change, const event::WindowClosing&) {
    auto& dialog = change.dialog;
    const bool closes = dialog.windowEndsAt && *dialog.windowEndsAt <= change.now + kWindowCloses;
    if (!dialog.waitingSince || !closes || dialog.windowClosing)
        return fail(Errc::conflict, "nobody waits whom the messenger soon doesn't let answer");
    dialog.windowClosing = true;
    change.record("window_closing");
    return {};
}

Refusal on(Change& change, const event::IdledOut&) {
    if (!change.is(DialogStatus::waiting))
        return notIn(change.dialog.status, "closing for silence");
    change.close(Resolution::auto_inactive, "idled_out");
    return {};
}

Refusal on(Change& change, const event::CompanyWrote&) {
    return notIn(change.dialog.status, "starting a dialog");
}

Refusal on(Change& change, const event::Rated& event) {
    if (event.score < 1 || event.score > 5)
        return fail(Errc::invalid, "a rating is a number from 1 to 5");
    auto& dialog = change.dialog;
    if (!change.is(DialogStatus::closed) || staysClosed(dialog))
        return fail(Errc::conflict, "only a dialog that has ended is rated");
    if (change.now > *dialog.closedAt + change.policy.surveyWindow)
        return fail(Errc::conflict, "the time to rate is over");
    dialog.rating = event.score;
    return {};
}

} // namespace detail

} // namespace pult::domain
