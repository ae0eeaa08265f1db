// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs in windows of their own: one place to write in, the same keys, nothing typed is lost on the way.
#include "client/kit/label.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/first_message.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

struct OwnScene : InboxScene {
    OwnWindows& windows = controller.ownWindows();
    QSignalSpy changed{&windows, &OwnWindows::changed};

    OwnScene() { link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102); }
    /// As the key does it, from the desk.
    InboxWindow& moveOut() {
        window.act(QStringLiteral("dialog.window"));
        InboxWindow* own = windows.windowOf(DialogId{5});
        REQUIRE(own);
        QTest::qWait(40); // its messages come
        return *own;
    }
    static ComposerEdit* editOf(const InboxWindow& own) { return own.composer()->findChild<ComposerEdit*>(); }
    std::string draft() const {
        const KeptDraft* kept = desk.draft(DialogId{5}, wire::ComposeMode::reply);
        return kept ? kept->text : std::string();
    }
};

/// What the cards need to know is there.
struct CardScene : OwnScene {
    const CustomerId mine{205};  ///< of dialog 5
    const CustomerId other{206}; ///< of dialog 6

    CardScene() {
        window.resize(1440, 900); // the desk's card stands beside
        QTest::qWait(10);
    }
    void know() {
        while (link.outstanding("customer.get") > 0) {
            wire::CustomerDetails details;
            details.customer.id = link.peek<wire::CustomerGet>().customer_id;
            details.customer.name = "Ivan";
            details.customer.fields["city"] = "Tver";
            details.customer.masked = true;
            details.customer.version = 3;
            link.answer<wire::CustomerGet>(details);
        }
        QTest::qWait(10); // the card is made anew
    }
    void uncover(InboxWindow& at, CustomerId id) {
        emit at.card()->uncoverRequested(id.value);
        wire::Customer whole;
        whole.id = id;
        whole.version = 3;
        link.answer<wire::CustomerReveal>(wire::CustomerAnswer{whole});
    }
    static QLineEdit* noteOf(const InboxWindow& at) {
        return at.card()->findChild<QLineEdit*>(QStringLiteral("new-note"));
    }
};

} // namespace

TEST_CASE("own windows: a dialog moves out with what is being written, and is written in there only", "[app]") {
    OwnScene scene;
    scene.type(QStringLiteral("Yes"));
    InboxWindow& own = scene.moveOut();
    CHECK(scene.window.openDialogId() == 0);
    CHECK(scene.text().isEmpty());
    CHECK(own.openDialogId() == 5);
    CHECK(own.composer()->text(5, ComposerMode::reply) == "Yes");
    CHECK(own.thread()->rowCount() == 1);
    CHECK(scene.draft() == "Yes");
    CHECK(scene.changed.size() == 1);

    QTest::keyClicks(OwnScene::editOf(own), QStringLiteral(", from noon"));
    CHECK(scene.draft() == "Yes, from noon");
    CHECK(scene.text().isEmpty());
    scene.controller.keepDrafts();
    CHECK(scene.draft() == "Yes, from noon");
}

TEST_CASE("own windows: asked for again at the desk a dialog stays in its window", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    scene.controller.open(DialogId{6}, true);
    REQUIRE(scene.window.openDialogId() == 6);
    const bool byArrow = GENERATE(false, true);
    emit scene.window.dialogRequested(5, !byArrow);
    CHECK(scene.window.openDialogId() == 6);
    emit scene.window.peekRequested(5);
    CHECK(scene.window.openDialogId() == 6);
    CHECK_FALSE(scene.window.isPeeking());
    CHECK(own.openDialogId() == 5);
    CHECK(scene.windows.windows().size() == 1);
    scene.windows.open(DialogId{5});
    CHECK(scene.windows.windows().size() == 1);
}

TEST_CASE("own windows: files dropped on the row of a dialog go to its window", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    QSignalSpy atDesk(scene.composer, &ComposerView::filesAdded);
    QSignalSpy there(own.composer(), &ComposerView::filesAdded);
    emit scene.window.findChild<DialogListView*>()->filesDropped(5, {QStringLiteral("/nowhere/plan.pdf")});
    CHECK(there.size() == 1);
    CHECK(atDesk.isEmpty());
}

