// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

namespace {

/// Snoozed while the customer still waits.
Dialog snoozedUnanswered() {
    return DialogBuilder(activeOf(kAnna)).then(event::Snoozed{kNoon + 1h, false, {}}, byOperator(kAnna));
}

} // namespace

TEST_CASE("lifecycle: a reply that saw everything passes the ball to the customer", "[domain][lifecycle]") {
    for (const std::optional<Seq> seen : {std::optional<Seq>{10}, std::optional<Seq>{}}) {
        const auto outcome = at(1min, activeOf(kAnna), event::Replied{kAnna, 11, seen}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("replied", DialogStatus::active, DialogStatus::waiting));
        CHECK_FALSE(outcome->dialog.waitingSince);
        CHECK(outcome->dialog.formerWaitingSince == kNoon);
        CHECK(outcome->dialog.humanReplied);
        CHECK(outcome->dialog.lastReplySeq == 11);
        CHECK(outcome->dialog.lastReplyBy == kAnna);
        CHECK(isConsistent(outcome->dialog));
    }
}

TEST_CASE("lifecycle: a reply that missed the newest message leaves the dialog active and waiting",
          "[domain][lifecycle]") {
    const auto outcome = at(1min, activeOf(kAnna), event::Replied{kAnna, 11, Seq{9}}, byOperator(kAnna));
    REQUIRE(outcome);
    CHECK(outcome->transitions.empty());
    CHECK(outcome->dialog.status == DialogStatus::active);
    CHECK(outcome->dialog.waitingSince == kNoon);
    CHECK(outcome->dialog.humanReplied);
    CHECK(outcome->dialog.version == activeOf(kAnna).version + 1);
}

TEST_CASE("lifecycle: a reply takes a dialog that nobody has", "[domain][lifecycle]") {
    for (const Dialog& dialog : {inQueue(), inBot()}) {
        const auto outcome = at(1min, dialog, event::Replied{kAnna, 11, Seq{10}}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions ==
              std::vector<Transition>{{"taken", dialog.status, DialogStatus::active},
                                      {"replied", DialogStatus::active, DialogStatus::waiting}});
        CHECK(outcome->dialog.assignee == kAnna);
        CHECK(outcome->dialog.handoverAt.has_value() == (dialog.status == DialogStatus::bot));
        CHECK(isConsistent(outcome->dialog));
    }
}

TEST_CASE("lifecycle: a reply accepts the sender's offer, and leaves another's offer standing", "[domain][lifecycle]") {
    const auto mine = at(1min, offeredTo(kAnna), event::Replied{kAnna, 11, Seq{10}}, byOperator(kAnna));
    CHECK(mine->transitions == std::vector<Transition>{{"accepted", DialogStatus::offered, DialogStatus::active},
                                                       {"replied", DialogStatus::active, DialogStatus::waiting}});
    const auto other = at(1min, offeredTo(kAnna), event::Replied{kBoris, 11, Seq{10}}, byOperator(kBoris));
    CHECK(other->transitions == one("replied", DialogStatus::offered, DialogStatus::offered));
    CHECK(other->dialog.assignee == kAnna);
    CHECK_FALSE(other->dialog.waitingSince);
    CHECK(isConsistent(other->dialog));
}

TEST_CASE("lifecycle: a reply in somebody else's dialog doesn't take it away", "[domain][lifecycle]") {
    const auto outcome = at(1min, activeOf(kAnna), event::Replied{kVera, 11, Seq{10}}, byOperator(kVera));
    CHECK(outcome->dialog.status == DialogStatus::waiting);
    CHECK(outcome->dialog.assignee == kAnna);
    CHECK(outcome->dialog.lastReplyBy == kVera);
}

TEST_CASE("lifecycle: a reply that crosses a colleague's newer one is stale", "[domain][lifecycle]") {
    const Dialog answered = waitingOf(kAnna); // her reply is message 11
    CHECK(at(2min, answered, event::Replied{kBoris, 12, Seq{10}}, byOperator(kBoris)).error().code == Errc::stale);
    CHECK(at(2min, answered, event::Replied{kBoris, 12, Seq{11}}, byOperator(kBoris)).has_value());
    CHECK(at(2min, answered, event::Replied{kBoris, 12, {}}, byOperator(kBoris)).has_value());
    CHECK(at(2min, answered, event::Replied{kAnna, 12, Seq{10}}, byOperator(kAnna)).has_value());
}

TEST_CASE("lifecycle: further replies to an answered dialog start and end nothing", "[domain][lifecycle]") {
    const auto outcome = at(2min, waitingOf(kAnna), event::Replied{kAnna, 12, Seq{11}}, byOperator(kAnna));
    CHECK(outcome->transitions.empty());
    CHECK(outcome->dialog.lastReplySeq == 12);
    CHECK(outcome->dialog.formerWaitingSince == kNoon);
}

TEST_CASE("lifecycle: a reply from a snooze ends the wait and leaves the snooze", "[domain][lifecycle]") {
    const auto outcome = at(2min, snoozedUnanswered(), event::Replied{kAnna, 12, Seq{10}}, byOperator(kAnna));
    CHECK(outcome->transitions == one("replied", DialogStatus::snoozed, DialogStatus::snoozed));
    CHECK_FALSE(outcome->dialog.waitingSince);
    CHECK(isConsistent(outcome->dialog));
}

