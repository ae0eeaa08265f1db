// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/button.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/new_rows_pill.hpp"
#include "client/views/signin/sign_in_window.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/support/accessible_names.hpp"
#include "tests/support/row_models.hpp"
#include "tests/support/wait_until.hpp"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;

DialogRow aDialog(std::int64_t id) {
    DialogRow row;
    row.id = row.customerId = id;
    row.customerName = QStringLiteral("Customer %1").arg(id);
    row.channelKind = QStringLiteral("telegram");
    row.status = DialogStatus::active;
    row.mine = true;
    row.assigneeId = 1;
    row.assigneeName = QStringLiteral("Anna");
    row.unanswered = true;
    return row;
}

struct Scene {
    kit::Theme theme;
    test::DialogRows dialogs{kNoon};
    test::MessageRows messages;
    InboxWindow window{theme, [] { return kNoon; }};
    DialogListView* list = window.findChild<DialogListView*>();
    QSignalSpy asked{&window, &InboxWindow::dialogRequested};

    Scene() {
        std::vector<std::optional<DialogRow>> rows;
        for (std::int64_t id = 1; id <= 20; ++id)
            rows.push_back(aDialog(id));
        dialogs.set(rows);
        window.setDialogs(&dialogs);
        window.show();
        QTest::qWait(10);
    }
    void open(std::int64_t id) { window.openDialog(aDialog(id), &messages, 0, true); }
    void press(QKeySequence keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                action->trigger();
    }
};

} // namespace

