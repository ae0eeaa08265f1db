// SPDX-License-Identifier: GPL-3.0-or-later
// Closing, tagging, passing on and the like: in line with the replies, shown at once, done once.
#include "tests/support/acting_desk.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;
using Scene = ActingDesk;

TEST_CASE("desk: what is done with a dialog shows at once and says what was seen", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->mark(kDialog, true);
    CHECK_FALSE(scene.shown().unanswered);
    CHECK(scene.shown().status == wire::DialogStatus::waiting);
    CHECK(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.vault.outgoing().size() == 1);
    const auto mark = scene.link.peek<wire::DialogMark>();
    CHECK(mark.seen_seq == 90);
    CHECK(mark.seen_assignee == OperatorId{7});
    CHECK(mark.answered);
    REQUIRE(mark.client_id);

    wire::Dialog done = Scene::dialog();
    done.unanswered = false;
    done.status = wire::DialogStatus::waiting;
    done.version = 11;
    scene.did<wire::DialogMark>(done);
    CHECK_FALSE(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.shown().version == 11);
}

TEST_CASE("desk: what has come but was not on the screen is not done away with", "[state]") {
    Scene scene;
    scene.begin();
    std::optional<Seq> looked;
    scene.desk->setLook([&](DialogId id) { return id == kDialog ? looked : std::nullopt; });
    const auto seen = [&] {
        scene.desk->snooze(kDialog, scene.clock.now() + 1h, false);
        const auto request = scene.link.peek<wire::DialogSnooze>();
        scene.link.refuse<wire::DialogSnooze>(Errc::stale);
        return request.seen_seq;
    };
    CHECK(seen() == 90); // no window shows it: its row did
    looked = 80;
    CHECK(seen() == 80);
    looked = 0;
    CHECK(seen() == 0);
    looked = 900; // of what the desk doesn't know
    CHECK(seen() == 90);
    looked = 80;
    DeskAction close;
    close.kind = ActionKind::close;
    (void)scene.desk->actLater(kDialog, close, 10s, nullptr, {});
    looked = 90; // looked at since, and closed before
    REQUIRE(scene.desk->letHeldGo());
    CHECK(scene.link.peek<wire::DialogClose>().seen_seq == 80);
}

TEST_CASE("desk: every action shows what it will do", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    Desk& desk = *scene.desk;
    desk.changeTags(kDialog, {"vip", "vip"}, {});
    desk.changeTags(kDialog, {"blue"}, {"vip"});
    CHECK(scene.shown().tags == std::vector<std::string>{"blue"});
    desk.snooze(kDialog, scene.clock.now() + 1h, false);
    CHECK(scene.shown().status == wire::DialogStatus::snoozed);
    CHECK(scene.shown().snoozed_until == scene.clock.now() + 1h);
    desk.assign(kDialog, kMaria, "Yours");
    CHECK(scene.shown().assignee_id == kMaria);
    desk.close(kDialog);
    CHECK(scene.shown().status == wire::DialogStatus::closed);
    CHECK_FALSE(scene.shown().unanswered);
    desk.reopen(kDialog);
    CHECK(scene.shown().status == wire::DialogStatus::active);
    CHECK(scene.shown().assignee_id == OperatorId{7});
    desk.mark(kDialog, false);
    CHECK(scene.shown().unanswered);
    int mine = 0;
    desk.forEachDialog([&](const wire::Dialog& dialog) { mine += dialog.unanswered; });
    CHECK(mine == 1);
    CHECK(scene.vault.outgoing().size() == 7);
}

TEST_CASE("desk: a reply and the close behind it go out in this order after a night offline and a kill", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->send(kDialog, wire::ComposeMode::reply, "Goodbye");
    scene.desk->close(kDialog);
    scene.clock.advance(8h);
    scene.restart();
    CHECK(scene.desk->outbox().size() == 2);
    CHECK(scene.desk->outbox().messages() == 1);
    scene.link.start(100, true);
    scene.know(Scene::dialog());
    CHECK(scene.shown().status == wire::DialogStatus::closed); // still as it was left
    CHECK(scene.link.outstanding("dialog.close") == 0);
    scene.link.answer<wire::MessageSend>(scene.sent(110));
    const auto close = scene.link.peek<wire::DialogClose>();
    CHECK(close.seen_seq == 90);
    scene.did<wire::DialogClose>(closed(Scene::dialog()));
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.refusals.empty());
}

