// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

TEST_CASE("lifecycle: the bot hands over to the queue, where people's clock starts", "[domain][lifecycle]") {
    const auto outcome = at(5min, inBot(), event::HandedOver{}, byBot());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("handed_over", DialogStatus::bot, DialogStatus::queued));
    CHECK(outcome->dialog.handoverAt == kNoon + 5min);
    CHECK(outcome->dialog.waitingSince == kNoon + 5min);
    CHECK(isConsistent(outcome->dialog));

    // What was written to the bot and comes late waits no longer than that.
    const auto late = at(6min, outcome->dialog, event::Inbound{kNoon + 1min, 11}, byCustomer());
    CHECK(late->dialog.waitingSince == kNoon + 5min);
}

TEST_CASE("lifecycle: only the bot hands over and finishes", "[domain][lifecycle]") {
    for (const Dialog& dialog : {inQueue(), offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna), closedBy(kAnna)}) {
        CHECK(at(5min, dialog, event::HandedOver{}, byBot()).error().code == Errc::conflict);
        CHECK(at(5min, dialog, event::BotFinished{}, byBot()).error().code == Errc::conflict);
    }
}

TEST_CASE("lifecycle: a dialog that the bot finishes is closed by the bot", "[domain][lifecycle]") {
    const auto outcome = at(5min, inBot(), event::BotFinished{}, byBot());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("bot_finished", DialogStatus::bot, DialogStatus::closed));
    CHECK(outcome->dialog.resolution == Resolution::bot_resolved);
    CHECK_FALSE(outcome->dialog.humanReplied);
    CHECK(isConsistent(outcome->dialog));
}

TEST_CASE("lifecycle: a queued dialog is offered until the time to accept is over", "[domain][lifecycle]") {
    const auto outcome = at(1min, inQueue(), event::Offered{kAnna}, bySystem());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("offered", DialogStatus::queued, DialogStatus::offered));
    CHECK(outcome->dialog.assignee == kAnna);
    CHECK(outcome->dialog.offerDeadline == kNoon + 1min + Policy{}.acceptTimeout);
    CHECK(outcome->dialog.waitingSince == kNoon);
    CHECK(isConsistent(outcome->dialog));

    CHECK(at(1min, inQueue(), event::Offered{}, bySystem()).error().code == Errc::invalid);
    for (const Dialog& dialog :
         {inBot(), offeredTo(kBoris), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna), closedBy(kAnna)})
        CHECK(at(5min, dialog, event::Offered{kAnna}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: an accepted offer makes the dialog active", "[domain][lifecycle]") {
    const auto outcome = at(1min, offeredTo(kAnna), event::OfferAccepted{kAnna}, byOperator(kAnna));
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("accepted", DialogStatus::offered, DialogStatus::active));
    CHECK(outcome->dialog.assignedAt == kNoon + 1min);
    CHECK_FALSE(outcome->dialog.offerDeadline);
    CHECK(isConsistent(outcome->dialog));

    const auto again = at(2min, outcome->dialog, event::OfferAccepted{kAnna}, byOperator(kAnna));
    REQUIRE(again);
    CHECK(again->dialog == outcome->dialog);
    CHECK(again->transitions.empty());
}

TEST_CASE("lifecycle: an offer is accepted by whom it was made to, while it stands", "[domain][lifecycle]") {
    CHECK(at(1min, offeredTo(kAnna), event::OfferAccepted{kBoris}, byOperator(kBoris)).error().code == Errc::taken);
    CHECK(at(1min, activeOf(kAnna), event::OfferAccepted{kBoris}, byOperator(kBoris)).error().code == Errc::taken);
    CHECK(at(1min, inQueue(), event::OfferAccepted{kAnna}, byOperator(kAnna)).error().code == Errc::conflict);
    CHECK(at(1min, inQueue(), event::OfferAccepted{}, bySystem()).error().code == Errc::invalid);
}

