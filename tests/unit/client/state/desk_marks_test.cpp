// SPDX-License-Identifier: GPL-3.0-or-later
// Passing on, following, stages, priorities, and notes that call colleagues.
#include "tests/support/acting_desk.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Scene = ActingDesk;

TEST_CASE("desk: a dialog passed on to a group stands in its queue at once, with the comment", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->assignToGroup(kDialog, GroupId{4}, "Needs the bookkeepers");
    CHECK(scene.shown().status == wire::DialogStatus::queued);
    CHECK(scene.shown().group_id == GroupId{4});
    CHECK_FALSE(scene.shown().assignee_id);
    const auto request = scene.link.peek<wire::DialogAssign>();
    CHECK(request.group_id == GroupId{4});
    CHECK_FALSE(request.assignee_id);
    CHECK(request.comment == "Needs the bookkeepers");
    CHECK(request.client_id);
}

TEST_CASE("desk: what is noted about a dialog shows offline and is asked for once", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->follow(kDialog, true);
    scene.desk->setStage(kDialog, StageId{3});
    scene.desk->setPriority(kDialog, 2);
    CHECK(scene.shown().followers == std::vector{OperatorId{7}});
    CHECK(scene.shown().stage_id == StageId{3});
    CHECK(scene.shown().priority == 2);
    scene.restart();
    scene.link.start(100, true);
    scene.know(Scene::dialog());
    CHECK(scene.shown().priority == 2); // still as it was left
    CHECK(scene.link.peek<wire::DialogFollow>().follow);
    scene.did<wire::DialogFollow>(Scene::dialog());
    CHECK(scene.link.peek<wire::DialogSetStage>().stage_id == StageId{3});
    scene.did<wire::DialogSetStage>(Scene::dialog());
    CHECK(scene.link.peek<wire::DialogSetPriority>().priority == 2);
    wire::Dialog done = Scene::dialog();
    done.priority = 2;
    done.version = 12;
    scene.did<wire::DialogSetPriority>(done);
    CHECK_FALSE(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: no stage and nobody following are what they say", "[state]") {
    Scene scene;
    scene.begin();
    wire::Dialog staged = Scene::dialog();
    staged.stage_id = StageId{3};
    staged.followers = std::vector{OperatorId{7}, kMaria};
    staged.version = 11;
    scene.know(staged);
    scene.desk->setStage(kDialog, StageId{});
    CHECK_FALSE(scene.shown().stage_id);
    scene.desk->follow(kDialog, false);
    CHECK(scene.shown().followers == std::vector{kMaria});
}

TEST_CASE("desk: a refused stage takes no reply with it", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->setStage(kDialog, StageId{3});
    scene.desk->send(kDialog, wire::ComposeMode::reply, "Hello");
    scene.link.refuse<wire::DialogSetStage>(Errc::conflict);
    REQUIRE(scene.refusals.size() == 1);
    CHECK(scene.refusals[0].returned.size() == 1);
    CHECK(scene.desk->outbox().messages() == 1);
    CHECK_FALSE(scene.shown().stage_id);
}

TEST_CASE("desk: a note says whom it calls and whom it is whispered to, a reply nobody", "[state]") {
    Scene scene;
    scene.begin();
    SendWish wish;
    wish.mentions = {kMaria};
    wish.whisperTo = kMaria;
    scene.desk->send(kDialog, wire::ComposeMode::note, "@Maria look", {}, {}, {}, wish);
    const auto note = scene.link.peek<wire::MessageSend>();
    CHECK(note.mentions == std::vector{kMaria});
    CHECK(note.whisper_to == kMaria);
    scene.link.answer<wire::MessageSend>(scene.sent(110));
    scene.desk->send(kDialog, wire::ComposeMode::reply, "Hello", {}, {}, {}, wish);
    const auto reply = scene.link.peek<wire::MessageSend>();
    CHECK_FALSE(reply.mentions);
    CHECK_FALSE(reply.whisper_to);
}

TEST_CASE("desk: what is marked as unread shows offline, is asked for once and stays unread", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->readUpTo(kDialog, 90);
    REQUIRE(scene.desk->unread(kDialog) == 0);
    scene.link.goOffline();
    scene.desk->markUnread(kDialog);
    CHECK(scene.desk->unread(kDialog) == 1);
    CHECK(scene.desk->readSeq(kDialog) == 89);
    CHECK(scene.shown().unanswered); // another fact, left as it was
    scene.restart();
    scene.link.start(100, true);
    wire::Dialog dialog = Scene::dialog();
    scene.know(dialog);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 90}, 102);
    CHECK(scene.desk->unread(kDialog) == 1);
    CHECK(scene.link.peek<wire::DialogMarkUnread>().client_id);
    dialog.read_seq = 89;
    scene.did<wire::DialogMarkUnread>(dialog);
    CHECK_FALSE(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.desk->unread(kDialog) == 1);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 89, true}, 103);
    CHECK(scene.desk->unread(kDialog) == 1);
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: reading takes back that a dialog was to be unread", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->readUpTo(kDialog, 90);
    const bool wasAsked = GENERATE(false, true);
    if (!wasAsked)
        scene.link.goOffline();
    scene.desk->markUnread(kDialog);
    REQUIRE(scene.desk->unread(kDialog) == 1);
    scene.desk->readUpTo(kDialog, 40); // only what is further up
    REQUIRE(scene.desk->unread(kDialog) == 1);
    scene.desk->readUpTo(kDialog, 90);
    CHECK(scene.desk->unread(kDialog) == 0);
    CHECK(scene.desk->outbox().size() == 0);
    CHECK(scene.vault.outgoing().empty());
    if (!wasAsked)
        return;
    CHECK(scene.link.outstanding("dialog.read") == 2); // the second behind the mark
    wire::Dialog marked = Scene::dialog();
    marked.read_seq = 89;
    scene.did<wire::DialogMarkUnread>(marked);
    CHECK(scene.desk->unread(kDialog) == 0);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 89, true}, 103);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 90}, 104);
    CHECK(scene.desk->unread(kDialog) == 0);
}