TEST_CASE("desk: a dialog joined with another one names it at once, and outlives a kill", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    DeskAction merge;
    merge.kind = ActionKind::merge;
    merge.into = DialogId{6};
    (void)scene.desk->actLater(kDialog, merge, 10s, nullptr, {});
    CHECK(scene.shown().status == wire::DialogStatus::closed);
    CHECK(scene.shown().resolution == wire::Resolution::merged);
    CHECK(scene.shown().merged_into == DialogId{6});
    CHECK_FALSE(scene.shown().waiting_since); // he waits in the other one
    scene.clock.advance(10s);
    scene.restart();
    scene.link.start(100, true);
    scene.know(Scene::dialog());
    CHECK(scene.shown().merged_into == DialogId{6});
    const auto asked = scene.link.peek<wire::DialogMerge>();
    CHECK(asked.into_id == DialogId{6});
    CHECK(asked.seen_seq == 90);
    wire::Dialog done = closed(Scene::dialog());
    done.merged_into = DialogId{6};
    scene.did<wire::DialogMerge>(done);
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.shown().merged_into == DialogId{6});
}

TEST_CASE("desk: a close before a reply that goes out later comes back at once, and alone", "[state]") {
    Scene scene;
    scene.begin();
    CHECK_FALSE(scene.desk->hasScheduledReply(kDialog));
    SendWish later;
    later.at = scene.clock.now() + std::chrono::hours(1);
    scene.desk->send(kDialog, wire::ComposeMode::reply, "Good morning", {}, {}, {}, later);
    CHECK(scene.desk->hasScheduledReply(kDialog)); // at this desk yet
    scene.desk->openThread(ThreadId{105});
    wire::MessageAnswer sent = scene.sent(110, wire::MessageState::scheduled);
    sent.message.received_at = scene.clock.now();
    sent.message.send_at = *later.at;
    scene.link.answer<wire::MessageSend>(sent);
    wire::MessagePage page;
    page.messages = {sent.message};
    scene.link.answer<wire::DialogHistory>(page);
    REQUIRE(scene.desk->hasScheduledReply(kDialog));
    scene.desk->close(kDialog);
    scene.desk->send(kDialog, wire::ComposeMode::note, "he sleeps");
    scene.link.refuse<wire::DialogClose>(Errc::unsent);
    REQUIRE(scene.refusals.size() == 1);
    CHECK(scene.refusals[0].returned.size() == 1);
    CHECK(scene.shown().status == wire::DialogStatus::active);
    CHECK(scene.link.peek<wire::MessageSend>().text == "he sleeps");
}

TEST_CASE("desk: a close waits until the reply before it has left the server", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->send(kDialog, wire::ComposeMode::reply, "Goodbye");
    scene.desk->close(kDialog);
    const wire::MessageAnswer sent = scene.sent(110);
    scene.link.answer<wire::MessageSend>(sent);
    scene.link.refuse<wire::DialogClose>(Errc::unsent);
    CHECK(scene.refusals.empty());
    CHECK(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.link.outstanding("dialog.close") == 0);
    wire::Message delivered = sent.message;
    delivered.state = wire::MessageState::accepted;
    scene.link.tell(wire::MessageChanged{delivered}, 111);
    REQUIRE(scene.link.outstanding("dialog.close") == 1); // not only after the pause
    for (int time = 0; time < 7; ++time) {
        CHECK(scene.refusals.empty());
        scene.link.refuse<wire::DialogClose>(Errc::unsent);
        scene.link.tell(wire::MessageChanged{delivered}, 112 + time);
    }
    REQUIRE(scene.refusals.size() == 1); // not for ever
    CHECK(scene.refusals[0].error.code == Errc::unsent);
    CHECK(scene.shown().status == wire::DialogStatus::active);
}