TEST_CASE("lifecycle: a missed offer returns to the queue and isn't made again in this round", "[domain][lifecycle]") {
    const auto outcome = at(1min, offeredTo(kAnna), event::OfferMissed{kAnna}, bySystem());
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("offer_missed", DialogStatus::offered, DialogStatus::queued));
    CHECK(outcome->dialog.declined == std::vector{kAnna});
    CHECK_FALSE(outcome->dialog.lastAssignee); // was never hers
    CHECK(isConsistent(outcome->dialog));

    CHECK(at(2min, outcome->dialog, event::Offered{kAnna}, bySystem()).error().code == Errc::conflict);
    CHECK(at(2min, outcome->dialog, event::Offered{kBoris}, bySystem()).has_value());
    const auto newRound = at(2min, outcome->dialog, event::Offered{kAnna, true}, bySystem());
    REQUIRE(newRound);
    CHECK(newRound->dialog.declined.empty());

    CHECK(at(2min, outcome->dialog, event::OfferMissed{kAnna}, bySystem()).error().code == Errc::conflict);
    CHECK(at(2min, offeredTo(kAnna), event::OfferMissed{kBoris}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: an operator takes from the queue and from the bot", "[domain][lifecycle]") {
    const auto queued = at(1min, inQueue(), event::Taken{kAnna, 1}, byOperator(kAnna));
    REQUIRE(queued);
    CHECK(queued->transitions == one("taken", DialogStatus::queued, DialogStatus::active));
    CHECK(queued->dialog.assignee == kAnna);
    CHECK(queued->dialog.assignedAt == kNoon + 1min);
    CHECK(queued->dialog.waitingSince == kNoon);
    CHECK_FALSE(queued->dialog.handoverAt);
    CHECK(isConsistent(queued->dialog));

    const auto bot = at(1min, inBot(), event::Taken{kAnna, {}}, byOperator(kAnna));
    REQUIRE(bot);
    CHECK(bot->dialog.status == DialogStatus::active);
    CHECK(bot->dialog.handoverAt == kNoon + 1min);
    CHECK(bot->dialog.waitingSince == kNoon + 1min);
}

TEST_CASE("lifecycle: of two concurrent takes one wins and the other hears that it was taken", "[domain][lifecycle]") {
    const Dialog dialog = inQueue();
    for (const auto& [first, second] : {std::pair{kAnna, kBoris}, std::pair{kBoris, kAnna}}) {
        const auto won = at(1min, dialog, event::Taken{first, dialog.version}, byOperator(first));
        REQUIRE(won);
        const auto lost = at(1min, won->dialog, event::Taken{second, dialog.version}, byOperator(second));
        CHECK(lost.error().code == Errc::taken);
        CHECK(won->dialog.assignee == first);
    }
    CHECK(at(1min, offeredTo(kAnna), event::Taken{kBoris, {}}, byOperator(kBoris)).error().code == Errc::taken);
    CHECK(at(1min, waitingOf(kAnna), event::Taken{kBoris, {}}, byOperator(kBoris)).error().code == Errc::taken);
}

TEST_CASE("lifecycle: a take compares the version and names somebody", "[domain][lifecycle]") {
    CHECK(at(1min, inQueue(), event::Taken{kAnna, 7}, byOperator(kAnna)).error().code == Errc::stale);
    CHECK(at(1min, inQueue(), event::Taken{}, bySystem()).error().code == Errc::invalid);
    CHECK(at(5min, closedBy(kAnna), event::Taken{kAnna, {}}, byOperator(kAnna)).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a take repeated by the winner changes nothing", "[domain][lifecycle]") {
    const Dialog mine = activeOf(kAnna);
    const auto again = at(1min, mine, event::Taken{kAnna, 1}, byOperator(kAnna));
    REQUIRE(again);
    CHECK(again->dialog == mine);
    CHECK(again->transitions.empty());
}

TEST_CASE("lifecycle: taking one's own snoozed dialog ends the snooze", "[domain][lifecycle]") {
    const auto outcome = at(5min, snoozedOf(kAnna), event::Taken{kAnna, {}}, byOperator(kAnna));
    REQUIRE(outcome);
    CHECK(outcome->transitions == one("taken", DialogStatus::snoozed, DialogStatus::active));
    CHECK(isConsistent(outcome->dialog));
}

TEST_CASE("lifecycle: a transfer gives the dialog to a colleague and leaves the former one following",
          "[domain][lifecycle]") {
    for (const Dialog& dialog : {activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::Transferred{kBoris, {}, false}, byOperator(kAnna));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("transferred", dialog.status, DialogStatus::active));
        CHECK(outcome->dialog.assignee == kBoris);
        CHECK(outcome->dialog.assignedAt == kNoon + 5min);
        CHECK(outcome->dialog.followers == std::vector{kAnna});
        CHECK(outcome->dialog.group == dialog.group);
        CHECK(outcome->dialog.waitingSince == dialog.waitingSince);
        CHECK(isConsistent(outcome->dialog));

        const auto back = at(6min, outcome->dialog, event::Transferred{kAnna, {}, false}, byOperator(kBoris));
        CHECK(back->dialog.followers == std::vector{kBoris});
    }
}

TEST_CASE("lifecycle: a transfer may be an offer, or lead to a group's queue", "[domain][lifecycle]") {
    const auto offer = at(5min, activeOf(kAnna), event::Transferred{kBoris, {}, true}, byOperator(kAnna));
    REQUIRE(offer);
    CHECK(offer->dialog.status == DialogStatus::offered);
    CHECK(offer->dialog.assignee == kBoris);
    CHECK(offer->dialog.offerDeadline == kNoon + 5min + Policy{}.acceptTimeout);
    CHECK(offer->dialog.lastAssignee == kAnna);
    CHECK(offer->dialog.followers == std::vector{kAnna});
    CHECK(isConsistent(offer->dialog));

    const auto queue = at(5min, activeOf(kAnna), event::Transferred{{}, GroupId{9}, false}, byOperator(kAnna));
    REQUIRE(queue);
    CHECK(queue->dialog.status == DialogStatus::queued);
    CHECK(queue->dialog.group == GroupId{9});
    CHECK_FALSE(queue->dialog.assignee);
    CHECK(queue->dialog.lastAssignee == kAnna);
    CHECK(isConsistent(queue->dialog));
}

TEST_CASE("lifecycle: what nobody has yet can be assigned too", "[domain][lifecycle]") {
    const auto queued = at(1min, inQueue(), event::Transferred{kBoris, {}, false}, byOperator(kVera));
    CHECK(queued->dialog.status == DialogStatus::active);
    CHECK(queued->dialog.followers.empty());
    const auto bot = at(1min, inBot(), event::Transferred{kBoris, {}, false}, byOperator(kVera));
    CHECK(bot->dialog.handoverAt == kNoon + 1min);
    const auto moved = at(1min, inQueue(), event::Transferred{{}, GroupId{9}, false}, byOperator(kVera));
    CHECK(moved->transitions == one("transferred", DialogStatus::queued, DialogStatus::queued));
    const auto stays = at(1min, inQueue(), event::Transferred{{}, GroupId{1}, false}, byOperator(kVera));
    CHECK(stays->transitions.empty());
    CHECK(stays->dialog == inQueue());
}

TEST_CASE("lifecycle: a transfer starts a new round of offers", "[domain][lifecycle]") {
    const Dialog declined = DialogBuilder(offeredTo(kAnna)).then(event::OfferMissed{kAnna}, bySystem());
    const auto moved = at(1min, declined, event::Transferred{{}, GroupId{9}, false}, byOperator(kVera));
    CHECK(moved->dialog.declined.empty());
}

TEST_CASE("lifecycle: a transfer needs an open dialog and somebody new", "[domain][lifecycle]") {
    CHECK(at(5min, closedBy(kAnna), event::Transferred{kBoris, {}, false}, byOperator(kAnna)).error().code ==
          Errc::conflict);
    CHECK(at(5min, activeOf(kAnna), event::Transferred{kAnna, {}, false}, byOperator(kAnna)).error().code ==
          Errc::conflict);
    CHECK(at(5min, activeOf(kAnna), event::Transferred{{}, GroupId{9}, true}, byOperator(kAnna)).error().code ==
          Errc::invalid);
}

TEST_CASE("lifecycle: a supervisor takes over any open dialog", "[domain][lifecycle]") {
    for (const Dialog& dialog :
         {inBot(), inQueue(), offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::TakenOver{kVera}, byOperator(kVera));
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("taken_over", dialog.status, DialogStatus::active));
        CHECK(outcome->dialog.assignee == kVera);
        CHECK(isConsistent(outcome->dialog));
        const bool wasHers = dialog.assignedAt.has_value();
        CHECK(outcome->dialog.followers == (wasHers ? std::vector{kAnna} : std::vector<OperatorId>{}));
    }
    CHECK(at(5min, closedBy(kAnna), event::TakenOver{kVera}, byOperator(kVera)).error().code == Errc::conflict);
    CHECK(at(5min, activeOf(kAnna), event::TakenOver{}, bySystem()).error().code == Errc::invalid);
    CHECK(at(5min, activeOf(kVera), event::TakenOver{kVera}, byOperator(kVera))->transitions.empty());
}

