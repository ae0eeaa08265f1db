// SPDX-License-Identifier: GPL-3.0-or-later
// Taking a reply back: here while it has not left, else at the server that holds it.
#include "tests/support/acting_desk.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;
using Scene = ActingDesk;

TEST_CASE("undo: a held reply is at the server at once, with what is left of the time", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->setHold(5s);
    scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    CHECK(scene.link.peek<wire::MessageSend>().hold_ms == 5000);
    scene.clock.advance(2s);
    scene.link.goOffline();
    scene.link.start(120, true);
    CHECK(scene.link.peek<wire::MessageSend>().hold_ms == 3000);
    scene.clock.advance(8h);
    scene.restart();
    scene.link.start(120, true);
    CHECK_FALSE(scene.link.peek<wire::MessageSend>().hold_ms); // no second hold
    scene.clock.turnWallClock(-24h);
    scene.restart();
    scene.link.start(120, true);
    CHECK(scene.link.peek<wire::MessageSend>().hold_ms == 5000); // never longer than it was
}

TEST_CASE("undo: notes are not held", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->setHold(5s);
    scene.desk->send(kDialog, wire::ComposeMode::note, "one");
    CHECK_FALSE(scene.link.peek<wire::MessageSend>().hold_ms);
}

TEST_CASE("undo: what has not left the desk comes back at once", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    const std::string id = scene.desk->send(kDialog, wire::ComposeMode::reply, "one", MessageId{90});
    CHECK(scene.desk->undo(id));
    REQUIRE(scene.undone.size() == 1);
    CHECK(scene.undone[0].returned.front().text == "one");
    CHECK(scene.undone[0].returned.front().replyTo == MessageId{90});
    CHECK(scene.vault.outgoing().empty());
    CHECK_FALSE(scene.desk->undo(id));
}

TEST_CASE("undo: what was done before the reply stays, what follows it is off", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->mark(kDialog, true);
    const std::string id = scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    scene.desk->close(kDialog);
    REQUIRE(scene.desk->undo(id));
    REQUIRE(scene.undone.size() == 1);
    REQUIRE(scene.undone[0].returned.size() == 2);
    CHECK(scene.undone[0].returned[0].text == "one");
    CHECK(scene.undone[0].returned[1].action->kind == ActionKind::close);
    REQUIRE(scene.desk->outbox().size() == 1);
    CHECK(scene.desk->outbox().entries().front().outgoing.action->kind == ActionKind::mark);
    CHECK_FALSE(scene.shown().unanswered);
}

TEST_CASE("undo: a dialog isn't joined with another one behind a reply that is taken back", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    const std::string id = scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    DeskAction merge;
    merge.kind = ActionKind::merge;
    merge.into = DialogId{6};
    (void)scene.desk->actLater(kDialog, merge, 10s, nullptr, {});
    REQUIRE(scene.desk->undo(id));
    CHECK(scene.desk->outbox().size() == 0);
    CHECK_FALSE(scene.shown().merged_into);
}

