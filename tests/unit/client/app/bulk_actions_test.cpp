// SPDX-License-Identifier: GPL-3.0-or-later
// Many dialogs at once, a look at one, a quote by the keyboard: the whole desk behind a scripted link.
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/list_pane.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

struct Scene : InboxScene {
    DialogListView* list = window.findChild<DialogListView*>();
    Seq seq = 200;

    Scene() {
        for (std::int64_t id : {6, 7, 8})
            tell(mine(id));
    }
    static wire::Dialog mine(std::int64_t id) {
        return with(waiting(assignedTo(aDialog(id), 7), 50'000), aMessage(id, 80 + id));
    }
    void tell(wire::Dialog dialog) {
        dialog.version = ++seq;
        link.tell(wire::DialogChanged{std::move(dialog), {}}, seq);
    }
    void tell(const wire::UserChanged& event) { link.tell(event, ++seq); }
    void act(const QList<qint64>& dialogs, const BulkAct& act) { emit window.bulkRequested(dialogs, act); }
    kit::NoticeBar* toast() const { return window.findChild<ListPane*>()->toast(); }
    void pressInToast(const QString& words) {
        for (auto* button : toast()->findChildren<QPushButton*>())
            if (button->text() == words && !button->isHidden())
                return button->click();
        FAIL("no button " << words.toStdString());
    }
    void press(QKeySequence keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                action->trigger();
    }
    /// In the status line.
    bool says(const char* words) const {
        const auto parts = window.findChild<StatusLine*>()->findChildren<QWidget*>();
        return std::ranges::any_of(
            parts, [&](const QWidget* part) { return part->accessibleName() == QString::fromUtf8(words); });
    }
    bool isClosed(std::int64_t id) const { return desk.dialog(DialogId{id})->status == wire::DialogStatus::closed; }
};

const BulkAct kClose{.kind = BulkAct::Kind::close, .tag = {}};

} // namespace

TEST_CASE("bulk: what was done shows at once and is taken back without the server having heard of it", "[app]") {
    Scene scene;
    const auto since = scene.desk.dialog(DialogId{6})->waiting_since;
    scene.act({6, 7}, kClose);
    CHECK(scene.isClosed(6));
    CHECK(scene.isClosed(7));
    CHECK_FALSE(scene.isClosed(8));
    REQUIRE_FALSE(scene.toast()->isHidden());
    CHECK(scene.toast()->words() == QStringLiteral("2 dialog(s) closed ·\u00A010\u00A0s"));
    scene.clock.advance(6s);
    REQUIRE(waitUntil([&] { return scene.toast()->words() == QStringLiteral("2 dialog(s) closed ·\u00A04\u00A0s"); }));
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK_FALSE(scene.isClosed(6));
    CHECK(scene.desk.dialog(DialogId{6})->waiting_since.value() == since.value());
    CHECK(scene.desk.dialog(DialogId{6})->unanswered);
    CHECK(scene.toast()->isHidden());
    CHECK(scene.list->chosen().size() == 2); // as before, to do something else with them
    scene.clock.advance(20s);
    QTest::qWait(300);
    CHECK(scene.link.outstanding("dialog.close") == 0);
    CHECK(scene.desk.outbox().size() == 0);
}

TEST_CASE("bulk: when the time is over it is done, and what could not be done is shown with its reason", "[app]") {
    Scene scene;
    scene.act({6, 7, 8}, kClose);
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 3; }));
    REQUIRE(waitUntil([&] { return scene.toast()->isHidden(); }));
    for (std::int64_t id : {6, 7}) {
        wire::Dialog closed = Scene::mine(id);
        closed.status = wire::DialogStatus::closed;
        closed.version = ++scene.seq;
        scene.link.answer<wire::DialogClose>({closed});
    }
    scene.link.refuse<wire::DialogClose>(Errc::stale, "the customer has written");
    REQUIRE_FALSE(scene.toast()->isHidden());
    CHECK(scene.toast()->words() == QStringLiteral("2 dialog(s) closed, 1 failed"));
    CHECK_FALSE(scene.isClosed(8));
    scene.pressInToast(QStringLiteral("Show"));
    CHECK(scene.list->chosen() == QList<qint64>{8});
}

