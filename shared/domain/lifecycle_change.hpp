// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "shared/domain/lifecycle.hpp"

/// Inner side of lifecycle.hpp: only its sources include this.
namespace pult::domain::detail {

/// Empty: the event was applied.
using Refusal = std::optional<Error>;

/// A dialog while an event is applied to it. The steps keep together what belongs together (an
/// offer and its deadline, a close and its resolution), so that no rule can forget half of it.
class Change {
public:
    Change(const Dialog& before, const Actor& actor, Time now, const Policy& policy);

    const Actor& actor;
    const Time now;
    const Policy& policy;
    Dialog dialog;

    bool is(DialogStatus status) const { return dialog.status == status; }
    /// Active, waiting or snoozed with an assignee; an offer is not yet an assignment.
    bool isAssigned() const;

    /// Changes the status, with a transition, and drops the facts that only the old status had.
    void moveTo(DialogStatus status, std::string_view cause);
    /// A transition that leaves the status as it is.
    void record(std::string_view cause);
    void assign(OperatorId to);
    void offer(OperatorId to, std::string_view cause);
    /// From the bot to people: their clock starts now.
    void handOver();
    void close(Resolution resolution, std::string_view cause);
    void follow(OperatorId who);
    /// A customer's message waits for an answer. True when this starts the wait.
    bool startWait(Time writtenAt);
    /// Ends a snooze: back to the assignee, or to the queue when nobody is there to take it up.
    void wake(bool assigneePresent, std::string_view cause);
    /// People are told of a wait that nears or passes its end.
    void alert();

    Outcome finish() &&;

private:
    void setDeadline();

    const Dialog& m_before;
    std::vector<Transition> m_transitions;
};

/// When the answer to a dialog is due. A wait keeps the time that it began with, whatever is set meanwhile.
void allowAnswerTime(Dialog& dialog, const Policy& policy);

Error notIn(DialogStatus status, std::string_view what);
/// A refusal when the sender hadn't seen the customer's newest message.
Refusal unseen(const Dialog& dialog, const std::optional<Seq>& seenSeq);

// What the customer, the bot and the timers do.
Refusal on(Change& change, const event::Inbound& event);
Refusal on(Change& change, const event::HandedOver& event);
Refusal on(Change& change, const event::BotFinished& event);
Refusal on(Change& change, const event::RepliesFailed& event);
Refusal on(Change& change, const event::SnoozeEnded& event);
Refusal on(Change& change, const event::IdledOut& event);
Refusal on(Change& change, const event::CompanyWrote& event);
Refusal on(Change& change, const event::Rated& event);
Refusal on(Change& change, const event::AnswerAlerted& event);
Refusal on(Change& change, const event::WindowClosing& event);

// Who has the dialog.
Refusal on(Change& change, const event::Offered& event);
Refusal on(Change& change, const event::OfferAccepted& event);
Refusal on(Change& change, const event::OfferMissed& event);
Refusal on(Change& change, const event::Taken& event);
Refusal on(Change& change, const event::Transferred& event);
Refusal on(Change& change, const event::TakenOver& event);
Refusal on(Change& change, const event::AssigneeLost& event);

// What an operator does with it.
Refusal on(Change& change, const event::Replied& event);
Refusal on(Change& change, const event::MarkedAnswered& event);
Refusal on(Change& change, const event::MarkedUnanswered& event);
Refusal on(Change& change, const event::Snoozed& event);
Refusal on(Change& change, const event::Closed& event);
Refusal on(Change& change, const event::Reopened& event);
Refusal on(Change& change, const event::MarkedSpam& event);
Refusal on(Change& change, const event::Merged& event);

} // namespace pult::domain::detail
