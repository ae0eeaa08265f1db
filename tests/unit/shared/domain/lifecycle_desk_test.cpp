// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

TEST_CASE("lifecycle: a dialog sleeps until a time, a reply or both", "[domain][lifecycle]") {
    for (const Dialog& dialog : {activeOf(kAnna), waitingOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::Snoozed{kNoon + 1h, true, Seq{10}}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("snoozed", dialog.status, DialogStatus::snoozed));
        CHECK(outcome->dialog.snoozedUntil == kNoon + 1h);
        CHECK(outcome->dialog.snoozedUntilReply);
        CHECK(outcome->dialog.assignee == kAnna);
        CHECK(outcome->dialog.waitingSince == dialog.waitingSince);
        CHECK(isConsistent(outcome->dialog));
    }
    const auto moved = at(5min, snoozedOf(kAnna), event::Snoozed{kNoon + 2h, false, {}}, byOperator(kAnna));
    CHECK(moved->dialog.snoozedUntil == kNoon + 2h);
}

TEST_CASE("lifecycle: a snooze has an end in the future, and the sender has seen everything", "[domain][lifecycle]") {
    const auto snooze = [](event::Snoozed what) { return at(5min, activeOf(kAnna), what, byOperator(kAnna)); };
    CHECK(snooze({{}, false, {}}).error().code == Errc::invalid);
    CHECK(snooze({kNoon + 5min, true, {}}).error().code == Errc::invalid);
    CHECK(snooze({kNoon + 5min + 1ms, false, {}}).has_value());
    CHECK(snooze({kNoon + 1h, false, Seq{9}}).error().code == Errc::stale);
}