TEST_CASE("bulk: what is so already is left alone", "[app]") {
    Scene scene;
    wire::Dialog tagged = Scene::mine(6);
    tagged.tags = {"vip"};
    scene.tell(tagged);
    scene.act({6, 7}, {.kind = BulkAct::Kind::tag, .tag = QStringLiteral("vip")});
    CHECK(scene.toast()->words().startsWith(QStringLiteral("1 dialog(s) tagged")));
    CHECK(scene.desk.outbox().size() == 1);
    scene.act({6, 7}, {.kind = BulkAct::Kind::tag, .tag = QStringLiteral("vip")}); // now both have it
    CHECK(scene.desk.outbox().size() == 1);
    CHECK(scene.toast()->isHidden());
}

TEST_CASE("bulk: every act is what it says", "[app]") {
    Scene scene;
    const auto& dialog = [&](std::int64_t id) { return *scene.desk.dialog(DialogId{id}); };
    scene.act({6}, {.kind = BulkAct::Kind::answered, .tag = {}});
    CHECK_FALSE(dialog(6).unanswered);
    scene.act({7}, {.kind = BulkAct::Kind::snooze, .tag = {}, .untilMs = 0});
    CHECK(dialog(7).status == wire::DialogStatus::snoozed);
    scene.act({8}, {.kind = BulkAct::Kind::spam, .tag = {}});
    CHECK(dialog(8).resolution == wire::Resolution::spam);
    scene.act({6}, {.kind = BulkAct::Kind::assign, .operatorId = 9, .tag = {}});
    CHECK(dialog(6).assignee_id == OperatorId{9});
    scene.desk.readUpTo(DialogId{7}, 87);
    scene.act({7}, {.kind = BulkAct::Kind::unread, .tag = {}});
    CHECK(scene.desk.unread(DialogId{7}) == 1);
    CHECK(scene.toast()->words() == QStringLiteral("1 dialog(s) marked as unread ·\u00A010\u00A0s"));
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK(scene.desk.unread(DialogId{7}) == 0);
    scene.tell(aDialog(10));
    scene.act({10}, {.kind = BulkAct::Kind::take, .tag = {}});
    CHECK(scene.link.outstanding("dialog.take") == 1); // a race: at once
    CHECK_FALSE(dialog(10).assignee_id);
}

TEST_CASE("spam: the open dialog ends as spam, and there is time to take it back", "[app]") {
    Scene scene;
    const auto resolution = [&] { return scene.desk.dialog(DialogId{5})->resolution; };
    scene.press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
    CHECK(resolution() == wire::Resolution::spam);
    CHECK(scene.link.outstanding("dialog.close") == 0);
    CHECK(scene.toast()->words() == QStringLiteral("Customer 5 · Closed as spam ·\u00A010\u00A0s"));
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK_FALSE(resolution());

    QTest::qWait(40);
    scene.press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    CHECK(scene.link.peek<wire::DialogClose>().resolution == wire::Resolution::spam);
}

