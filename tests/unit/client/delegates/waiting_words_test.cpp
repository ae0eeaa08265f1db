// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/waiting_words.hpp"

#include "shared/domain/working_hours.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using kit::Urgency;

namespace {

constexpr std::int64_t kHour = 3'600'000;

/// Wrote at half past nine in the evening; the company works from nine to ten in the evening.
DialogRow atNight() {
    wire::Calendar calendar;
    calendar.zone = "UTC";
    calendar.week.assign(7, {{21 * 60, 22 * 60}});
    DialogRow row;
    row.unanswered = true;
    row.status = DialogStatus::queued;
    row.waitingSinceMs = 21 * kHour + kHour / 2;
    row.clock = WaitClock(std::make_shared<domain::WorkingHours>(domain::WorkingHours::of(calendar).value()));
    return row;
}

} // namespace

TEST_CASE("waiting: a chip pauses when work ends, unless the answer is due", "[delegates]") {
    DialogRow row = atNight();
    CHECK(urgencyOf(row, 22 * kHour - 1) == Urgency::calm);
    CHECK(urgencyOf(row, 22 * kHour) == Urgency::paused);
    CHECK(waitingWords(row, 22 * kHour) == "30:00");
    CHECK(waitingWords(row, 30 * kHour) == "30:00");
    row.answerWarningMs = 22 * kHour - 60'000;
    row.answerDueMs = 46 * kHour;
    CHECK(urgencyOf(row, 23 * kHour) == Urgency::soon);
    CHECK(urgencyOf(row, 46 * kHour) == Urgency::late);
}

TEST_CASE("waiting: a tooltip says when work begins only while it rests", "[delegates]") {
    const DialogRow row = atNight();
    CHECK(waitingTip(row, 22 * kHour - 1).count(u'\n') == 0);
    CHECK(waitingTip(row, 23 * kHour).count(u'\n') == 2);
    CHECK(waitingTip(row, 23 * kHour).contains(QStringLiteral("Work begins")));
    CHECK(waitingTip(row, 45 * kHour + 60'000).count(u'\n') == 1); // a night lies between
}

TEST_CASE("waiting: a closed dialog, and one that is answered, wait for nobody", "[delegates]") {
    DialogRow row = atNight();
    CHECK(isWaiting(row));
    row.status = DialogStatus::closed;
    CHECK_FALSE(isWaiting(row));
    row.status = DialogStatus::active;
    row.unanswered = false;
    CHECK_FALSE(isWaiting(row));
}