TEST_CASE("own windows: a refused reply comes back where it was written", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    QTest::qWait(280); // an Enter right after a switch is not taken
    QTest::keyClicks(OwnScene::editOf(own), QStringLiteral("Yes"));
    QTest::keyClick(OwnScene::editOf(own), Qt::Key_Return);
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(own.composer()->text(5, ComposerMode::reply).isEmpty());
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    CHECK(own.composer()->text(5, ComposerMode::reply) == "Yes");
    CHECK(scene.text().isEmpty());
    CHECK_FALSE(own.pane()->findChild<kit::NoticeBar*>()->isHidden());
    CHECK(scene.bar().isEmpty());
}

TEST_CASE("own windows: closing one keeps the draft, the desk goes on with it", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    QTest::keyClicks(OwnScene::editOf(own), QStringLiteral("Yes"));
    own.act(QStringLiteral("window.put-away"));
    CHECK(scene.windows.windowOf(DialogId{5}) == nullptr);
    CHECK(scene.windows.kept().open.isEmpty());
    CHECK_FALSE(scene.windows.kept().last.isEmpty());
    CHECK(scene.draft() == "Yes");
    QTest::qWait(10); // it goes for good
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.window.openDialogId() == 5);
    CHECK(scene.text() == "Yes");
    QTest::qWait(40);
    CHECK(scene.window.thread()->rowCount() == 1);
}

TEST_CASE("own windows: one whose dialog goes to somebody else closes", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    scene.controller.open(DialogId{6}, true); // where the keys would go on
    REQUIRE(scene.window.focusWidget() == scene.edit);
    own.activateWindow();
    REQUIRE(waitUntil([&] { return own.isActiveWindow(); }));
    scene.link.tell(wire::DialogRemoved{DialogId{5}}, 103);
    CHECK(scene.windows.windows().empty());
    CHECK(scene.window.focusWidget() == scene.window.thread());
}