TEST_CASE("spam: what is closed already can still be spam, what is spam stays as it is", "[app]") {
    Scene scene;
    wire::Dialog over = aDialog(6);
    over.status = wire::DialogStatus::closed;
    over.closed_at = Time{Millis{60'000}};
    over.resolution = wire::Resolution::resolved;
    scene.tell(over);
    scene.act({6}, {.kind = BulkAct::Kind::spam, .tag = {}});
    CHECK(scene.desk.dialog(DialogId{6})->resolution == wire::Resolution::spam);
    CHECK(scene.desk.dialog(DialogId{6})->closed_at.value() == Time{Millis{60'000}});
    scene.pressInToast(QStringLiteral("Undo"));
    over.resolution = wire::Resolution::spam;
    scene.tell(over);
    scene.act({6}, {.kind = BulkAct::Kind::spam, .tag = {}});
    CHECK(scene.desk.outbox().size() == 0);
}

TEST_CASE("peek: nothing is read and nobody sees us until it is opened", "[app]") {
    Scene scene;
    scene.link.asked.clear();
    emit scene.window.peekRequested(6);
    CHECK(scene.window.openDialogId() == 6);
    CHECK(scene.link.peek<wire::DialogViewing>().dialog_id == std::nullopt);
    emit scene.window.thread()->messagesSeen(86);
    CHECK(scene.link.outstanding("dialog.read") == 0);
    CHECK(scene.desk.unread(DialogId{6}) > 0);
    emit scene.window.peekEnded(5);
    CHECK(scene.window.openDialogId() == 5);
    CHECK_FALSE(scene.window.isPeeking());
    CHECK(scene.link.outstanding("dialog.read") == 0);

    emit scene.window.peekRequested(6);
    emit scene.window.thread()->messagesSeen(86);
    emit scene.window.dialogRequested(6, true); // Enter
    CHECK_FALSE(scene.window.isPeeking());
    CHECK(scene.link.outstanding("dialog.read") == 1);
    CHECK(scene.desk.unread(DialogId{6}) == 0);
}

TEST_CASE("quote: Ctrl+Up goes to older messages, Ctrl+Down back, and it stops at both ends", "[app]") {
    Scene scene;
    wire::Message second = aMessage(5, 95, "And breakfast?");
    scene.link.tell(wire::MessageAdded{second, with(assignedTo(aDialog(5, 95), 7), second)}, 95);
    wire::Message note = aMessage(5, 96, "ask Maria");
    note.direction = wire::Direction::note;
    scene.link.tell(wire::MessageAdded{note, with(assignedTo(aDialog(5, 96), 7), note)}, 96);
    QTest::qWait(40);
    const auto quoted = [&] { return scene.composer->quotedId(5); };
    const auto step = [&](Qt::Key key) { QTest::keyClick(scene.edit, key, Qt::ControlModifier); };
    scene.edit->setFocus();
    step(Qt::Key_Down);
    CHECK(quoted() == 0);
    step(Qt::Key_Up);
    CHECK(quoted() == 95); // a note is not for customers
    step(Qt::Key_Up);
    CHECK(quoted() == 90);
    step(Qt::Key_Up);
    CHECK(quoted() == 90);
    step(Qt::Key_Down);
    CHECK(quoted() == 95);
    step(Qt::Key_Down);
    CHECK(quoted() == 95);
    scene.press(Qt::Key_Escape);
    CHECK(quoted() == 0);
    CHECK(scene.edit->hasFocus());
}

TEST_CASE("notices: a reply in a popup goes to its customer, and the draft there stays", "[app]") {
    Scene scene;
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "half a sentence");
    scene.controller.reply(DialogId{6}, QStringLiteral("Yes, at noon"), 0);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.dialog_id == DialogId{6});
    CHECK(sent.text == "Yes, at noon");
    CHECK(sent.seen_seq == 86);
    CHECK(scene.desk.draft(DialogId{6}, wire::ComposeMode::reply)->text == "half a sentence");
    CHECK(scene.window.openDialogId() == 5);
}

TEST_CASE("inbox: a dialog that is marked as unread is left, or it would be read at once", "[app]") {
    Scene scene;
    emit scene.window.dialogRequested(6, false);
    REQUIRE(scene.window.openDialogId() == 6);
    scene.desk.readUpTo(DialogId{6}, 86);
    const bool among = GENERATE(false, true);
    if (among)
        scene.act({6, 7}, {.kind = BulkAct::Kind::unread, .tag = {}});
    else
        scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    CHECK(scene.window.openDialogId() == 0);
    CHECK(scene.desk.unread(DialogId{6}) == 1);
    CHECK(scene.desk.dialog(DialogId{6})->unanswered);
    emit scene.window.dialogRequested(6, false); // by a person, so it may be read
    emit scene.window.thread()->messagesSeen(86);
    CHECK(scene.desk.unread(DialogId{6}) == 0);
}

TEST_CASE("inbox: a dialog that was passed on can be taken back for ten seconds", "[app]") {
    Scene scene;
    Command maria;
    maria.id = QStringLiteral("person/8");
    maria.words = QStringLiteral("Maria");
    emit scene.window.passOnRequested(6, maria, QStringLiteral("She knows him"));
    CHECK(scene.desk.dialog(DialogId{6})->assignee_id == OperatorId{8});
    CHECK(scene.toast()->words() ==
          QStringLiteral("Customer 6 · Passed on to Maria, with your comment ·\u00A010\u00A0s"));
    scene.clock.advance(9s);
    REQUIRE(waitUntil([&] {
        return scene.toast()->words() ==
               QStringLiteral("Customer 6 · Passed on to Maria, with your comment ·\u00A01\u00A0s");
    }));
    CHECK(scene.link.outstanding("dialog.assign") == 0);
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK(scene.desk.dialog(DialogId{6})->assignee_id == OperatorId{7});
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.list->chosen().isEmpty());

    emit scene.window.passOnRequested(6, maria, QStringLiteral("She knows him"));
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.assign") == 1; }));
    const auto asked = scene.link.peek<wire::DialogAssign>();
    CHECK(asked.assignee_id == OperatorId{8});
    CHECK(asked.comment == "She knows him");
    REQUIRE(waitUntil([&] { return scene.toast()->isHidden(); }));
}

TEST_CASE("inbox: a dialog that leaves its operator's sight is left at once, and is back when that is undone",
          "[app]") {
    Scene scene;
    Command maria;
    maria.id = QStringLiteral("person/8");
    maria.words = QStringLiteral("Maria");
    emit scene.window.dialogRequested(6, true);
    REQUIRE(scene.window.openDialogId() == 6);
    scene.composer->setMode(ComposerMode::note);
    scene.type(QStringLiteral("half a note"));
    emit scene.window.passOnRequested(6, maria, QStringLiteral("She knows him"));
    CHECK(scene.window.openDialogId() == 0);
    CHECK(scene.toast()->words() ==
          QStringLiteral("Customer 6 · Passed on to Maria, with your comment ·\u00A010\u00A0s"));
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK(scene.window.openDialogId() == 6);
    CHECK(scene.composer->text(6, ComposerMode::note) == "half a note");

    // Another one has been opened meanwhile: it stays.
    emit scene.window.passOnRequested(6, maria, {});
    emit scene.window.dialogRequested(7, true);
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK(scene.window.openDialogId() == 7);
}

TEST_CASE("inbox: who sees a dialog that he passes on stays in it", "[app]") {
    Scene scene;
    wire::User me = scene.desk.me();
    me.role = wire::Role::owner;
    scene.tell(wire::UserChanged{me});
    Command maria;
    maria.id = QStringLiteral("person/8");
    maria.words = QStringLiteral("Maria");
    emit scene.window.dialogRequested(6, true);
    emit scene.window.passOnRequested(6, maria, {});
    CHECK(scene.window.openDialogId() == 6);
}

TEST_CASE("inbox: who passes a dialog on and sees it still is told that he follows it", "[app]") {
    Scene scene;
    wire::User me = scene.desk.me();
    me.role = wire::Role::owner;
    scene.tell(wire::UserChanged{me});
    Command receiver;
    receiver.words = QStringLiteral("Maria");
    receiver.id = QStringLiteral("person/8");
    emit scene.window.passOnRequested(6, receiver, {});
    CHECK(scene.toast()->words() == QStringLiteral("Customer 6 · Passed on to Maria, you follow it ·\u00A010\u00A0s"));
    receiver.id = QStringLiteral("group/3");
    receiver.words = QStringLiteral("Sales");
    emit scene.window.passOnRequested(7, receiver, {});
    CHECK(scene.toast()->words() ==
          QStringLiteral("Customer 7 · Passed on to the queue of Sales, you follow it ·\u00A010\u00A0s"));
    // What nobody had, nobody follows by that.
    wire::Dialog unowned = Scene::mine(8);
    unowned.assignee_id.reset();
    unowned.status = wire::DialogStatus::queued;
    scene.tell(unowned);
    emit scene.window.passOnRequested(8, receiver, {});
    CHECK(scene.toast()->words() == QStringLiteral("Customer 8 · Passed on to the queue of Sales ·\u00A010\u00A0s"));
}

TEST_CASE("inbox: a dialog is closed with a result, which can be changed while there is time", "[app]") {
    Scene scene;
    emit scene.window.closeRequested(6, QStringLiteral("declined"));
    CHECK(scene.toast()->words() == QStringLiteral("Customer 6 · Closed: declined ·\u00A010\u00A0s"));
    CHECK(scene.desk.dialog(DialogId{6})->resolution == wire::Resolution::declined);
    emit scene.window.bulkResultChosen(QStringLiteral("duplicate"));
    CHECK(scene.toast()->words() == QStringLiteral("Customer 6 · Closed: a duplicate ·\u00A010\u00A0s"));
    CHECK(scene.desk.outbox().size() == 1);
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    CHECK(scene.link.peek<wire::DialogClose>().resolution == wire::Resolution::duplicate);
}

TEST_CASE("bulk: many dialogs are closed with a result, which can be changed while there is time", "[app]") {
    Scene scene;
    scene.act({5, 6}, {.kind = BulkAct::Kind::close, .tag = {}, .resolution = QStringLiteral("declined")});
    CHECK(scene.desk.dialog(DialogId{6})->resolution == wire::Resolution::declined);
    emit scene.window.bulkResultChosen(QStringLiteral("no_reply_from_client"));
    CHECK(scene.desk.outbox().size() == 2);
    CHECK(scene.desk.dialog(DialogId{5})->resolution == wire::Resolution::no_reply_from_client);
    scene.pressInToast(QStringLiteral("Undo"));
    CHECK_FALSE(scene.isClosed(5));
    CHECK(scene.desk.outbox().size() == 0);
}

TEST_CASE("inbox: a dialog that was closed says with what result, and can be taken back for ten seconds", "[app]") {
    Scene scene;
    const auto close = [&] {
        emit scene.window.closeRequested(6);
        REQUIRE(scene.isClosed(6));
        CHECK(scene.toast()->words() == QStringLiteral("Customer 6 · Closed: resolved ·\u00A010\u00A0s"));
    };
    close();
    SECTION("by the button") {
        scene.pressInToast(QStringLiteral("Undo"));
    }
    SECTION("by the key in the empty composer") {
        QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    }
    SECTION("by opening it again") {
        emit scene.window.reopenRequested(6);
    }
    CHECK_FALSE(scene.isClosed(6));
    CHECK(scene.says("Taken back: Customer 6 · Closed: resolved"));
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.toast()->isHidden());
    close();
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    REQUIRE(waitUntil([&] { return scene.toast()->isHidden(); }));
    emit scene.window.reopenRequested(6);
    CHECK(scene.isClosed(6) == false);
    CHECK(scene.desk.outbox().size() == 2); // it was done, so opening it again is another act
}

TEST_CASE("inbox: a dialog that was put to sleep says until when, and can be taken back for ten seconds", "[app]") {
    Scene scene;
    const auto sleeps = [&] { return scene.desk.dialog(DialogId{6})->status == wire::DialogStatus::snoozed; };
    emit scene.window.snoozeRequested(6, 0);
    CHECK(sleeps());
    CHECK(scene.toast()->words() == QStringLiteral("Customer 6 · Snoozed until the client writes ·\u00A010\u00A0s"));
    QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK_FALSE(sleeps());
    CHECK(scene.desk.outbox().size() == 0);

    emit scene.window.snoozeRequested(6, scene.desk.nowMs() + 3'600'000);
    CHECK(scene.toast()->words().startsWith(QStringLiteral("Customer 6 · Snoozed until ")));
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.snooze") == 1; }));
    CHECK(scene.link.peek<wire::DialogSnooze>().until);
}

TEST_CASE("inbox: a close that comes back with the reply before it leaves nothing to take back", "[app]") {
    Scene scene;
    scene.desk.setHold(5s);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    emit scene.window.closeRequested(5);
    REQUIRE(scene.isClosed(5));
    emit scene.window.undoRequested(); // by the status line
    scene.link.refuse<wire::MessageSend>(Errc::invalid, "not sent");
    CHECK_FALSE(scene.isClosed(5));
    CHECK(scene.toast()->isHidden());
}

TEST_CASE("inbox: the key takes back what was done last, and stands only there", "[app]") {
    Scene scene;
    scene.desk.setHold(5s);
    const auto* status = scene.window.findChild<StatusLine*>();
    const auto keyStands = [](const QWidget* place) {
        const auto buttons = place->findChildren<QPushButton*>();
        return std::ranges::any_of(buttons, [&](const QPushButton* button) {
            return button->isVisibleTo(place) && button->text().startsWith(QStringLiteral("Undo")) &&
                   button->toolTip().contains(QStringLiteral("Ctrl+Z"));
        });
    };
    const auto undo = [&] { QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier); };
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(keyStands(status));
    emit scene.window.closeRequested(5);
    REQUIRE(scene.isClosed(5));
    CHECK(keyStands(scene.toast()));
    CHECK_FALSE(keyStands(status));

    SECTION("the close, then the reply") {
        undo();
        CHECK_FALSE(scene.isClosed(5));
        REQUIRE(scene.desk.outbox().size() == 1);
        CHECK_FALSE(scene.desk.outbox().entries().front().outgoing.undo); // the answer goes its way
        scene.clock.advance(1s);
        REQUIRE(waitUntil([&] { return keyStands(status); }));
        undo();
        REQUIRE(scene.desk.outbox().size() == 1);
        CHECK(scene.desk.outbox().entries().front().outgoing.undo);
    }
    SECTION("a reply that was written after the close") {
        emit scene.window.closeRequested(6);
        CHECK(keyStands(scene.toast()));
        scene.window.setHeld(QStringLiteral("Ivan"), 5);
        CHECK(keyStands(status));
        CHECK_FALSE(keyStands(scene.toast()));
        scene.window.setHeld(QStringLiteral("Ivan"), 4);
        CHECK(keyStands(status));
        scene.window.setHeld(QStringLiteral("Ivan"), 0);
        CHECK(keyStands(scene.toast()));
        undo();
        CHECK_FALSE(scene.isClosed(6));
    }
}