TEST_CASE("inbox: files dropped on a row are asked about, then they are that dialog's", "[views]") {
    Scene scene;
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/plan.pdf"))});
    const QPointF third = scene.list->visualRect(scene.dialogs.index(2)).center();
    QSignalSpy added(scene.window.composer(), &ComposerView::filesAdded);
    const auto drop = [&](const QPointF& at) {
        QDragEnterEvent enters(at.toPoint(), Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(scene.list->viewport(), &enters);
        CHECK(enters.isAccepted());
        QDragMoveEvent moves(at.toPoint(), Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(scene.list->viewport(), &moves);
        QDropEvent dropped(at, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(scene.list->viewport(), &dropped);
    };
    const auto press = [&](const QString& words) {
        auto* box = scene.list->findChild<QMessageBox*>();
        REQUIRE(box);
        CHECK(box->text().contains(QStringLiteral("Customer 3, ")));
        for (QAbstractButton* button : box->buttons())
            if (button->text() == words)
                button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    drop(third);
    press(QStringLiteral("Cancel"));
    CHECK(added.isEmpty());
    CHECK(scene.asked.isEmpty());
    drop(third);
    press(QStringLiteral("Attach"));
    REQUIRE(added.size() == 1);
    CHECK(added[0][0].toLongLong() == 3);
    CHECK(added[0][2].toStringList() == QStringList{QStringLiteral("/tmp/plan.pdf")});
    REQUIRE(scene.asked.size() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 3);
    files.clear();
    files.setText(QStringLiteral("only words"));
    QDragEnterEvent words(third.toPoint(), Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(scene.list->viewport(), &words);
    CHECK_FALSE(words.isAccepted());
}

TEST_CASE("inbox: the window of one dialog shows it alone, keys of the desk are passed to the desk", "[views]") {
    Scene scene;
    scene.open(3);
    QSignalSpy wanted(&scene.window, &InboxWindow::windowRequested);
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    REQUIRE(wanted.size() == 1);
    CHECK(wanted[0][0].toLongLong() == 3);

    InboxWindow own(
        scene.theme, [] { return kNoon; }, InboxWindow::Extent::dialog);
    own.openDialog(aDialog(3), &scene.messages, 0, true);
    own.show();
    QTest::qWait(10);
    CHECK(own.windowTitle() == "Customer 3 [TG], Pult");
    for (const QSize& size : {QSize(640, 760), QSize(1600, 900)}) { // however much room there is
        own.resize(size);
        QTest::qWait(10);
        CHECK_FALSE(own.findChild<DialogListView*>()->isVisible());
        CHECK_FALSE(own.findChild<QWidget*>(QStringLiteral("folders"))->isVisible());
        CHECK_FALSE(own.card()->isVisible()); // until it is asked for
        CHECK(own.thread()->isVisible());
        CHECK(own.composer()->isVisible());
    }
    CHECK(test::controlsWithoutName(own).isEmpty());
    DialogRow renamed = aDialog(3);
    renamed.customerName = QStringLiteral("Ivan");
    own.updateDialog(renamed);
    CHECK(own.windowTitle() == "Ivan [TG], Pult");

    QSignalSpy passedOn(&own, &InboxWindow::deskActionRequested);
    QSignalSpy closed(&own, &InboxWindow::closeRequested);
    QSignalSpy moved(&own, &InboxWindow::windowRequested);
    const QStringList ofDesk{QStringLiteral("queue.next"), QStringLiteral("desk.2"), QStringLiteral("folder.1"),
                             QStringLiteral("work.busy"), QStringLiteral("window.folders")};
    for (const QString& action : ofDesk)
        own.act(action);
    own.act(QStringLiteral("dialog.close"));
    own.act(QStringLiteral("dialog.window"));
    QStringList passed;
    for (const QList<QVariant>& each : passedOn)
        passed += each[0].toString();
    CHECK(passed == ofDesk);
    CHECK(closed.size() == 1);
    CHECK(moved.isEmpty());
    own.closeDialogView();
    CHECK(own.windowTitle() == "Pult");
}

TEST_CASE("inbox: the card of a dialog's own window is a drawer over it, or stands beside it where there is room",
          "[views]") {
    Scene scene;
    InboxWindow own(
        scene.theme, [] { return kNoon; }, InboxWindow::Extent::dialog);
    own.openDialog(aDialog(3), &scene.messages, 0, true);
    own.resize(640, 760);
    own.show();
    QTest::qWait(10);
    const int alone = own.thread()->width();
    const auto* button = own.findChild<kit::Button*>(QStringLiteral("open-card"));
    REQUIRE(button);
    CHECK(button->isVisible());
    own.act(QStringLiteral("window.card"));
    CHECK(own.card()->isVisible());
    CHECK_FALSE(button->isVisible());
    CHECK(own.card()->parentWidget()->rect().contains(own.card()->geometry()));
    CHECK(own.thread()->width() == alone);
    CHECK(test::controlsWithoutName(own).isEmpty());

    own.resize(1100, 760); // the same wish, more room
    QTest::qWait(10);
    CHECK(own.card()->isVisible());
    const QRect card(own.card()->mapTo(&own, QPoint()), own.card()->size());
    const QRect thread(own.thread()->mapTo(&own, QPoint()), own.thread()->size());
    CHECK_FALSE(card.intersects(thread));
    own.resize(640, 760);
    QTest::qWait(10);
    CHECK(own.card()->isVisible());
    own.act(QStringLiteral("window.back"));
    CHECK_FALSE(own.card()->isVisible());
    CHECK(button->isVisible());
}

TEST_CASE("inbox: a click on a row asks for its dialog and the composer's caret", "[views]") {
    Scene scene;
    const QRect third = scene.list->visualRect(scene.dialogs.index(2));
    QTest::mouseClick(scene.list->viewport(), Qt::LeftButton, {}, third.center());
    REQUIRE(scene.asked.count() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 3);
    CHECK(scene.asked[0][1].toBool());
}

TEST_CASE("inbox: arrows in the list open without taking the focus away", "[views]") {
    Scene scene;
    scene.open(1);
    scene.list->setFocus();
    QTest::keyClick(scene.list, Qt::Key_Down);
    REQUIRE(scene.asked.count() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 2);
    CHECK_FALSE(scene.asked[0][1].toBool());
}

TEST_CASE("inbox: the first arrow or the first step opens the first row, not the second", "[views]") {
    Scene scene;
    scene.list->setFocus();
    // As Qt does when the list gets the focus.
    scene.list->selectionModel()->setCurrentIndex(scene.dialogs.index(0), QItemSelectionModel::NoUpdate);
    SECTION("by the arrow") {
        QTest::keyClick(scene.list, Qt::Key_Down);
        REQUIRE(scene.asked.count() == 1);
        CHECK(scene.asked[0][0].toLongLong() == 1);
        CHECK_FALSE(scene.asked[0][1].toBool());
        scene.open(1);
        scene.list->setFocus();
        QTest::keyClick(scene.list, Qt::Key_Down);
        CHECK(scene.asked.last()[0].toLongLong() == 2);
    }
    SECTION("by the step that also works in the composer") {
        scene.list->step(+1);
        REQUIRE(scene.asked.count() == 1);
        CHECK(scene.asked[0][0].toLongLong() == 1);
    }
}

TEST_CASE("inbox: rows that move or go never change the open dialog", "[views]") {
    Scene scene;
    scene.open(5);
    scene.list->setFocus();
    scene.dialogs.moveToTop(7);
    scene.dialogs.removeAt(0);
    scene.dialogs.moveToTop(4);
    scene.dialogs.removeAt(0);
    scene.dialogs.set({aDialog(9), std::nullopt, aDialog(5)});
    CHECK(scene.asked.isEmpty());
    CHECK(scene.window.openDialogId() == 5);
    CHECK(scene.list->currentIndex().data(DialogIdRole).toLongLong() == 5);
}

TEST_CASE("inbox: nothing is marked when the open dialog leaves the list, and the keys go on from there", "[views]") {
    Scene scene;
    scene.open(5);
    REQUIRE(scene.list->currentIndex().row() == 4);
    scene.dialogs.removeAt(4);
    QTest::qWait(10);
    CHECK_FALSE(scene.list->currentIndex().isValid());
    CHECK(scene.list->selectionModel()->selectedIndexes().isEmpty());
    CHECK(scene.window.openDialogId() == 5);
    scene.list->step(+1);
    REQUIRE(scene.asked.count() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 6);
}

TEST_CASE("inbox: a dialog that goes while it was written in leaves the keys to the list", "[views]") {
    Scene scene;
    scene.open(3);
    scene.window.composer()->focusText();
    REQUIRE(scene.window.composer()->hasTextFocus());
    scene.window.closeDialogView();
    CHECK(scene.list->hasFocus());
}

TEST_CASE("inbox: a dialog that goes while its client's card has the keys leaves them to the list", "[views]") {
    Scene scene;
    scene.window.resize(1440, 900);
    scene.open(3);
    CustomerCard card;
    card.id = 3;
    scene.window.card()->setCard(card);
    auto* plus = scene.window.card()->findChild<QWidget*>(QStringLiteral("add-tag"));
    REQUIRE(plus);
    plus->setFocus();
    REQUIRE(plus->hasFocus());
    scene.window.closeDialogView();
    CHECK(scene.list->hasFocus());
}

TEST_CASE("inbox: what is typed on as a dialog is taken away opens no other and goes nowhere", "[views]") {
    Scene scene;
    scene.open(3);
    scene.window.composer()->focusText();
    scene.window.closeDialogView(QStringLiteral("It is with Maria now"));
    QWidget* focus = scene.window.focusWidget();
    REQUIRE(focus == scene.window.thread());
    CHECK(focus->accessibleName() == "It is with Maria now");
    QTest::keyClicks(focus, QStringLiteral("Customer 7 "));
    QTest::keyClick(focus, Qt::Key_Return);
    QTest::keyClick(focus, Qt::Key_Return);
    CHECK(scene.asked.isEmpty());
    CHECK(scene.window.focusWidget() == focus);
    scene.press(Qt::Key_Escape);
    CHECK(scene.list->hasFocus());
    scene.open(4);
    CHECK(focus->accessibleName() == "Messages");
}

TEST_CASE("inbox: Escape leaves a message that is being changed as it was, and only then the field", "[views]") {
    Scene scene;
    scene.open(3);
    ComposerView* composer = scene.window.composer();
    composer->focusText();
    composer->rewrite(3, {42, QStringLiteral("until 18")}, QStringLiteral("until 20"));
    scene.press(Qt::Key_Escape);
    CHECK_FALSE(composer->isRewriting());
    CHECK(composer->hasTextFocus());
    scene.press(Qt::Key_Escape);
    CHECK(scene.list->hasFocus());
}

TEST_CASE("inbox: letters don't lead from row to row", "[views]") {
    Scene scene;
    scene.list->setFocus();
    QTest::keyClicks(scene.list, QStringLiteral("Customer 7"));
    CHECK(scene.asked.isEmpty());
    CHECK(scene.window.openDialogId() == 0);
}

TEST_CASE("inbox: rows are asked to stay while the pointer is among them", "[views]") {
    Scene scene;
    QSignalSpy held(&scene.window, &InboxWindow::rowsHeld);
    const auto point = [&](QEvent::Type type) {
        if (type == QEvent::Leave) {
            QEvent leave(type);
            QCoreApplication::sendEvent(scene.list->viewport(), &leave);
        } else {
            QMouseEvent move(type, QPointF(20, 20), QPointF(20, 20), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(scene.list->viewport(), &move);
        }
    };
    point(QEvent::Leave); // wherever the pointer may have been
    held.clear();
    point(QEvent::MouseMove);
    REQUIRE(held.count() == 1);
    CHECK(held[0][0].toInt() > 5); // the last row on the screen
    auto* pill = scene.list->findChild<NewRowsPill*>();
    scene.window.setNewRows(2);
    CHECK(pill->isVisible());
    pill->click();
    REQUIRE(held.count() == 3); // let in, and held again: the pointer is still there
    CHECK(held[1][0].toInt() == -1);
    CHECK(held[2][0].toInt() > 5);
    point(QEvent::Leave);
    CHECK(held.last()[0].toInt() == -1);
}

TEST_CASE("inbox: other columns are worth remembering and come back in the next window", "[views]") {
    Scene scene;
    QSignalSpy changed(&scene.window, &InboxWindow::layoutChanged);
    scene.press(QKeySequence(Qt::Key_F8));
    CHECK(changed.count() == 1);
    InboxWindow next(scene.theme, [] { return kNoon; });
    next.restoreLayout(scene.window.layoutState());
    next.show();
    QTest::qWait(10);
    CHECK(next.findChild<QWidget*>(QStringLiteral("folders"))->isHidden());
    CHECK_FALSE(next.findChild<QWidget*>(QStringLiteral("card"))->isHidden());
}

TEST_CASE("inbox: keys act on the open dialog and on nothing without one", "[views]") {
    Scene scene;
    QSignalSpy closed(&scene.window, &InboxWindow::closeRequested);
    QSignalSpy answered(&scene.window, &InboxWindow::answeredRequested);
    QSignalSpy next(&scene.window, &InboxWindow::takeNextRequested);
    QSignalSpy reopened(&scene.window, &InboxWindow::reopenRequested);
    scene.press(Qt::CTRL | Qt::Key_D);
    scene.press(Qt::CTRL | Qt::Key_E);
    CHECK(closed.isEmpty());
    CHECK(answered.isEmpty());
    scene.open(5);
    scene.press(Qt::CTRL | Qt::Key_D);
    scene.press(Qt::CTRL | Qt::Key_E);
    scene.press(Qt::CTRL | Qt::Key_N);
    REQUIRE(closed.count() == 1);
    CHECK(closed[0][0].toLongLong() == 5);
    CHECK(answered.count() == 1);
    CHECK(next.count() == 1);
    DialogRow done = aDialog(5);
    done.status = DialogStatus::closed;
    scene.window.updateDialog(done);
    scene.press(Qt::CTRL | Qt::Key_D);
    CHECK(closed.count() == 1);
    CHECK(reopened.count() == 1);
}

TEST_CASE("inbox: a key that does nothing says why", "[views]") {
    Scene scene;
    scene.open(5);
    DialogRow untaken = aDialog(5);
    untaken.status = DialogStatus::queued;
    untaken.unanswered = true;
    scene.window.updateDialog(untaken);
    QSignalSpy answered(&scene.window, &InboxWindow::answeredRequested);
    scene.press(Qt::CTRL | Qt::Key_E);
    CHECK(answered.isEmpty());
    const auto parts = scene.window.findChild<StatusLine*>()->findChildren<QWidget*>();
    CHECK(std::ranges::any_of(
        parts, [](const QWidget* part) { return part->accessibleName() == u"Not possible: take it first"; }));
}

TEST_CASE("inbox: keys of Enter are those of the keypad, too", "[views]") {
    Scene scene;
    for (const QAction* action : scene.window.actions()) {
        const QKeySequence key = action->shortcut();
        if (key.count() != 1 || key[0].key() != Qt::Key_Return)
            continue;
        const QKeySequence other(QKeyCombination(key[0].keyboardModifiers(), Qt::Key_Enter));
        CHECK(action->shortcuts().contains(other));
    }
}

TEST_CASE("inbox: Ctrl+O asks which files go with the reply", "[views]") {
    Scene scene;
    scene.open(5);
    bool asked = false;
    QTimer closing;
    closing.start(5);
    QObject::connect(&closing, &QTimer::timeout, [&] {
        if (auto* chooser = qobject_cast<QFileDialog*>(QApplication::activeModalWidget())) {
            asked = true;
            chooser->reject();
        }
    });
    QTest::keyClick(scene.window.composer()->findChild<ComposerEdit*>(), Qt::Key_O, Qt::ControlModifier);
    CHECK(support::waitUntil([&] { return asked; }));
}

TEST_CASE("inbox: Ctrl+Tab goes back to the dialog before", "[views]") {
    Scene scene;
    scene.open(5);
    scene.open(7);
    scene.press(Qt::CTRL | Qt::Key_Tab);
    REQUIRE(scene.asked.count() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 5);
}

TEST_CASE("inbox: a refusal of another dialog is not shown on this one", "[views]") {
    Scene scene;
    scene.open(5);
    scene.window.pane()->showStale(6, QStringLiteral("Maria"), QStringLiteral("text"));
    CHECK_FALSE(scene.window.pane()->dismissNotice());
    scene.window.pane()->showStale(5, QStringLiteral("Maria"), QStringLiteral("text"));
    CHECK(scene.window.pane()->dismissNotice());
}

TEST_CASE("inbox: the folders move over the list and the card into a drawer when it gets narrow", "[views]") {
    Scene scene;
    scene.open(5);
    QWidget* folders = scene.window.findChild<QWidget*>(QStringLiteral("folders"));
    QWidget* card = scene.window.findChild<QWidget*>(QStringLiteral("card"));
    REQUIRE(folders);
    REQUIRE(card);
    scene.window.resize(1440, 900);
    CHECK(folders->isVisible());
    CHECK(card->isVisible());
    scene.window.resize(1300, 800);
    CHECK_FALSE(folders->isVisible());
    CHECK(card->isVisible());
    scene.window.resize(1024, 640);
    CHECK_FALSE(card->isVisible());
    CHECK(scene.window.thread()->width() >= 420);
    scene.press(Qt::Key_F9);
    CHECK(card->isVisible());
    CHECK(scene.window.thread()->width() >= 420);
    scene.window.resize(1440, 900);
    CHECK(folders->isVisible());
    CHECK(card->isVisible());
}

TEST_CASE("folders: Not sent stands there only while something is not sent", "[views]") {
    Scene scene;
    scene.window.resize(1440, 900);
    const auto shown = [&](const char* name) {
        for (const auto* button :
             scene.window.findChild<QWidget*>(QStringLiteral("folders"))->findChildren<QPushButton*>())
            if (button->accessibleName().startsWith(QLatin1String(name)))
                return button->isVisible();
        return false;
    };
    CHECK(shown("Drafts"));
    CHECK_FALSE(shown("Not sent"));
    scene.window.setFolderCount(Folder::unsent, {1, 1});
    CHECK(shown("Not sent"));
    scene.window.setFolder(Folder::unsent);
    scene.window.setFolderCount(Folder::unsent, {0, 0});
    CHECK(shown("Not sent")); // it is open: it does not vanish under somebody's eyes
    scene.window.setFolder(Folder::mine);
    CHECK_FALSE(shown("Not sent"));
}

TEST_CASE("folders: beside the name stands who needs an answer, or how many where nobody does", "[views]") {
    CHECK(folderNumber(Folder::mine, {4, 11}) == 4);
    CHECK(folderNumber(Folder::unassigned, {0, 3}) == 0);
    CHECK(folderNumber(Folder::snoozed, {0, 3}) == 3);
    CHECK(folderNumber(Folder::drafts, {2, 2}) == 2);
    CHECK(folderNumber(Folder::closed, {0, 1204}) == 0);
    CHECK(folderNumber(Folder::spam, {0, 12}) == 0);
    CHECK(folderNumber(Folder::waiting, {}) == 0);
}

TEST_CASE("list: nobody is told that all is done while nobody knows", "[views]") {
    Scene scene;
    scene.window.setDialogs(nullptr);
    scene.window.setFolder(Folder::unanswered);
    scene.window.setFolderCount(Folder::unassigned, {7, 7});
    const auto action = [&] {
        for (const auto* button : scene.list->viewport()->findChildren<QPushButton*>())
            if (button->isVisible())
                return button->text().toStdString();
        return std::string();
    };
    CHECK(action().empty());
    scene.window.setFolderCount(Folder::unanswered, {0, 0});
    CHECK(action() == "Take next (7)");
    scene.window.setDialogs(&scene.dialogs);
    CHECK(action().empty());
}

TEST_CASE("list: who may connect channels is led there while there is none", "[views]") {
    Scene scene;
    scene.window.setDialogs(nullptr);
    scene.window.setFolder(Folder::unanswered);
    scene.window.setFolderCount(Folder::unanswered, {0, 0});
    QSignalSpy wanted(&scene.window, &InboxWindow::channelsRequested);
    const auto connecting = [&]() -> QPushButton* {
        for (auto* button : scene.list->viewport()->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Connect a channel"))
                return button;
        return nullptr;
    };
    CHECK_FALSE(connecting());
    scene.window.setNeedsChannel(true);
    REQUIRE(connecting());
    connecting()->click();
    CHECK(wanted.count() == 1);
    scene.window.setNeedsChannel(false);
    CHECK_FALSE(connecting());
}

TEST_CASE("inbox: every control has a name, in both languages and at both ends of the scale", "[views]") {
    kit::Language language;
    for (const char* code : {"en", "ru"}) {
        language.set(QString::fromLatin1(code));
        for (int scale : {85, 150}) {
            Scene scene;
            scene.theme.setScalePercent(scale);
            scene.open(5);
            scene.window.setMe(QStringLiteral("Anna"), 1);
            scene.window.pane()->showRefusal(5, QStringLiteral("words"));
            QTest::qWait(10);
            const QStringList nameless = test::controlsWithoutName(scene.window);
            INFO(nameless.join(u'\n').toStdString());
            CHECK(nameless.isEmpty());
        }
    }
    language.set(QStringLiteral("en"));
}

TEST_CASE("language: the words of an open window change at once", "[views]") {
    kit::Language language;
    kit::Theme theme;
    SignInWindow window(theme);
    window.show();
    language.set(QStringLiteral("ru"));
    QCoreApplication::processEvents();
    CHECK(window.windowTitle() == QStringLiteral("Вход в Пульт"));
    language.set(QStringLiteral("en"));
    QCoreApplication::processEvents();
    CHECK(window.windowTitle() == QStringLiteral("Sign in to Pult"));
}