TEST_CASE("own windows: one may go while a menu of it is open", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    const QPointer<InboxWindow> window(&own);
    ThreadView* thread = own.thread();
    QTimer::singleShot(0, &own, [&] {
        CHECK(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        scene.link.tell(wire::DialogRemoved{DialogId{5}}, 103);
    });
    QContextMenuEvent asked(QContextMenuEvent::Mouse, thread->rowRect(0).center(),
                            thread->viewport()->mapToGlobal(thread->rowRect(0).center()));
    QApplication::sendEvent(thread->viewport(), &asked);
    CHECK(scene.windows.windows().empty());
    CHECK(waitUntil([&] { return !window; }));
    CHECK(QApplication::activePopupWidget() == nullptr);
}

TEST_CASE("own windows: one may go while files are being chosen in it", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    const QPointer<InboxWindow> window(&own);
    own.composer()->chooseFiles();
    const QPointer<QFileDialog> chooser = own.composer()->findChild<QFileDialog*>();
    REQUIRE(chooser);
    CHECK(chooser->isVisible());
    scene.link.tell(wire::DialogRemoved{DialogId{5}}, 103);
    runQueued();
    CHECK_FALSE(window);
    CHECK_FALSE(chooser);
}

TEST_CASE("own windows: what is done with the dialog is done, keys of the desk reach the desk", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    own.act(QStringLiteral("queue.next"));
    CHECK(scene.link.outstanding("dialog.take_next") == 1);
    own.act(QStringLiteral("dialog.close"));
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
    scene.clock.advance(10s);
    CHECK(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    QSignalSpy moved(&own, &InboxWindow::windowRequested);
    own.act(QStringLiteral("dialog.window"));
    CHECK(moved.isEmpty());
    scene.window.setKeys({{QStringLiteral("dialog.close"), QStringLiteral("Ctrl+Y")}});
    CHECK(own.chosenKeys() == scene.window.chosenKeys());
}

TEST_CASE("own windows: the most urgent dialog is another one than that in whose window the key was pressed", "[app]") {
    OwnScene scene;
    for (const std::int64_t id : {5, 6}) {
        wire::Dialog dialog = waiting(assignedTo(aDialog(id), 7), id * 1000); // 5 waits longer
        dialog.version = 110 + id;
        scene.link.tell(wire::DialogChanged{dialog, {}}, 110 + id);
    }
    InboxWindow& own = scene.moveOut();
    own.act(QStringLiteral("queue.urgent"));
    CHECK(scene.window.openDialogId() == 6);
    scene.window.act(QStringLiteral("queue.urgent")); // from the desk it is that one
    CHECK(scene.window.openDialogId() == 6);
    CHECK(scene.windows.left() == DialogId{});
}

TEST_CASE("own windows: the client's card opens there by the key of the desk, and is worked with there", "[app]") {
    CardScene scene;
    InboxWindow& own = scene.moveOut();
    QSignalSpy passed(&own, &InboxWindow::deskActionRequested);
    own.act(QStringLiteral("window.card"));
    CHECK(passed.isEmpty());
    CHECK(own.card()->isVisible());
    scene.know();
    REQUIRE(CardScene::noteOf(own));

    QTest::keyClicks(CardScene::noteOf(own), QStringLiteral("likes tea"));
    QTest::keyClick(CardScene::noteOf(own), Qt::Key_Return);
    CHECK(waitUntil([&] { return scene.link.outstanding("customer.note") == 1; }));
    CHECK(scene.link.peek<wire::CustomerNoteAdd>().customer_id == scene.mine);
    emit own.card()->tagAddRequested(scene.mine.value, QStringLiteral("family"));

    // What was turned down is in the card again, once, wherever that is.
    scene.link.refuse<wire::CustomerNoteAdd>(Errc::forbidden);
    CHECK(CardScene::noteOf(own)->text() == "likes tea");
    // The tag waited behind the note, and goes all the same.
    REQUIRE(waitUntil([&] { return scene.link.outstanding("customer.update") == 1; }));
    CHECK(scene.link.peek<wire::CustomerUpdate>().add_tags == std::vector<std::string>{"family"});
    own.act(QStringLiteral("window.put-away"));
    scene.controller.open(DialogId{5}, true);
    scene.know();
    REQUIRE(CardScene::noteOf(scene.window));
    CHECK(CardScene::noteOf(scene.window)->text() == "likes tea");
}

TEST_CASE("own windows: contacts stand in full in each window until its own card goes", "[app]") {
    CardScene scene;
    scene.know();
    REQUIRE(scene.window.card()->isVisible());
    scene.uncover(scene.window, scene.mine);
    REQUIRE(scene.desk.isUncovered(scene.mine));
    scene.windows.open(DialogId{6});
    CHECK(scene.desk.isUncovered(scene.mine)); // nobody has closed that card
    InboxWindow& own = *scene.windows.windowOf(DialogId{6});
    own.act(QStringLiteral("window.card"));
    scene.know();
    scene.uncover(own, scene.other);
    CHECK(scene.desk.isUncovered(scene.other));
    CHECK(scene.desk.isUncovered(scene.mine));

    SECTION("by the key") {
        own.act(QStringLiteral("window.card"));
    }
    SECTION("with the window") {
        own.act(QStringLiteral("window.put-away"));
    }
    CHECK_FALSE(scene.desk.isUncovered(scene.other));
    CHECK(scene.desk.isUncovered(scene.mine));
    scene.window.act(QStringLiteral("dialog.window")); // it takes its card along
    CHECK_FALSE(scene.desk.isUncovered(scene.mine));
}

TEST_CASE("own windows: blocks that are folded away are so in all cards", "[app]") {
    CardScene scene;
    scene.window.card()->setFolded(0b10);
    InboxWindow& own = scene.moveOut();
    CHECK(own.card()->folded() == 0b10u);
    QSignalSpy remembered(&scene.window, &InboxWindow::layoutChanged);
    scene.know();
    own.card()->findChild<QPushButton*>(QStringLiteral("head-3"))->click();
    REQUIRE(waitUntil([&] { return own.card()->folded() == 0b1010u; }));
    CHECK(scene.window.card()->folded() == 0b1010u);
    CHECK(remembered.size() == 1);
}

TEST_CASE("own windows: a conversation that is begun from a card opens at the desk", "[app]") {
    CardScene scene;
    InboxWindow& own = scene.moveOut();
    scene.know();
    wire::Customer customer = scene.desk.customer(scene.mine)->customer;
    customer.identities = {{IdentityId{31}, ChannelId{1}, "v7", "Ivan", true}};
    customer.version = 4;
    scene.link.tell(wire::CustomerChanged{customer}, 103);
    emit own.card()->writeFirstRequested(scene.mine.value, 31);
    auto* form = own.findChild<FirstMessage*>();
    REQUIRE(form);
    CHECK(scene.window.findChild<FirstMessage*>() == nullptr);
    emit form->sendRequested(QStringLiteral("Good day"));
    scene.link.answer<wire::DialogStart>({assignedTo(aDialog(8), 7), aReply(8, 104, 7)});
    CHECK(scene.window.openDialogId() == 8);
    CHECK(own.openDialogId() == 5);
}

TEST_CASE("own windows: what was closed in one is taken back there, or at the desk once it is gone", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    const auto isClosed = [&] { return scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed; };
    const auto undoIn = [](const InboxWindow& window) {
        for (auto* button : window.toast()->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Undo") && !button->isHidden())
                return button->click();
        FAIL("nothing to press");
    };
    own.act(QStringLiteral("dialog.close"));
    REQUIRE(isClosed());
    REQUIRE_FALSE(own.toast()->isHidden());
    CHECK(own.toast()->words() == QStringLiteral("Closed: resolved ·\u00A010\u00A0s"));
    CHECK(scene.window.toast()->isHidden());
    SECTION("by its button") {
        undoIn(own);
        CHECK(own.toast()->isHidden());
    }
    SECTION("by the key in its empty composer") {
        QTest::keyClick(OwnScene::editOf(own), Qt::Key_Z, Qt::ControlModifier);
        CHECK(own.toast()->isHidden());
    }
    SECTION("at the desk when the window was closed") {
        own.act(QStringLiteral("window.put-away"));
        REQUIRE(waitUntil([&] { return !scene.window.toast()->isHidden(); }));
        undoIn(scene.window);
    }
    CHECK_FALSE(isClosed());
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.window.toast()->isHidden());
}

TEST_CASE("own windows: what is done at the desk is told at the desk", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    emit scene.window.closeRequested(6);
    CHECK_FALSE(scene.window.toast()->isHidden());
    CHECK(own.toast()->isHidden());
    emit scene.window.bulkRequested({5}, {.kind = BulkAct::Kind::close, .tag = {}}); // among its rows
    CHECK_FALSE(scene.window.toast()->isHidden());
    CHECK(own.toast()->isHidden());
}

TEST_CASE("own windows: a message that is being changed keeps its dialog at the desk", "[app]") {
    OwnScene scene;
    scene.composer->rewrite(5, {90, QStringLiteral("Is it free?"), ComposerMode::reply}, QStringLiteral("Is it?"));
    scene.window.act(QStringLiteral("dialog.window"));
    CHECK(scene.windows.windows().empty());
    CHECK(scene.window.openDialogId() == 5);
}

TEST_CASE("inbox: the dialog of the last time opens where it was left, and says nothing when that is gone", "[app]") {
    InboxScene scene;
    emit scene.window.peekEnded(0);
    REQUIRE(scene.window.openDialogId() == 0);
    QSignalSpy opened(&scene.controller, &InboxController::opened);
    scene.controller.restore(DialogId{5}, false, MessageId{17});
    wire::DialogDetails details;
    details.dialog = assignedTo(aDialog(5), 7);
    if (scene.link.outstanding("dialog.get") > 0)
        scene.link.answer<wire::DialogGet>(details);
    CHECK(scene.window.openDialogId() == 5);
    CHECK(opened.size() == 1);
    bool told = false;
    for (const auto* label : scene.window.findChildren<kit::Label*>())
        told |= label->isVisible() && label->text() == QStringLiteral("The message is no longer there");
    CHECK_FALSE(told);
    CHECK(scene.controller.scrolledTo() == MessageId{}); // its end is seen
}

TEST_CASE("own windows: those of the last time come back, what is gone is left out", "[app]") {
    OwnScene scene;
    KeptWindows kept;
    kept.open = {{6, {}}, {77, {}}, {5, {}}};
    scene.windows.restore(kept);
    while (scene.link.outstanding("dialog.get") > 0) {
        const DialogId asked = scene.link.peek<wire::DialogGet>().dialog_id;
        if (asked == DialogId{77}) {
            scene.link.refuse<wire::DialogGet>(Errc::not_found);
            continue;
        }
        wire::DialogDetails details;
        details.dialog = *scene.desk.dialog(asked);
        scene.link.answer<wire::DialogGet>(details);
    }
    REQUIRE(scene.windows.windowOf(DialogId{6}));
    CHECK(scene.windows.windowOf(DialogId{6})->openDialogId() == 6);
    CHECK(scene.windows.windowOf(DialogId{77}) == nullptr);
    CHECK(scene.windows.windowOf(DialogId{5}) == nullptr); // the desk shows it already
    CHECK(scene.window.openDialogId() == 5);
    REQUIRE(scene.windows.kept().open.size() == 1);
    CHECK(scene.windows.kept().open[0].dialog == 6);
}

TEST_CASE("own windows: the connection is tried again from there, too", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    emit own.reconnectRequested();
    CHECK(scene.link.reconnects == 1);
}

namespace {

/// What the bar across the top of a window says; empty: there is none.
QString alertOf(const InboxWindow& window) {
    const auto* bar = window.findChild<AlertBar*>();
    return bar->isHidden() ? QString() : bar->findChild<kit::NoticeBar*>()->words();
}

void pressInAlert(const InboxWindow& window, const QString& words) {
    for (auto* button : window.findChild<AlertBar*>()->findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == words)
            return button->click();
    FAIL("nothing to press");
}

AlertRow aboutDialog(qint64 dialog, const QString& words) {
    AlertRow row;
    row.key = QStringLiteral("answer/%1").arg(dialog);
    row.grave = true;
    row.words = words;
    row.dialog = dialog;
    return row;
}

} // namespace

TEST_CASE("own windows: a trouble stands in each window until it is put away in one", "[app]") {
    OwnScene scene;
    wire::Alert full;
    full.code = "disk_low";
    scene.link.tell(wire::AlertRaised{full}, 103);
    InboxWindow& own = scene.moveOut(); // it stands already
    CHECK(alertOf(own).startsWith(QStringLiteral("The server's disk")));
    CHECK(alertOf(own) == alertOf(scene.window));
    pressInAlert(own, QStringLiteral("Hide"));
    CHECK(alertOf(own).isEmpty());
    CHECK(alertOf(scene.window).isEmpty());
    scene.link.tell(wire::AlertRaised{full}, 104);
    CHECK_FALSE(alertOf(own).isEmpty());
    pressInAlert(scene.window, QStringLiteral("Hide"));
    CHECK(alertOf(own).isEmpty());
}

TEST_CASE("own windows: the dialog of a trouble opens at the desk, its own window doesn't speak of it", "[app]") {
    OwnScene scene;
    InboxWindow& own = scene.moveOut();
    scene.controller.setDialogAlerts({aboutDialog(5, QStringLiteral("Five waits"))});
    CHECK(alertOf(own).isEmpty());
    CHECK(alertOf(scene.window).isEmpty()); // its window shows who waits
    own.setWindowState(own.windowState() | Qt::WindowMinimized);
    CHECK(alertOf(scene.window) == "Five waits");
    own.bringForward();
    CHECK(alertOf(scene.window).isEmpty());
    scene.controller.setDialogAlerts({aboutDialog(6, QStringLiteral("Six waits"))});
    CHECK(alertOf(own) == "Six waits");
    pressInAlert(own, QStringLiteral("Open"));
    CHECK(scene.window.openDialogId() == 6);
    CHECK(own.openDialogId() == 5);
    CHECK(alertOf(own) == "Six waits");
    CHECK(alertOf(scene.window).isEmpty());
}

TEST_CASE("own windows: the card comes back as wide as it was, and the next window has it so, too", "[app]") {
    CardScene scene;
    InboxWindow& own = scene.moveOut();
    own.resize(1280, 760);
    own.setCardShown(true);
    QTest::qWait(10);
    CHECK(scene.windows.kept().open[0].cardWidth == own.card()->width());
    auto* splitter = own.findChild<QSplitter*>();
    const int before = own.card()->width();
    QList<int> sizes = splitter->sizes();
    sizes[splitter->indexOf(own.card())] = before > 340 ? before - 40 : before + 40;
    splitter->setSizes(sizes);
    QTest::qWait(10);
    const int chosen = own.card()->width();
    REQUIRE(chosen != before);
    KeptWindows kept = scene.windows.kept();
    CHECK(kept.open[0].cardWidth == chosen);
    kept.open[0].dialog = 6; // as after a restart
    scene.windows.restore(kept);
    while (scene.link.outstanding("dialog.get") > 0) {
        wire::DialogDetails details;
        details.dialog = *scene.desk.dialog(DialogId{6});
        scene.link.answer<wire::DialogGet>(details);
    }
    const InboxWindow* back = scene.windows.windowOf(DialogId{6});
    REQUIRE(back);
    QTest::qWait(10);
    CHECK(back->card()->width() == chosen);
    scene.windows.close(DialogId{5});
    CHECK(scene.windows.kept().lastCardWidth == chosen);
}

TEST_CASE("own windows: a card that was open comes back with its window", "[app]") {
    CardScene scene;
    InboxWindow& own = scene.moveOut();
    REQUIRE(scene.windows.kept().open.size() == 1);
    CHECK_FALSE(scene.windows.kept().open[0].card);
    own.act(QStringLiteral("window.card"));
    CHECK(scene.windows.kept().open[0].card);

    const bool wasOpen = GENERATE(false, true);
    KeptWindows kept;
    kept.open = {{6, {}, 0, wasOpen}};
    scene.windows.restore(kept);
    while (scene.link.outstanding("dialog.get") > 0) {
        wire::DialogDetails details;
        details.dialog = *scene.desk.dialog(DialogId{6});
        scene.link.answer<wire::DialogGet>(details);
    }
    InboxWindow* back = scene.windows.windowOf(DialogId{6});
    REQUIRE(back);
    CHECK(back->card()->isVisible() == wasOpen);
    CHECK(back->isCardShown() == wasOpen);
    if (!wasOpen)
        return;
    const auto endsWithBody = [card = back->card()] {
        return card->geometry().bottomRight() == card->parentWidget()->rect().bottomRight();
    };
    CHECK(endsWithBody());
    const int before = back->card()->height();
    scene.controller.setDialogAlerts({aboutDialog(5, QStringLiteral("Five waits"))});
    QTest::qWait(10);
    CHECK(back->card()->height() < before);
    CHECK(endsWithBody());
}

TEST_CASE("own windows: one that can't be asked for now is kept for the next time", "[app]") {
    OwnScene scene;
    KeptWindows kept;
    kept.open = {{77, {}, 30}};
    scene.windows.restore(kept);
    CHECK(waitUntil([&] { return scene.link.outstanding("dialog.get") > 0; }));
    scene.link.goOffline();
    CHECK(scene.windows.windowOf(DialogId{77}) == nullptr);
    REQUIRE(scene.windows.kept().open.size() == 1);
    CHECK(scene.windows.kept().open[0].message == 30);
}

TEST_CASE("own windows: one comes back where the operator had scrolled to", "[app]") {
    OwnScene scene;
    KeptWindows kept;
    kept.open = {{6, {}, 30}};
    scene.windows.restore(kept);
    CHECK(scene.windows.kept().open[0].message == 30); // while it is looked up
    while (scene.link.outstanding("dialog.get") > 0) {
        wire::DialogDetails details;
        details.dialog = *scene.desk.dialog(DialogId{6});
        scene.link.answer<wire::DialogGet>(details);
    }
    InboxWindow* own = scene.windows.windowOf(DialogId{6});
    REQUIRE(own);
    wire::MessagePage page;
    for (Seq seq = 1; seq <= 60; ++seq)
        page.messages.push_back(aMessage(6, seq, "And one more question"));
    while (scene.link.outstanding("dialog.history") > 0)
        scene.link.answer<wire::DialogHistory>(page);
    REQUIRE(waitUntil([&] { return own->thread()->rowCount() == 60; }));
    CHECK(waitUntil([&] {
        const qint64 middle = scene.windows.kept().open[0].message;
        return middle >= 28 && middle <= 32; // what lies above it has got its exact height meanwhile
    }));
    own->thread()->scrollToEnd();
    CHECK(scene.windows.kept().open[0].message == 0);
}