TEST_CASE("inbox: who writes on in a dialog that he has closed can't take the close back, and is not told that he has",
          "[app]") {
    Scene scene;
    emit scene.window.closeRequested(6);
    REQUIRE_FALSE(scene.toast()->isHidden());
    scene.desk.send(DialogId{6}, wire::ComposeMode::note, "asked for a call");
    CHECK(scene.link.outstanding("dialog.close") == 1);
    CHECK(scene.toast()->isHidden());
    emit scene.window.bulkUndoRequested();
    CHECK_FALSE(scene.says("Taken back: Customer 6 · Closed: resolved"));
    CHECK(scene.isClosed(6));
}

TEST_CASE("inbox: the time to think again is the same whoever sets the clock on the wall", "[app]") {
    Scene scene;
    scene.desk.setHold(5s);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    emit scene.window.closeRequested(6);
    const auto by = GENERATE(std::chrono::hours{1}, -std::chrono::hours{1});
    scene.clock.turnWallClock(by);
    scene.clock.advance(3s);
    REQUIRE(waitUntil([&] { return scene.toast()->words().endsWith(QStringLiteral("7\u00A0s")); }));
    const auto buttons = scene.window.findChild<StatusLine*>()->findChildren<QPushButton*>();
    CHECK(std::ranges::any_of(buttons,
                              [](const QPushButton* each) { return each->text() == QStringLiteral("Undo, 2 s"); }));
    scene.clock.advance(7s);
    CHECK(waitUntil([&] { return scene.toast()->isHidden(); }));
}

