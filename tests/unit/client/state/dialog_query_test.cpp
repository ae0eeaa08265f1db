// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/dialog_query.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

TEST_CASE("dialog query: answers for one dialog what the server answers for all", "[state]") {
    const OperatorId me{7};
    DialogQuery open;
    CHECK(open.matches(aDialog(1), me, Time{}));
    wire::Dialog closed = aDialog(1);
    closed.status = wire::DialogStatus::closed;
    CHECK_FALSE(open.matches(closed, me, Time{}));

    DialogQuery mine;
    mine.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"me"};
    CHECK(mine.matches(assignedTo(aDialog(1), 7), me, Time{}));
    CHECK_FALSE(mine.matches(assignedTo(aDialog(1), 8), me, Time{}));
    CHECK_FALSE(mine.matches(aDialog(1), me, Time{}));

    DialogQuery nobodys;
    nobodys.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"none"};
    CHECK(nobodys.matches(aDialog(1), me, Time{}));
    CHECK_FALSE(nobodys.matches(assignedTo(aDialog(1), 7), me, Time{}));

    DialogQuery unanswered;
    unanswered.filter.unanswered = true;
    CHECK(unanswered.matches(waiting(aDialog(1), 5), me, Time{}));
    CHECK_FALSE(unanswered.matches(aDialog(1), me, Time{}));

    DialogQuery snoozed;
    snoozed.filter.status =
        wire::OneOrMany<wire::DialogStatus>{wire::DialogStatus::snoozed, wire::DialogStatus::closed};
    CHECK(snoozed.matches(closed, me, Time{}));
    CHECK_FALSE(snoozed.matches(aDialog(1), me, Time{}));
}

TEST_CASE("dialog query: asks the server in its own words", "[state]") {
    DialogQuery query;
    query.filter.status = wire::OneOrMany<wire::DialogStatus>{wire::DialogStatus::waiting};
    query.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"me"};
    query.order = wire::DialogOrder::recent;
    CHECK(wire::encode(query.request("c1", 100)) ==
          R"({"filter":{"status":["waiting"],"assignee":["me"]},"order":"recent","after":"c1","limit":100})");
    CHECK(wire::encode(DialogQuery{}.request({}, 50)) == R"({"filter":{},"order":"urgency","limit":50})");
}

TEST_CASE("dialog query: urgency is priority, then the longest wait, then the older dialog", "[state]") {
    const auto key = [](const wire::Dialog& dialog) { return sortKey(wire::DialogOrder::urgency, dialog); };
    wire::Dialog vip = aDialog(9);
    vip.priority = 1;
    CHECK(key(vip) < key(waiting(aDialog(1), 5)));
    CHECK(key(waiting(aDialog(2), 5)) < key(waiting(aDialog(1), 6)));
    CHECK(key(waiting(aDialog(9), 5)) < key(aDialog(1)));
    CHECK(key(aDialog(1)) < key(aDialog(2)));
}

TEST_CASE("dialog query: a closing window comes before a longer wait, a deadline before both", "[state]") {
    const auto key = [](const wire::Dialog& dialog) { return sortKey(wire::DialogOrder::urgency, dialog); };
    wire::Dialog closing = waiting(aDialog(1), 9);
    closing.window_ends_at = Time{Millis{50}};
    CHECK(key(waiting(aDialog(2), 5)) < key(closing));
    closing.window_closing = true;
    CHECK(key(closing) < key(waiting(aDialog(2), 5)));
    wire::Dialog due = waiting(aDialog(3), 9);
    due.answer_due_at = Time{Millis{90}};
    CHECK(key(due) < key(closing));
}

TEST_CASE("dialog query: recent is the newest message first", "[state]") {
    const auto key = [](const wire::Dialog& dialog) { return sortKey(wire::DialogOrder::recent, dialog); };
    wire::Dialog newer = aDialog(1);
    newer.last_seq = 10;
    CHECK(key(newer) < key(aDialog(2)));
}