TEST_CASE("desk: what another computer marks as unread is unread here", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->readUpTo(kDialog, 90);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 89, true}, 103);
    CHECK(scene.desk->unread(kDialog) == 1);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 95, true}, 104); // further on than it is read here
    CHECK(scene.desk->readSeq(kDialog) == 89);
}

TEST_CASE("desk: what is read offline is told after the reconnect, once for each dialog", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->readUpTo(kDialog, 80);
    scene.link.goOffline(); // whether that one arrived nobody knows
    scene.desk->readUpTo(kDialog, 90);
    SECTION("and nothing else has come") {
        const bool resumes = GENERATE(true, false);
        scene.link.start(101, resumes);
        if (resumes)
            scene.link.answer<wire::ChannelList>({});
        REQUIRE(scene.link.outstanding("dialog.read") == 1);
        CHECK(scene.link.peek<wire::DialogRead>().seq == 90);
        scene.link.answer<wire::DialogRead>({});
        scene.link.goOffline();
        scene.link.start(101, false);
        CHECK(scene.link.outstanding("dialog.read") == 0);
    }
    SECTION("but not what is marked as unread here since") {
        scene.desk->markUnread(kDialog);
        scene.link.start(101, false);
        CHECK(scene.link.outstanding("dialog.read") == 0);
        CHECK(scene.link.outstanding("dialog.mark_unread") == 1);
    }
    SECTION("or at another computer") {
        scene.link.start(101, true);
        scene.link.tell(wire::DialogReadUpTo{kDialog, 89, true}, 102);
        CHECK(scene.link.outstanding("dialog.read") == 0);
        CHECK(scene.desk->unread(kDialog) == 1);
    }
    SECTION("nor what another computer has told") {
        scene.link.start(101, true);
        scene.link.tell(wire::DialogReadUpTo{kDialog, 90}, 102);
        CHECK(scene.link.outstanding("dialog.read") == 0);
    }
    SECTION("nor what is out of sight again and again") {
        scene.link.start(101, false);
        scene.link.refuse<wire::DialogRead>(Errc::not_found);
        scene.link.goOffline();
        scene.link.start(101, false);
        CHECK(scene.link.outstanding("dialog.read") == 0);
    }
}
