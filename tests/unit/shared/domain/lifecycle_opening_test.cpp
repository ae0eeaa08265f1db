// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

TEST_CASE("lifecycle: a customer's first message opens a queued dialog that waits since it was written",
          "[domain][lifecycle]") {
    const auto outcome = receive({}, {kNoon, 10}, byCustomer(), kNoon + 2s, {});
    REQUIRE(outcome);
    CHECK(outcome->opened);
    CHECK(outcome->dialog.status == DialogStatus::queued);
    CHECK(outcome->dialog.waitingSince == kNoon);
    CHECK(outcome->dialog.openedAt == kNoon + 2s);
    CHECK(outcome->dialog.lastInboundSeq == 10);
    CHECK(outcome->dialog.version == 1);
    CHECK(outcome->transitions == std::vector<Transition>{{"inbound", DialogStatus::unknown, DialogStatus::queued}});
    CHECK(isConsistent(outcome->dialog));
}

TEST_CASE("lifecycle: a bot within its hours gets the new dialog first", "[domain][lifecycle]") {
    CHECK(inBot().status == DialogStatus::bot);
    CHECK(isConsistent(inBot()));
}

TEST_CASE("lifecycle: a wait doesn't start in the future when the messenger's clock runs ahead",
          "[domain][lifecycle]") {
    CHECK(receive({}, {kNoon + 1h, 10}, byCustomer(), kNoon, {})->dialog.waitingSince == kNoon);
}

TEST_CASE("lifecycle: a dialog that the company starts waits for the customer and belongs to its starter",
          "[domain][lifecycle]") {
    const auto outcome = open(event::CompanyWrote{kAnna, 4}, byOperator(kAnna), kNoon, {});
    REQUIRE(outcome);
    CHECK(outcome->dialog.status == DialogStatus::waiting);
    CHECK(outcome->dialog.assignee == kAnna);
    CHECK(outcome->dialog.companyStarted);
    CHECK(outcome->dialog.humanReplied);
    CHECK_FALSE(outcome->dialog.waitingSince);
    CHECK(isConsistent(outcome->dialog));
    CHECK(open(event::CompanyWrote{}, bySystem(), kNoon, {}).error().code == Errc::invalid);
    CHECK(apply(inQueue(), event::CompanyWrote{kAnna, 4}, byOperator(kAnna), kNoon, {}).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: nothing but a message opens a dialog", "[domain][lifecycle]") {
    CHECK(open(event::Taken{kAnna, {}}, byOperator(kAnna), kNoon, {}).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a message within the reopening time goes on in the same dialog, with its last operator",
          "[domain][lifecycle]") {
    const Dialog closed = closedBy(kAnna);
    const Time last = *closed.closedAt + Policy{}.reopenWindow;
    const auto outcome = receive(closed, {last, 12}, byCustomer(), last, {});
    REQUIRE(outcome);
    CHECK_FALSE(outcome->opened);
    CHECK(outcome->dialog.id == closed.id);
    CHECK(outcome->dialog.status == DialogStatus::active);
    CHECK(outcome->dialog.assignee == kAnna);
    CHECK(outcome->dialog.reopens == 1);
    CHECK(outcome->dialog.waitingSince == last);
    CHECK(outcome->dialog.lastInboundSeq == 12);
    CHECK(outcome->transitions == std::vector<Transition>{{"inbound", DialogStatus::closed, DialogStatus::active}});
    CHECK(isConsistent(outcome->dialog));
}

TEST_CASE("lifecycle: a reopened dialog goes to the queue when its operator is away or the rule isn't sticky",
          "[domain][lifecycle]") {
    Policy loose;
    loose.stickyReopen = false;
    for (const auto& outcome : {receive(closedBy(kAnna), {kNoon + 1h, 12, false}, byCustomer(), kNoon + 1h, {}),
                                receive(closedBy(kAnna), {kNoon + 1h, 12}, byCustomer(), kNoon + 1h, loose)}) {
        CHECK(outcome->dialog.status == DialogStatus::queued);
        CHECK_FALSE(outcome->dialog.assignee);
        CHECK(outcome->dialog.reopens == 1);
        CHECK(isConsistent(outcome->dialog));
    }
}

TEST_CASE("lifecycle: a message after the reopening time opens a new dialog", "[domain][lifecycle]") {
    const Dialog closed = closedBy(kAnna);
    const Time late = *closed.closedAt + Policy{}.reopenWindow + 1ms;
    const auto outcome = receive(closed, {late, 12}, byCustomer(), late, {});
    REQUIRE(outcome);
    CHECK(outcome->opened);
    CHECK_FALSE(outcome->dialog.id);
    CHECK(outcome->dialog.reopens == 0);
    CHECK(apply(closed, event::Inbound{late, 12}, byCustomer(), late, {}).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a message written in time but delivered late still reopens", "[domain][lifecycle]") {
    CHECK_FALSE(receive(closedBy(kAnna), {kNoon + 1h, 12}, byCustomer(), kNoon + 48h, {})->opened);
}

TEST_CASE("lifecycle: what arrives after spam is kept without calling anybody", "[domain][lifecycle]") {
    const Dialog spam = DialogBuilder(inQueue()).then(event::MarkedSpam{}, byOperator(kAnna));
    for (const Millis after : {Millis{1min}, Millis{96h}}) {
        const auto outcome = receive(spam, {kNoon + after, 12}, byCustomer(), kNoon + after, {});
        REQUIRE(outcome);
        CHECK_FALSE(outcome->opened);
        CHECK(outcome->transitions.empty());
        CHECK(outcome->dialog.status == DialogStatus::closed);
        CHECK_FALSE(outcome->dialog.waitingSince);
        CHECK(outcome->dialog.lastInboundSeq == 12);
    }
}

TEST_CASE("lifecycle: what arrives after a merge waits in a new dialog", "[domain][lifecycle]") {
    const Dialog merged = DialogBuilder(inQueue()).then(event::Merged{DialogId{7}}, byOperator(kAnna));
    for (const Millis after : {Millis{1min}, Millis{96h}}) {
        const auto outcome = receive(merged, {kNoon + after, 12}, byCustomer(), kNoon + after, {});
        REQUIRE(outcome);
        CHECK(outcome->opened);
        CHECK(outcome->dialog.status == DialogStatus::queued);
        CHECK(outcome->dialog.waitingSince == kNoon + after);
        CHECK_FALSE(outcome->dialog.mergedInto);
    }
}
