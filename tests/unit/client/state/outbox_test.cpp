// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/outbox.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace std::chrono_literals;

namespace {

const Ticks kNow{1'000'000ms};

Outgoing anOutgoing(const std::string& clientId, std::int64_t dialog) {
    Outgoing outgoing;
    outgoing.clientId = clientId;
    outgoing.dialog = DialogId{dialog};
    return outgoing;
}

std::vector<std::string> ids(const std::vector<Outgoing>& list) {
    std::vector<std::string> ids;
    for (const Outgoing& outgoing : list)
        ids.push_back(outgoing.clientId);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("outbox: one at a time per dialog, in the order written", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    outbox.add(anOutgoing("a2", 1));
    outbox.add(anOutgoing("b1", 2));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a1", "b1"});
    CHECK(outbox.takeDue(kNow).empty());
    CHECK(outbox.remove("a1"));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a2"});
    CHECK_FALSE(outbox.remove("a1"));
}

TEST_CASE("outbox: what waits holds back its own dialog only", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    outbox.add(anOutgoing("a2", 1));
    (void)outbox.takeDue(kNow);
    outbox.postpone("a1", kNow, 5s);
    outbox.add(anOutgoing("b1", 2));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"b1"});
    CHECK(outbox.nextDue() == kNow + 5s);
    CHECK(ids(outbox.takeDue(kNow + 5s)) == Ids{"a1"});
}

TEST_CASE("outbox: pauses grow up to five minutes and end when the connection is back", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    Millis last{};
    for (int i = 0; i < 15; ++i) {
        outbox.postpone("a1", kNow, 0ms);
        const Millis pause = *outbox.nextDue() - kNow;
        CHECK(pause >= last);
        last = pause;
    }
    CHECK(last == 5min);
    outbox.hurry();
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a1"});
}

TEST_CASE("outbox: a lost connection leaves nothing in flight", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    (void)outbox.takeDue(kNow);
    outbox.onDisconnected();
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a1"});
}

TEST_CASE("outbox: a dialog's messages leave together", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    outbox.add(anOutgoing("b1", 2));
    outbox.add(anOutgoing("a2", 1));
    CHECK(ids(outbox.removeDialog(DialogId{1})) == Ids{"a1", "a2"});
    CHECK(outbox.size() == 1);
}

TEST_CASE("outbox: what is to be taken back waits for nothing, and what is behind it waits", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    (void)outbox.takeDue(kNow);
    outbox.onDisconnected();
    outbox.undo("a1");
    outbox.add(anOutgoing("a2", 1));
    Outgoing back = anOutgoing("a0", 1); // at the server already
    back.undo = true;
    outbox.add(back, true);
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a1", "a0"});
    CHECK(outbox.takeDue(kNow).empty());
    CHECK(outbox.remove("a1"));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a2"});
    CHECK(outbox.messages() == 1);
}

TEST_CASE("outbox: what waits for a reply to leave is worth another try when something moves", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1));
    (void)outbox.takeDue(kNow);
    CHECK(outbox.waitForReply("a1", kNow) == 1);
    CHECK(outbox.takeDue(kNow).empty());
    CHECK(outbox.nextDue() == kNow + 1s);
    outbox.hurry(DialogId{2});
    CHECK(outbox.takeDue(kNow).empty());
    outbox.hurry(DialogId{1});
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"a1"});
    CHECK(outbox.waitForReply("a1", kNow) == 2);
    CHECK(outbox.nextDue() == kNow + 2s);
}

TEST_CASE("outbox: what is held goes when its time is over, whatever hurries", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("a1", 1), false, kNow + 10s);
    outbox.add(anOutgoing("a2", 1));
    outbox.add(anOutgoing("b1", 2));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"b1"});
    CHECK(outbox.nextDue() == kNow + 10s);
    outbox.hurry();
    CHECK(outbox.takeDue(kNow + 9s).empty());
    CHECK(ids(outbox.takeDue(kNow + 10s)) == Ids{"a1"});
    CHECK_FALSE(outbox.nextDue());
}

TEST_CASE("outbox: a message goes before what is held with another's reply, and behind that reply", "[state]") {
    Outbox outbox;
    outbox.add(anOutgoing("reply", 1));
    Outgoing snooze = anOutgoing("snooze", 1);
    snooze.action.emplace().kind = ActionKind::snooze;
    snooze.ofReply = "reply";
    outbox.add(snooze, false, kNow + 5s);
    outbox.add(anOutgoing("message", 1));
    outbox.letGo(DialogId{1});
    CHECK_FALSE(outbox.letGo());
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"reply"});
    CHECK(outbox.remove("reply"));
    CHECK(ids(outbox.takeDue(kNow)) == Ids{"message"});
    CHECK(outbox.takeDue(kNow + 5s).empty()); // one at a time
    CHECK(outbox.remove("message"));
    CHECK(outbox.takeDue(kNow).empty());
    CHECK(ids(outbox.takeDue(kNow + 5s)) == Ids{"snooze"});
}