TEST_CASE("desk: an action whose answer was lost is repeated under the same name", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->close(kDialog);
    const auto first = scene.link.peek<wire::DialogClose>();
    scene.link.goOffline();
    CHECK(scene.desk->hasPendingAction(kDialog));
    scene.link.start(120, true);
    CHECK(scene.link.peek<wire::DialogClose>().client_id == first.client_id);
    scene.restart();
    scene.link.start(120, true);
    CHECK(scene.link.peek<wire::DialogClose>().client_id == first.client_id);
}

TEST_CASE("desk: a refused action is as if it had not been, and says what a colleague did", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->close(kDialog);
    scene.link.start(120, true);
    wire::Dialog marias = Scene::dialog();
    marias.assignee_id = kMaria;
    marias.version = 12;
    scene.link.tell(wire::DialogChanged{marias, wire::Transition{"taken_over", wire::DialogStatus::active,
                                                                 wire::DialogStatus::active, anOperator(8, "Maria")}},
                    119);
    std::optional<Errc> heard;
    scene.link.refuse<wire::DialogClose>(Errc::taken, "Maria has taken this dialog already");
    REQUIRE(scene.refusals.size() == 1);
    CHECK(scene.refusals[0].error.code == Errc::taken);
    REQUIRE(scene.refusals[0].meanwhile);
    CHECK(scene.refusals[0].meanwhile->actor.name == "Maria");
    CHECK(scene.shown().status == wire::DialogStatus::active);
    CHECK(scene.shown().assignee_id == kMaria);
    CHECK_FALSE(scene.desk->hasPendingAction(kDialog));
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: what was written behind a refused step comes back with it, in order", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->reopen(kDialog);
    scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    scene.desk->send(kDialog, wire::ComposeMode::note, "two");
    scene.desk->close(kDialog);
    scene.link.start(120, true);
    scene.link.refuse<wire::DialogReopen>(Errc::conflict, "open already");
    REQUIRE(scene.refusals.size() == 1);
    const auto& returned = scene.refusals[0].returned;
    REQUIRE(returned.size() == 4);
    CHECK(returned[1].text == "one");
    CHECK(returned[2].text == "two");
    CHECK(returned[3].action->kind == ActionKind::close);
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.desk->outbox().size() == 0);
}

TEST_CASE("desk: a refused tag takes no reply with it", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->changeTags(kDialog, {"vip"}, {});
    scene.desk->send(kDialog, wire::ComposeMode::reply, "one");
    scene.link.refuse<wire::DialogTag>(Errc::forbidden);
    REQUIRE(scene.refusals.size() == 1);
    CHECK(scene.refusals[0].returned.size() == 1);
    CHECK(scene.shown().tags.empty());
    CHECK(scene.link.outstanding("message.send") == 1);
}

TEST_CASE("desk: who asked hears the server's word, once", "[state]") {
    Scene scene;
    scene.begin();
    std::vector<bool> heard;
    QObject view;
    scene.desk->close(kDialog, &view, [&](const Result<DialogId>& answer) { heard.push_back(answer.has_value()); });
    scene.link.goOffline();
    CHECK(heard.empty()); // it is not over yet
    scene.link.start(120, true);
    scene.did<wire::DialogClose>(closed(Scene::dialog()));
    CHECK(heard == std::vector{true});
    scene.desk->reopen(kDialog, &view, [&](const Result<DialogId>& answer) { heard.push_back(answer.has_value()); });
    scene.link.refuse<wire::DialogReopen>(Errc::conflict);
    CHECK(heard == std::vector{true, false});
}