TEST_CASE("lifecycle: automatic replies are no answer", "[domain][lifecycle]") {
    for (const Actor& actor : {byBot(), bySystem()}) {
        const auto outcome = at(1min, activeOf(kAnna), event::Replied{{}, 11, {}}, actor);
        REQUIRE(outcome);
        CHECK(outcome->dialog == activeOf(kAnna));
    }
}

TEST_CASE("lifecycle: nobody replies to a closed dialog, and a reply has an author", "[domain][lifecycle]") {
    CHECK(at(5min, closedBy(kAnna), event::Replied{kAnna, 12, {}}, byOperator(kAnna)).error().code == Errc::conflict);
    CHECK(at(1min, activeOf(kAnna), event::Replied{{}, 12, {}}, byOperator(kAnna)).error().code == Errc::invalid);
}

TEST_CASE("lifecycle: the customer's next message makes an answered dialog active since its first one",
          "[domain][lifecycle]") {
    const auto first = at(10min, waitingOf(kAnna), event::Inbound{kNoon + 10min, 12}, byCustomer());
    REQUIRE(first);
    CHECK(first->transitions == one("inbound", DialogStatus::waiting, DialogStatus::active));
    CHECK(first->dialog.waitingSince == kNoon + 10min);
    CHECK(first->dialog.assignee == kAnna);
    const auto second = at(11min, first->dialog, event::Inbound{kNoon + 11min, 13}, byCustomer());
    CHECK(second->transitions.empty());
    CHECK(second->dialog.waitingSince == kNoon + 10min);
    CHECK(second->dialog.lastInboundSeq == 13);
    const auto earlier = at(12min, second->dialog, event::Inbound{kNoon + 9min, 14}, byCustomer());
    CHECK(earlier->dialog.waitingSince == kNoon + 9min);
    CHECK(isConsistent(earlier->dialog));
}

TEST_CASE("lifecycle: the answered mark ends the wait without a reply", "[domain][lifecycle]") {
    const auto outcome = at(1min, activeOf(kAnna), event::MarkedAnswered{Seq{10}}, byOperator(kAnna));
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("marked_answered", DialogStatus::active, DialogStatus::waiting));
    CHECK_FALSE(outcome->dialog.waitingSince);
    CHECK_FALSE(outcome->dialog.humanReplied);
    CHECK(isConsistent(outcome->dialog));

    CHECK(at(1min, activeOf(kAnna), event::MarkedAnswered{Seq{9}}, byOperator(kAnna)).error().code == Errc::stale);
    CHECK(at(1min, waitingOf(kAnna), event::MarkedAnswered{}, byOperator(kAnna))->transitions.empty());
    for (const Dialog& dialog : {inBot(), inQueue(), offeredTo(kAnna), snoozedOf(kAnna), closedBy(kAnna)})
        CHECK(at(5min, dialog, event::MarkedAnswered{}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: the unanswered mark starts a wait at that moment", "[domain][lifecycle]") {
    const auto outcome = at(9min, waitingOf(kAnna), event::MarkedUnanswered{}, byOperator(kAnna));
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("marked_unanswered", DialogStatus::waiting, DialogStatus::active));
    CHECK(outcome->dialog.waitingSince == kNoon + 9min);
    CHECK(isConsistent(outcome->dialog));

    // A failed reply of before doesn't bring back the wait that the mark has replaced.
    CHECK(at(10min, outcome->dialog, event::RepliesFailed{}, bySystem())->dialog == outcome->dialog);
    CHECK(at(9min, activeOf(kAnna), event::MarkedUnanswered{}, byOperator(kAnna))->transitions.empty());
    for (const Dialog& dialog : {inBot(), inQueue(), offeredTo(kAnna), snoozedOf(kAnna), closedBy(kAnna)})
        CHECK(at(5min, dialog, event::MarkedUnanswered{}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: an active dialog without a wait can be marked unanswered as well", "[domain][lifecycle]") {
    const Dialog woken = DialogBuilder(snoozedOf(kAnna)).then(event::SnoozeEnded{}, bySystem(), 1h);
    const auto outcome = at(2h, woken, event::MarkedUnanswered{}, byOperator(kAnna));
    CHECK(outcome->transitions == one("marked_unanswered", DialogStatus::active, DialogStatus::active));
    CHECK(outcome->dialog.waitingSince == kNoon + 2h);
}

TEST_CASE("lifecycle: when every reply has failed the customer has been waiting all along", "[domain][lifecycle]") {
    const auto outcome = at(5min, waitingOf(kAnna), event::RepliesFailed{}, bySystem());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("replies_failed", DialogStatus::waiting, DialogStatus::active));
    CHECK(outcome->dialog.waitingSince == kNoon);
    CHECK(isConsistent(outcome->dialog));
    CHECK(at(6min, outcome->dialog, event::RepliesFailed{}, bySystem())->transitions.empty());

    const Dialog wroteAgain =
        DialogBuilder(waitingOf(kAnna)).then(event::Inbound{kNoon + 4min, 12}, byCustomer(), 4min);
    const auto again = at(5min, wroteAgain, event::RepliesFailed{}, bySystem());
    CHECK(again->dialog.waitingSince == kNoon);
    CHECK(again->transitions == one("replies_failed", DialogStatus::active, DialogStatus::active));
    CHECK(at(5min, closedBy(kAnna), event::RepliesFailed{}, bySystem())->dialog == closedBy(kAnna));
}