TEST_CASE("inbox: what was closed a moment ago makes room for the next dialog", "[app]") {
    Scene scene;
    emit scene.window.closeRequested(6);
    emit scene.window.takeNextRequested();
    CHECK(scene.link.outstanding("dialog.close") == 0);
    scene.link.refuse<wire::DialogTakeNext>(Errc::conflict, "the desk is full");
    CHECK(scene.link.outstanding("dialog.close") == 1);
    REQUIRE(scene.link.outstanding("dialog.take_next") == 1);
    CHECK(scene.toast()->isHidden());
    scene.link.refuse<wire::DialogTakeNext>(Errc::conflict, "the desk is full");
    CHECK(scene.link.outstanding("dialog.take_next") == 0);
}

TEST_CASE("inbox: the next dialog opens when it comes, and calls nobody away who has gone on meanwhile", "[app]") {
    Scene scene;
    scene.window.act(QStringLiteral("queue.next"));
    scene.window.act(QStringLiteral("queue.next")); // the finger stays on the key
    REQUIRE(scene.link.outstanding("dialog.take_next") == 1);
    enum class Meanwhile { nothing, writes, reads };
    const auto meanwhile = GENERATE(Meanwhile::nothing, Meanwhile::writes, Meanwhile::reads);
    const bool writes = meanwhile == Meanwhile::writes;
    const bool reads = meanwhile == Meanwhile::reads;
    if (writes)
        scene.type(QStringLiteral("Yes"));
    if (reads)
        scene.controller.open(DialogId{6}, true);
    wire::Dialog next = Scene::mine(9);
    next.version = ++scene.seq;
    scene.link.answer<wire::DialogTakeNext>({next});
    CHECK(scene.window.openDialogId() == (writes ? 5 : reads ? 6 : 9));
    CHECK(scene.says("Taken, waits on your desk: Customer 9") == (writes || reads));
    CHECK(scene.text() == (writes ? "Yes" : ""));
    scene.window.act(QStringLiteral("queue.next"));
    CHECK(scene.link.outstanding("dialog.take_next") == 1);
}