TEST_CASE("undo: what the server holds is cancelled there, and the close behind it is off", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->openThread(ThreadId{105});
    scene.link.answer<wire::DialogHistory>({});
    scene.desk->setHold(5s);
    scene.desk->send(kDialog, wire::ComposeMode::reply, "one", MessageId{90});
    auto sent = scene.sent(110, wire::MessageState::scheduled);
    sent.message.reply_to = MessageId{90};
    scene.link.answer<wire::MessageSend>(sent);
    scene.desk->close(kDialog);
    scene.link.refuse<wire::DialogClose>(Errc::unsent);
    REQUIRE(scene.desk->undo(*scene.desk->message(ThreadId{105}, MessageId{110})));
    CHECK(scene.link.peek<wire::MessageCancel>().client_id == sent.message.client_id);
    CHECK(scene.undone.empty());
    sent.message.state = wire::MessageState::cancelled;
    scene.link.answer<wire::MessageCancel>(sent);
    REQUIRE(scene.undone.size() == 1);
    REQUIRE(scene.undone[0].returned.size() == 2);
    CHECK(scene.undone[0].returned[0].text == "one");
    CHECK(scene.undone[0].returned[0].replyTo == MessageId{90});
    CHECK(scene.shown().status == wire::DialogStatus::active);
    CHECK(scene.desk->outbox().size() == 0);
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("undo: while it is on its way, the server says whether it was in time", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->setHold(5s);
    const std::string id = scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    const auto sent = scene.sent(110, wire::MessageState::scheduled);
    CHECK(scene.desk->undo(id));
    CHECK(scene.link.outstanding("message.cancel") == 0);
    SECTION("it came and is cancelled") {
        scene.link.answer<wire::MessageSend>(sent);
        scene.link.answer<wire::MessageCancel>(sent);
        CHECK(scene.undone.size() == 1);
    }
    SECTION("it came, the event of it before the answer") {
        scene.link.tell(wire::MessageAdded{sent.message, with(Scene::dialog(), sent.message)}, 110);
        CHECK(scene.desk->outbox().size() == 1);
        scene.link.answer<wire::MessageSend>(sent);
        scene.link.answer<wire::MessageCancel>(sent);
        CHECK(scene.undone.size() == 1);
    }
    SECTION("it was refused anyway") {
        scene.link.refuse<wire::MessageSend>(Errc::stale);
        CHECK(scene.undone.size() == 1);
        CHECK(scene.refusals.empty());
    }
    SECTION("the connection breaks: it is taken back by its name, and not sent again") {
        scene.link.goOffline();
        scene.restart(); // even over a kill
        scene.link.start(120, true);
        CHECK(scene.link.outstanding("message.send") == 0);
        CHECK(scene.link.peek<wire::MessageCancel>().client_id == id);
        CHECK(scene.undone.empty());
        scene.link.answer<wire::MessageCancel>(sent);
        REQUIRE(scene.undone.size() == 1);
        CHECK(scene.undone[0].returned.front().text == "one");
    }
    SECTION("it was too late") {
        scene.link.answer<wire::MessageSend>(sent);
        scene.link.refuse<wire::MessageCancel>(Errc::conflict, "on its way");
        CHECK(scene.undone.empty());
        REQUIRE(scene.refusals.size() == 1);
        CHECK(scene.refusals[0].returned.front().undo == true);
    }
    CHECK(scene.desk->outbox().size() == 0);
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("undo: what belongs to a reply waits for it whatever is written meanwhile, and is off with that one alone",
          "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->openThread(ThreadId{105});
    scene.link.answer<wire::DialogHistory>({});
    scene.desk->setHold(5s);
    const std::string first = scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    DeskAction snooze;
    snooze.kind = ActionKind::snooze;
    snooze.untilReply = true;
    scene.desk->actAfterReply(kDialog, snooze, first);
    const auto one = scene.sent(110, wire::MessageState::scheduled);
    scene.link.answer<wire::MessageSend>(one);
    const std::string second = scene.desk->send(kDialog, wire::ComposeMode::reply, "two");
    CHECK(scene.link.peek<wire::MessageSend>().text == "two"); // it doesn't wait for the snooze
    CHECK(scene.link.outstanding("dialog.snooze") == 0);
    const auto two = scene.sent(111, wire::MessageState::scheduled);
    scene.link.answer<wire::MessageSend>(two);
    CHECK_FALSE(scene.desk->letHeldGo());
    CHECK(scene.link.outstanding("dialog.snooze") == 0);
    CHECK(scene.shown().status == wire::DialogStatus::snoozed);
    SECTION("its time is over") {
        scene.clock.advance(5s);
        CHECK(waitUntil([&] { return scene.link.outstanding("dialog.snooze") == 1; }));
    }
    SECTION("the other one is taken back") {
        REQUIRE(scene.desk->undo(second));
        scene.link.answer<wire::MessageCancel>(two);
        REQUIRE(scene.undone.size() == 1);
        CHECK(scene.undone[0].returned.size() == 1);
        CHECK(scene.shown().status == wire::DialogStatus::snoozed);
    }
    SECTION("its own is taken back") {
        REQUIRE(scene.desk->undo(first));
        scene.link.answer<wire::MessageCancel>(one);
        REQUIRE(scene.undone.size() == 1);
        REQUIRE(scene.undone[0].returned.size() == 2);
        CHECK(scene.undone[0].returned[1].action->kind == ActionKind::snooze);
        CHECK(scene.shown().status == wire::DialogStatus::active);
        CHECK(scene.vault.outgoing().empty());
    }
}