TEST_CASE("lifecycle: from the queue only a rule snoozes, and then nobody has the dialog", "[domain][lifecycle]") {
    const event::Snoozed snooze{kNoon + 1h, false, {}};
    CHECK(at(5min, inQueue(), snooze, byOperator(kAnna)).error().code == Errc::conflict);
    const auto byRule = at(5min, inQueue(), snooze, bySystem());
    REQUIRE(byRule);
    CHECK_FALSE(byRule->dialog.assignee);
    CHECK(isConsistent(byRule->dialog));
    CHECK(at(1h, byRule->dialog, event::SnoozeEnded{}, bySystem())->dialog.status == DialogStatus::queued);
    CHECK(at(6min, byRule->dialog, event::Replied{kAnna, 11, {}}, byOperator(kAnna))->dialog.assignee == kAnna);
    for (const Dialog& dialog : {inBot(), offeredTo(kAnna), closedBy(kAnna)})
        CHECK(at(5min, dialog, snooze, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a snooze ends on time with its operator, or in the queue when he is away",
          "[domain][lifecycle]") {
    const auto back = at(1h, snoozedOf(kAnna), event::SnoozeEnded{true}, bySystem());
    REQUIRE(back);
    CHECK(back->transitions == one("snooze_ended", DialogStatus::snoozed, DialogStatus::active));
    CHECK(back->dialog.assignee == kAnna);
    CHECK(isConsistent(back->dialog));

    const auto away = at(1h, snoozedOf(kAnna), event::SnoozeEnded{false}, bySystem());
    CHECK(away->dialog.status == DialogStatus::queued);
    CHECK(away->dialog.lastAssignee == kAnna);
    Policy keeps;
    keeps.requeueSnoozedOfAbsent = false;
    CHECK(at(1h, snoozedOf(kAnna), event::SnoozeEnded{false}, bySystem(), keeps)->dialog.status ==
          DialogStatus::active);
}

TEST_CASE("lifecycle: the timer ends no snooze early, none without a time, and nothing else", "[domain][lifecycle]") {
    CHECK(at(1h - 1ms, snoozedOf(kAnna), event::SnoozeEnded{}, bySystem()).error().code == Errc::conflict);
    const Dialog untilReply = DialogBuilder(activeOf(kAnna)).then(event::Snoozed{{}, true, {}}, byOperator(kAnna));
    CHECK(at(999h, untilReply, event::SnoozeEnded{}, bySystem()).error().code == Errc::conflict);
    CHECK(at(1h, activeOf(kAnna), event::SnoozeEnded{}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a customer's message ends a snooze", "[domain][lifecycle]") {
    const auto outcome = at(9min, snoozedOf(kAnna), event::Inbound{kNoon + 9min, 12}, byCustomer());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("inbound", DialogStatus::snoozed, DialogStatus::active));
    CHECK(outcome->dialog.waitingSince == kNoon + 9min);
    CHECK(isConsistent(outcome->dialog));
    const auto away = at(9min, snoozedOf(kAnna), event::Inbound{kNoon + 9min, 12, false}, byCustomer());
    CHECK(away->dialog.status == DialogStatus::queued);
    CHECK(isConsistent(away->dialog));
}

TEST_CASE("lifecycle: queued, active, waiting and snoozed dialogs can be closed", "[domain][lifecycle]") {
    for (const Dialog& dialog : {inQueue(), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::Closed{Resolution::duplicate, Seq{10}, false}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("closed", dialog.status, DialogStatus::closed));
        CHECK(outcome->dialog.resolution == Resolution::duplicate);
        CHECK(outcome->dialog.closedAt == kNoon + 5min);
        CHECK_FALSE(outcome->dialog.waitingSince);
        CHECK(outcome->dialog.lastAssignee == dialog.assignee);
        CHECK(isConsistent(outcome->dialog));
    }
    for (const Dialog& dialog : {inBot(), offeredTo(kAnna)})
        CHECK(at(5min, dialog, event::Closed{}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a close is refused for what is unseen, missing or unsent", "[domain][lifecycle]") {
    const Dialog dialog = activeOf(kAnna);
    CHECK(at(5min, dialog, event::Closed{Resolution::resolved, Seq{9}, false}, byOperator(kAnna)).error().code ==
          Errc::stale);
    const event::Closed tooEarly{Resolution::resolved, {}, false, {"city", "date"}};
    const auto missing = at(5min, dialog, tooEarly, byOperator(kAnna));
    CHECK(missing.error().code == Errc::missing_fields);
    CHECK(missing.error().detail == "city, date");
    CHECK(at(5min, dialog, event::Closed{Resolution::resolved, {}, true}, byOperator(kAnna)).error().code ==
          Errc::unsent);
}

TEST_CASE("lifecycle: people choose among the resolutions that say something about the talk", "[domain][lifecycle]") {
    for (const auto resolution : {Resolution::unknown, Resolution::spam, Resolution::merged, Resolution::bot_resolved,
                                  Resolution::auto_inactive})
        CHECK(at(5min, activeOf(kAnna), event::Closed{resolution, {}, false}, byOperator(kAnna)).error().code ==
              Errc::invalid);
}

TEST_CASE("lifecycle: a close repeated for the same reason changes nothing, for another it is refused",
          "[domain][lifecycle]") {
    CHECK(at(5min, closedBy(kAnna), event::Closed{}, byOperator(kAnna))->dialog == closedBy(kAnna));
    CHECK(at(5min, closedBy(kAnna), event::Closed{Resolution::declined, {}, false}, byOperator(kAnna)).error().code ==
          Errc::conflict);
}

TEST_CASE("lifecycle: silence closes a dialog that waits for the customer, no other", "[domain][lifecycle]") {
    const auto outcome = at(72h, waitingOf(kAnna), event::IdledOut{}, bySystem());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("idled_out", DialogStatus::waiting, DialogStatus::closed));
    CHECK(outcome->dialog.resolution == Resolution::auto_inactive);
    CHECK(isConsistent(outcome->dialog));
    for (const Dialog& dialog :
         {inBot(), inQueue(), offeredTo(kAnna), activeOf(kAnna), snoozedOf(kAnna), closedBy(kAnna)})
        CHECK(at(72h, dialog, event::IdledOut{}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: an operator reopens a closed dialog for himself", "[domain][lifecycle]") {
    const auto outcome = at(1h, closedBy(kAnna), event::Reopened{kBoris}, byOperator(kBoris));
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("reopened", DialogStatus::closed, DialogStatus::active));
    CHECK(outcome->dialog.assignee == kBoris);
    CHECK(outcome->dialog.reopens == 1);
    CHECK_FALSE(outcome->dialog.waitingSince);
    CHECK(isConsistent(outcome->dialog));
    CHECK(at(2h, outcome->dialog, event::Reopened{kBoris}, byOperator(kBoris))->transitions.empty());
    CHECK(at(2h, outcome->dialog, event::Reopened{kAnna}, byOperator(kAnna)).error().code == Errc::conflict);
    CHECK(at(2h, closedBy(kAnna), event::Reopened{}, bySystem()).error().code == Errc::invalid);
}

TEST_CASE("lifecycle: spam closes whatever it was and can be taken back, a merge can't", "[domain][lifecycle]") {
    for (const Dialog& dialog :
         {inBot(), inQueue(), offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna), closedBy(kAnna)}) {
        const auto outcome = at(5min, dialog, event::MarkedSpam{}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("marked_spam", dialog.status, DialogStatus::closed));
        CHECK(outcome->dialog.resolution == Resolution::spam);
        CHECK(isConsistent(outcome->dialog));
        CHECK(at(6min, outcome->dialog, event::MarkedSpam{}, byOperator(kAnna))->transitions.empty());
        CHECK(at(6min, outcome->dialog, event::Reopened{kAnna}, byOperator(kAnna)).has_value());
        CHECK(at(5min, dialog, event::MarkedSpam{true}, byOperator(kAnna)).error().code == Errc::unsent);
    }
    const Dialog merged = DialogBuilder(activeOf(kAnna)).then(event::Merged{DialogId{7}}, byOperator(kAnna));
    CHECK(at(6min, merged, event::Reopened{kAnna}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a merge closes an open dialog and names the one it went into", "[domain][lifecycle]") {
    for (const Dialog& dialog :
         {inBot(), inQueue(), offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::Merged{DialogId{7}}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("merged", dialog.status, DialogStatus::closed));
        CHECK(outcome->dialog.resolution == Resolution::merged);
        CHECK(outcome->dialog.mergedInto == DialogId{7});
        CHECK(isConsistent(outcome->dialog));
        CHECK(at(6min, outcome->dialog, event::Merged{DialogId{7}}, byOperator(kAnna))->transitions.empty());
        CHECK(at(6min, outcome->dialog, event::Merged{DialogId{8}}, byOperator(kAnna)).error().code == Errc::conflict);
        const event::Merged unsent{DialogId{7}, std::nullopt, true};
        CHECK(at(5min, dialog, unsent, byOperator(kAnna)).error().code == Errc::unsent);
        if (dialog.lastInboundSeq > 0) {
            const event::Merged unseen{DialogId{7}, dialog.lastInboundSeq - 1, false};
            CHECK(at(5min, dialog, unseen, byOperator(kAnna)).error().code == Errc::stale);
        }
    }
    CHECK(at(5min, activeOf(kAnna), event::Merged{}, byOperator(kAnna)).error().code == Errc::invalid);
    CHECK(at(5min, activeOf(kAnna), event::Merged{DialogId{100}}, byOperator(kAnna)).error().code == Errc::invalid);
    CHECK(at(5min, closedBy(kAnna), event::Merged{DialogId{7}}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a rating is kept with the closed dialog while the survey is open", "[domain][lifecycle]") {
    const Dialog closed = closedBy(kAnna);
    const Millis last = 3min + Policy{}.surveyWindow;
    const auto outcome = at(last, closed, event::Rated{4}, byCustomer());
    REQUIRE(outcome);
    CHECK(outcome->dialog.rating == 4);
    CHECK(outcome->dialog.status == DialogStatus::closed);
    CHECK(isConsistent(outcome->dialog));
    CHECK(at(last, outcome->dialog, event::Rated{5}, byCustomer())->dialog.rating == 5);

    CHECK(at(last + 1ms, closed, event::Rated{4}, byCustomer()).error().code == Errc::conflict);
    CHECK(at(4min, activeOf(kAnna), event::Rated{4}, byCustomer()).error().code == Errc::conflict);
    for (const int score : {0, 6, -1})
        CHECK(at(4min, closed, event::Rated{score}, byCustomer()).error().code == Errc::invalid);
}