TEST_CASE("lifecycle: a lost assignee's unanswered dialogs and offers return to the queue, answered ones stay",
          "[domain][lifecycle]") {
    const auto active = at(5min, activeOf(kAnna), event::AssigneeLost{}, bySystem());
    REQUIRE(active);
    CHECK(active->transitions == one("assignee_lost", DialogStatus::active, DialogStatus::queued));
    CHECK(active->dialog.lastAssignee == kAnna);
    CHECK(active->dialog.waitingSince == kNoon);
    CHECK(isConsistent(active->dialog));
    CHECK(at(5min, offeredTo(kAnna), event::AssigneeLost{}, bySystem())->dialog.status == DialogStatus::queued);

    for (const Dialog& dialog : {inBot(), inQueue(), waitingOf(kAnna), snoozedOf(kAnna), closedBy(kAnna)})
        CHECK(at(5min, dialog, event::AssigneeLost{}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: who is gone for good keeps no dialog", "[domain][lifecycle]") {
    for (const Dialog& dialog : {offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna), snoozedOf(kAnna)}) {
        const auto outcome = at(5min, dialog, event::AssigneeLost{true}, bySystem());
        REQUIRE(outcome);
        CHECK(outcome->transitions == one("assignee_lost", dialog.status, DialogStatus::queued));
        CHECK_FALSE(outcome->dialog.assignee);
        CHECK(outcome->dialog.waitingSince == dialog.waitingSince);
        CHECK(isConsistent(outcome->dialog));
    }
    for (const Dialog& dialog : {inBot(), inQueue(), closedBy(kAnna)})
        CHECK(at(5min, dialog, event::AssigneeLost{true}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: a closed dialog still belongs to who had it last", "[domain][lifecycle]") {
    CHECK(ownerOf(inQueue()) == OperatorId{});
    CHECK(ownerOf(activeOf(kAnna)) == kAnna);
    CHECK_FALSE(closedBy(kAnna).assignee);
    CHECK(ownerOf(closedBy(kAnna)) == kAnna);
}