TEST_CASE("inbox: a key that is held down closes one dialog, and only steps go on", "[app]") {
    Scene scene;
    const auto repeats = [&](const char* id) {
        const QKeySequence key = scene.window.keyOf(QString::fromLatin1(id));
        const auto actions = scene.window.actions();
        const auto found =
            std::ranges::find_if(actions, [&](const QAction* action) { return action->shortcut() == key; });
        REQUIRE(found != actions.end());
        return (*found)->autoRepeat();
    };
    for (const char* id : {"queue.next", "dialog.close", "dialog.close-next", "dialog.spam", "dialog.follow"})
        CHECK_FALSE(repeats(id));
    CHECK(repeats("queue.down"));
    CHECK(repeats("window.bigger"));
}

TEST_CASE("inbox: what is open over a dialog goes with it", "[app]") {
    Scene scene;
    scene.window.act(GENERATE(QStringLiteral("dialog.tag"), QStringLiteral("dialog.priority"),
                              QStringLiteral("dialog.pass-on"), QStringLiteral("reply.emoji")));
    REQUIRE(QApplication::activePopupWidget());
    if (GENERATE(true, false))
        scene.link.tell(wire::DialogRemoved{DialogId{5}}, ++scene.seq);
    else
        scene.controller.open(DialogId{6}, true);
    CHECK(QApplication::activePopupWidget() == nullptr);
}

