// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

namespace {

Policy withinFiveMinutes() {
    Policy policy;
    policy.answerWithin = 5min;
    return policy;
}

Dialog next(const Dialog& dialog, const DialogEvent& event, Millis after) {
    return at(after, dialog, event, byOperator(kAnna), withinFiveMinutes()).value().dialog;
}

} // namespace

TEST_CASE("lifecycle: a wait that begins is to end in time, and one that ends is due no more", "[domain][lifecycle]") {
    const Dialog queued = opened(withinFiveMinutes());
    CHECK(queued.answerDueAt == kNoon + 5min);
    CHECK(queued.answerAlertAt == kNoon + 4min);
    const Dialog taken = next(queued, event::Taken{kAnna, {}}, 1min);
    CHECK(taken.answerDueAt == kNoon + 5min);
    const Dialog answered = next(taken, event::Replied{kAnna, 11, Seq{10}}, 2min);
    CHECK_FALSE(answered.answerDueAt);
    CHECK_FALSE(answered.answerAlertAt);
    const Dialog again = next(answered, event::Inbound{kNoon + 10min, 12}, 10min);
    CHECK(again.answerDueAt == kNoon + 15min);
    // The reply has not gone out after all: the customer has waited since noon.
    const Dialog failed = next(again, event::RepliesFailed{}, 11min);
    CHECK(failed.answerDueAt == kNoon + 5min);
}

TEST_CASE("lifecycle: no time is set, or nobody but the bot is asked: no answer is due", "[domain][lifecycle]") {
    CHECK_FALSE(inQueue().answerDueAt);
    Policy withBot = withinFiveMinutes();
    withBot.botAnswers = true;
    const Dialog bot = opened(withBot);
    CHECK_FALSE(bot.answerDueAt);
    CHECK(next(bot, event::HandedOver{}, 3min).answerDueAt == kNoon + 8min);
}

TEST_CASE("lifecycle: people are told of an answer when it is due soon and when it is late", "[domain][lifecycle]") {
    const Dialog queued = opened(withinFiveMinutes());
    const auto early = at(4min - 1ms, queued, event::AnswerAlerted{}, bySystem(), withinFiveMinutes());
    CHECK(early.error().code == Errc::conflict);
    const auto due = at(4min, queued, event::AnswerAlerted{}, bySystem(), withinFiveMinutes()).value();
    CHECK(due.transitions == one("answer_due", DialogStatus::queued, DialogStatus::queued));
    CHECK(due.dialog.answerAlertAt == kNoon + 5min);
    CHECK(due.dialog.version == queued.version + 1);
    const auto late = at(5min, due.dialog, event::AnswerAlerted{}, bySystem(), withinFiveMinutes()).value();
    CHECK(late.transitions == one("answer_late", DialogStatus::queued, DialogStatus::queued));
    CHECK_FALSE(late.dialog.answerAlertAt);
    CHECK(late.dialog.answerDueAt == kNoon + 5min);
    // Nobody was there to tell meanwhile: the graver word alone.
    const auto both = at(9min, queued, event::AnswerAlerted{}, bySystem(), withinFiveMinutes()).value();
    CHECK(both.transitions == one("answer_late", DialogStatus::queued, DialogStatus::queued));
    CHECK_FALSE(both.dialog.answerAlertAt);
}

TEST_CASE("lifecycle: a wait keeps the time that it began with", "[domain][lifecycle]") {
    const Dialog queued = opened(withinFiveMinutes());
    Policy longer;
    longer.answerWithin = 1h;
    const auto taken = at(1min, queued, event::Taken{kAnna, {}}, byOperator(kAnna), longer).value();
    CHECK(taken.dialog.answerDueAt == kNoon + 5min);
}

TEST_CASE("lifecycle: the time for an answer goes by in working hours", "[domain][lifecycle]") {
    Policy policy = withinFiveMinutes(); // noon, by kNoon, is 22:13:20 of a Tuesday in UTC
    wire::Calendar calendar;
    calendar.zone = "UTC";
    calendar.week.assign(7, {{9 * 60, 22 * 60 + 15}});
    policy.hours = WorkingHours::of(calendar).value();
    const Time opening = kNoon + 10h + 46min + 40s;
    const Dialog queued = opened(policy);
    CHECK(queued.answerWarningAt == opening + 140s); // 100 seconds of its four minutes were left on Tuesday
    CHECK(queued.answerDueAt == opening + 200s);
    CHECK(queued.answerAlertAt == queued.answerWarningAt);
    CHECK(isConsistent(queued));
}
