// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "shared/domain/lifecycle_change.hpp"

/// How a dialog comes into somebody's hands and out of them.
namespace pult::domain::detail {

namespace {

Error alreadyTaken() {
    return fail(Errc::taken, "somebody else already has this dialog");
}

Refusal nobodyNamed(OperatorId who) {
    if (!who)
        return fail(Errc::invalid, "an operator has to be named");
    return {};
}

} // namespace

Refusal on(Change& change, const event::Offered& event) {
    if (auto refusal = nobodyNamed(event.to))
        return refusal;
    if (!change.is(DialogStatus::queued))
        return notIn(change.dialog.status, "an offer");
    auto& declined = change.dialog.declined;
    if (event.newRound)
        declined.clear();
    if (std::find(declined.begin(), declined.end(), event.to) != declined.end())
        return fail(Errc::conflict, "the operator has declined in this round");
    change.offer(event.to, "offered");
    return {};
}

Refusal on(Change& change, const event::OfferAccepted& event) {
    if (auto refusal = nobodyNamed(event.by))
        return refusal;
    if (change.dialog.assignee && change.dialog.assignee != event.by)
        return alreadyTaken();
    if (change.isAssigned())
        return {};
    if (!change.is(DialogStatus::offered))
        return fail(Errc::conflict, "the offer has ended");
    change.assign(event.by);
    change.moveTo(DialogStatus::active, "accepted");
    return {};
}

Refusal on(Change& change, const event::OfferMissed& event) {
    if (!change.is(DialogStatus::offered) || change.dialog.assignee != event.by)
        return fail(Errc::conflict, "the offer has ended");
    change.dialog.declined.push_back(event.by);
    change.moveTo(DialogStatus::queued, "offer_missed");
    return {};
}

Refusal on(Change& change, const event::Taken& event) {
    if (auto refusal = nobodyNamed(event.by))
        return refusal;
    auto& dialog = change.dialog;
    if (dialog.assignee && dialog.assignee != event.by)
        return alreadyTaken();
    if (change.is(DialogStatus::active) || change.is(DialogStatus::waiting))
        return {};
    if (change.is(DialogStatus::closed))
        return notIn(dialog.status, "a take");
    if (event.version && *event.version != dialog.version)
        return fail(Errc::stale, "the dialog has changed in the meantime");
    if (change.is(DialogStatus::bot))
        change.handOver();
    change.assign(event.by);
    change.moveTo(DialogStatus::active, change.is(DialogStatus::offered) ? "accepted" : "taken");
    return {};
}

Refusal on(Change& change, const event::Transferred& event) {
    auto& dialog = change.dialog;
    if (change.is(DialogStatus::closed))
        return notIn(dialog.status, "a transfer");
    if (event.offer && !event.to)
        return fail(Errc::invalid, "an offer needs somebody to offer to");
    if (event.to && event.to == dialog.assignee)
        return fail(Errc::conflict, "the operator already has this dialog");

    const auto group = event.group ? event.group : dialog.group;
    const bool alreadyThere = !event.to && change.is(DialogStatus::queued) && group == dialog.group;
    if (alreadyThere)
        return {};
    dialog.group = group;
    dialog.declined.clear();
    if (change.is(DialogStatus::bot))
        change.handOver();
    const auto former = change.isAssigned() ? dialog.assignee : OperatorId{};
    if (event.offer) {
        change.offer(event.to, "transferred");
    } else if (event.to) {
        change.assign(event.to);
        change.moveTo(DialogStatus::active, "transferred");
    } else {
        change.moveTo(DialogStatus::queued, "transferred");
    }
    change.follow(former);
    return {};
}

Refusal on(Change& change, const event::TakenOver& event) {
    if (auto refusal = nobodyNamed(event.by))
        return refusal;
    auto& dialog = change.dialog;
    if (change.is(DialogStatus::closed))
        return notIn(dialog.status, "a take-over");
    if (change.is(DialogStatus::active) && dialog.assignee == event.by)
        return {};
    if (change.is(DialogStatus::bot))
        change.handOver();
    const auto former = change.isAssigned() && dialog.assignee != event.by ? dialog.assignee : OperatorId{};
    change.assign(event.by);
    change.moveTo(DialogStatus::active, "taken_over");
    change.follow(former);
    return {};
}

Refusal on(Change& change, const event::AssigneeLost& event) {
    const bool leaves =
        change.is(DialogStatus::offered) || (change.isAssigned() && (event.forGood || change.dialog.waitingSince));
    if (!leaves)
        return fail(Errc::conflict, "nobody waits for an answer of the operator who is gone");
    change.moveTo(DialogStatus::queued, "assignee_lost");
    return {};
}

} // namespace pult::domain::detail