TEST_CASE("inbox: the most urgent is the first by urgency, and none that was put off", "[app]") {
    Scene scene;
    wire::Dialog longest = waiting(Scene::mine(6), 10'000);
    longest.status = wire::DialogStatus::snoozed;
    scene.tell(longest);
    scene.tell(waiting(Scene::mine(7), 20'000));
    wire::Dialog due = waiting(Scene::mine(8), 40'000);
    due.answer_due_at = at(45'000); // he must be answered first
    scene.tell(due);
    emit scene.window.mostUrgentRequested();
    CHECK(scene.window.openDialogId() == 8);
    emit scene.window.mostUrgentRequested();
    CHECK(scene.window.openDialogId() == 7);
    scene.tell(assignedTo(Scene::mine(8), 8)); // no longer mine
    emit scene.window.mostUrgentRequested();
    CHECK(scene.window.openDialogId() == 7); // the one that was put off sleeps on
}

TEST_CASE("inbox: one key sends, closes and goes to the most urgent, and only when the reply goes out", "[app]") {
    Scene scene;
    scene.window.act(QStringLiteral("reply.send-next"));
    CHECK_FALSE(scene.isClosed(5)); // nothing is written
    scene.type(QStringLiteral("At {?time}"));
    scene.window.act(QStringLiteral("reply.send-next"));
    CHECK_FALSE(scene.isClosed(5));
    CHECK(scene.window.openDialogId() == 5);
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("At noon"));
    QTest::keyClick(scene.edit, Qt::Key_Enter, Qt::ControlModifier | Qt::ShiftModifier); // the keypad's, too
    CHECK(scene.link.peek<wire::MessageSend>().text == "At noon");
    CHECK(scene.isClosed(5));
    CHECK(scene.window.openDialogId() == 6);
}

TEST_CASE("inbox: no dialog is closed before a reply that goes out later", "[app]") {
    Scene scene;
    SendWish later;
    later.at = scene.clock.now() + 1h;
    scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "Good morning", {}, {}, {}, later);
    const QString why = QStringLiteral("Not closed: a reply goes out by itself later. Send it now or delete it first");
    emit scene.window.closeRequested(5);
    CHECK_FALSE(scene.isClosed(5));
    CHECK(scene.bar() == why);
    CHECK(scene.toast()->isHidden());
    scene.act({5, 6}, kClose);
    CHECK_FALSE(scene.isClosed(5));
    CHECK(scene.isClosed(6));
    scene.act({5}, kClose);
    CHECK(scene.toast()->words() == "1 failed");
}

TEST_CASE("inbox: who is on a break hears that his status takes no dialogs, and a close may still be taken back",
          "[app]") {
    Scene scene;
    emit scene.window.closeRequested(6);
    emit scene.window.takeNextRequested();
    scene.link.refuse<wire::DialogTakeNext>(Errc::conflict, "your status takes no new dialogs: go online first");
    CHECK(scene.says("Your status takes no new dialogs: go online first"));
    CHECK(scene.link.outstanding("dialog.take_next") == 0);
    CHECK(scene.link.outstanding("dialog.close") == 0);
    CHECK_FALSE(scene.toast()->isHidden());
}

TEST_CASE("bulk: what nobody works on is neither answered nor snoozed, and says so at once", "[app]") {
    Scene scene;
    wire::Dialog waits = Scene::mine(8);
    waits.assignee_id.reset();
    waits.status = wire::DialogStatus::queued;
    scene.tell(waits);
    scene.act({8}, {.kind = BulkAct::Kind::answered, .tag = {}});
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.toast()->words() == QStringLiteral("1 failed"));
    scene.act({6, 8}, {.kind = BulkAct::Kind::snooze, .tag = {}});
    CHECK(scene.desk.dialog(DialogId{6})->status == wire::DialogStatus::snoozed);
    CHECK(scene.desk.dialog(DialogId{8})->status == wire::DialogStatus::queued);
}

TEST_CASE("inbox: whoever closes a dialog with a reply for later stays with it and reads why", "[app]") {
    Scene scene;
    scene.desk.openThread(scene.desk.dialog(DialogId{6})->thread_id);
    SendWish tomorrow;
    tomorrow.at = scene.clock.now() + std::chrono::hours{20};
    scene.desk.send(DialogId{6}, wire::ComposeMode::reply, "until tomorrow", {}, {}, {}, tomorrow);
    emit scene.window.closeAndNextRequested(6);
    CHECK_FALSE(scene.isClosed(6));
    CHECK(scene.window.pane()->dialog()->id == 5);
    emit scene.window.closeAndNextRequested(7);
    CHECK(scene.isClosed(7));
    CHECK(scene.window.pane()->dialog()->id != 5);
}