TEST_CASE("desk: a passed on dialog that has left our sight does not come back by a repeated answer", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->assign(kDialog, kMaria, {});
    scene.link.goOffline(); // done at the server, its answer lost
    scene.link.start(120, true);
    scene.link.tell(wire::DialogRemoved{kDialog}, 119);
    wire::Dialog marias = Scene::dialog();
    marias.assignee_id = kMaria;
    marias.version = 12;
    scene.did<wire::DialogAssign>(marias);
    CHECK(scene.desk->dialog(kDialog) == nullptr);
    CHECK(scene.desk->outbox().size() == 0);
}

TEST_CASE("desk: a customer's note is kept, sent under a name and shown meanwhile", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    scene.desk->addCustomerNote(CustomerId{205}, "Likes tea");
    scene.restart();
    scene.link.start(120, true);
    const auto note = scene.link.peek<wire::CustomerNoteAdd>();
    CHECK(note.text == "Likes tea");
    CHECK(note.client_id == scene.vault.outgoing().front().clientId);
    scene.link.answer<wire::CustomerNoteAdd>({{NoteId{1}, CustomerId{205}, anOperator(7), "Likes tea", false, at(1)}});
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: a disk that refuses an action leaves everything as it was", "[state]") {
    struct FullVault final : MemoryVault {
        void putOutgoing(const Outgoing&, Done done) override { done(fail(Errc::unavailable, "the disk is full")); }
    };
    ManualClock clock;
    FakeLink link;
    FullVault vault;
    Desk desk(link, vault, clock);
    link.start(100);
    link.tell(wire::DialogAdded{Scene::dialog(), {}}, 101);
    std::vector<SendRefusal> refusals;
    QObject::connect(&desk, &Desk::sendRefused, &desk, [&](const SendRefusal& each) { refusals.push_back(each); });
    desk.close(kDialog);
    REQUIRE(refusals.size() == 1);
    CHECK(refusals[0].here);
    CHECK(desk.dialog(kDialog)->status == wire::DialogStatus::active);
    CHECK(link.outstanding("dialog.close") == 0);
}

// --- time to think again

TEST_CASE("desk: what is held shows at once, leaves when its time is over, and is taken back without a trace",
          "[state]") {
    Scene scene;
    scene.begin();
    DeskAction close;
    close.kind = ActionKind::close;
    close.resolution = wire::Resolution::spam;
    const wire::Dialog before = scene.shown();
    const std::string first = scene.desk->actLater(kDialog, close, 10s, nullptr, {});
    CHECK(scene.shown().status == wire::DialogStatus::closed);
    CHECK(scene.shown().resolution == wire::Resolution::spam);
    CHECK(scene.vault.outgoing().size() == 1); // a kill would not lose it
    CHECK(scene.link.outstanding("dialog.close") == 0);
    CHECK(scene.desk->dropHeld(first));
    CHECK(scene.shown().status == before.status);
    CHECK(scene.shown().waiting_since.value() == before.waiting_since.value());
    CHECK(scene.vault.outgoing().empty());
    CHECK_FALSE(scene.desk->dropHeld(first));

    int answers = 0;
    const std::string second =
        scene.desk->actLater(kDialog, close, 10s, scene.desk.get(), [&](const Result<DialogId>&) { ++answers; });
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    CHECK_FALSE(scene.desk->dropHeld(second));
    CHECK(scene.link.peek<wire::DialogClose>().resolution == wire::Resolution::spam);
    CHECK(scene.link.peek<wire::DialogClose>().seen_seq == 90);
    scene.did<wire::DialogClose>(closed(Scene::dialog()));
    CHECK(answers == 1);
}

TEST_CASE("desk: a reply lets go what is held in its dialog, so that the customer doesn't wait for it", "[state]") {
    Scene scene;
    scene.begin();
    DeskAction snooze;
    snooze.kind = ActionKind::snooze;
    snooze.untilReply = true;
    (void)scene.desk->actLater(kDialog, snooze, 10s, nullptr, {});
    REQUIRE(scene.link.outstanding("dialog.snooze") == 0);
    scene.desk->send(kDialog, wire::ComposeMode::reply, "One more thing");
    CHECK(scene.link.outstanding("dialog.snooze") == 1);
}
