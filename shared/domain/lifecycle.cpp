// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include <algorithm>
#include <set>

#include "shared/domain/lifecycle_change.hpp"

namespace pult::domain {

Result<Outcome> apply(const Dialog& dialog, const DialogEvent& event, const Actor& actor, Time now,
                      const Policy& policy) {
    detail::Change change(dialog, actor, now, policy);
    const auto refusal = std::visit([&](const auto& what) { return detail::on(change, what); }, event);
    if (refusal)
        return *refusal;
    return std::move(change).finish();
}

OperatorId ownerOf(const Dialog& dialog) {
    return dialog.status == DialogStatus::closed ? dialog.lastAssignee : dialog.assignee;
}

namespace {

bool assigneeFits(const Dialog& dialog) {
    switch (dialog.status) {
    case DialogStatus::offered:
    case DialogStatus::active:
    case DialogStatus::waiting:
        return bool(dialog.assignee);
    case DialogStatus::snoozed:
        return true; // a rule may snooze from the queue
    default:
        return !dialog.assignee && !dialog.assignedAt;
    }
}

bool closingFits(const Dialog& dialog) {
    if (dialog.status != DialogStatus::closed)
        return !dialog.closedAt && !dialog.resolution && !dialog.mergedInto;
    return dialog.closedAt && dialog.resolution && *dialog.resolution != Resolution::unknown &&
           bool(dialog.mergedInto) == (*dialog.resolution == Resolution::merged);
}

bool waitFits(const Dialog& dialog) {
    const bool answered = dialog.status == DialogStatus::waiting || dialog.status == DialogStatus::closed;
    return !(answered && dialog.waitingSince) && !(dialog.status == DialogStatus::bot && !dialog.waitingSince);
}

bool deadlineFits(const Dialog& dialog) {
    return (!dialog.answerDueAt || dialog.waitingSince) && (!dialog.answerAlertAt || dialog.answerDueAt) &&
           (!dialog.answerWarningAt || dialog.answerDueAt) &&
           (!dialog.windowClosing || (dialog.waitingSince && dialog.windowEndsAt));
}

bool distinct(const std::vector<OperatorId>& operators) {
    return std::set(operators.begin(), operators.end()).size() == operators.size();
}

} // namespace

bool isConsistent(const Dialog& dialog) {
    const bool snoozed = dialog.snoozedUntil || dialog.snoozedUntilReply;
    return dialog.status != DialogStatus::unknown && assigneeFits(dialog) && closingFits(dialog) && waitFits(dialog) &&
           deadlineFits(dialog) && snoozed == (dialog.status == DialogStatus::snoozed) &&
           dialog.offerDeadline.has_value() == (dialog.status == DialogStatus::offered) &&
           (dialog.declined.empty() || dialog.status == DialogStatus::queued ||
            dialog.status == DialogStatus::offered) &&
           distinct(dialog.declined) && distinct(dialog.followers) &&
           std::find(dialog.followers.begin(), dialog.followers.end(), dialog.assignee) == dialog.followers.end() &&
           (!dialog.rating || (*dialog.rating >= 1 && *dialog.rating <= 5)) && dialog.version > 0;
}

} // namespace pult::domain
