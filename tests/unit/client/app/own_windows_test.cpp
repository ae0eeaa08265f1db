// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs in windows of their own: one place to write in, the same keys, nothing typed is lost on the way.
#include "client/kit/label.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>
#include <QTest>

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
