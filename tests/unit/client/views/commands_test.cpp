// SPDX-License-Identifier: GPL-3.0-or-later
// The table of actions as the palette, the keys and the buttons read it.
#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/parts/picker_list.hpp"
#include "client/views/settings/keys_page.hpp"
#include "client/views/thread/jump_button.hpp"
#include "client/views/thread/thread_pane.hpp"
#include "tests/support/desk_window.hpp"

#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

using test::DeskWindow;

const QKeySequence kPalette(Qt::CTRL | Qt::Key_K);

} // namespace

TEST_CASE("keys: which one sends is said as it is set", "[views]") {
    DeskWindow scene;
    CHECK(scene.action("composer.send").key == "Return");
    scene.window.composer()->setEnterSends(false);
    CHECK(scene.action("composer.send").key == "Ctrl+Return");
    CHECK(scene.action("composer.line").key == "Return");
}

TEST_CASE("actions: every one has words, a name of its own and a key of its own that nothing else needs", "[views]") {
    DeskWindow scene;
    QSet<QString> ids;
    const QList<ActionRow> rows = scene.window.actionRows();
    CHECK(rows.size() > 40);
    for (const ActionRow& row : rows) {
        INFO(row.id.toStdString());
        CHECK_FALSE(row.words.isEmpty());
        CHECK_FALSE(ids.contains(row.id));
        ids.insert(row.id);
        CHECK(row.key == row.usualKey);
        CHECK(row.russian != row.english);
        const bool step = row.id == u"window.back"; // Escape, by nature
        if (!row.fixed && !step)
            CHECK(judgeKey(rows, row.id, row.key).trouble == KeyTrouble::none);
    }
}

TEST_CASE("actions: what can't be done says why", "[views]") {
    DeskWindow scene;
    CHECK(scene.action("dialog.close").whyNot == "no dialog is open");
    CHECK(scene.action("queue.next").whyNot.isEmpty());
    scene.openDialog(false);
    CHECK(scene.action("dialog.close").whyNot.isEmpty());
    CHECK(scene.action("dialog.answered").whyNot == "it is answered");
}

TEST_CASE("actions: one reply into a colleague's dialog has a key, which stands on the bar's button", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    CHECK(scene.action("reply.once").whyNot == "it isn't needed, or not allowed");
    DialogRow theirs;
    theirs.id = 5;
    theirs.status = DialogStatus::active;
    theirs.assigneeId = 2;
    theirs.assigneeName = QStringLiteral("Maria");
    theirs.replyLeave = ReplyLeave::asked;
    scene.window.updateDialog(theirs);
    CHECK(scene.action("reply.once").whyNot.isEmpty());
    const auto buttons = scene.window.pane()->findChildren<kit::Button*>();
    CHECK(std::any_of(buttons.begin(), buttons.end(), [](const kit::Button* button) {
        return button->text() == u"Reply once" && button->toolTip().contains(QStringLiteral("Ctrl+Shift+Y"));
    }));
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_Y);
    CHECK_FALSE(scene.action("reply.once").whyNot.isEmpty());
    CHECK(scene.window.pane()->useReplyOnce(5, 2));
}

TEST_CASE("actions: a colleague's dialog is taken over only by who may", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    DialogRow theirs;
    theirs.id = 5;
    theirs.status = DialogStatus::active;
    theirs.assigneeId = 2;
    theirs.assigneeName = QStringLiteral("Maria");
    const auto offers = [&] {
        const auto buttons = scene.window.pane()->findChildren<kit::Button*>();
        return std::count_if(buttons.begin(), buttons.end(), [](const kit::Button* button) {
            return button->isVisible() && button->action() == u"dialog.take";
        });
    };
    scene.window.updateDialog(theirs);
    CHECK(offers() > 0);
    CHECK(scene.action("dialog.take").whyNot.isEmpty());
    theirs.mayTakeOver = false;
    scene.window.updateDialog(theirs);
    CHECK(offers() == 0);
    CHECK(scene.action("dialog.take").whyNot == "a colleague has it, and your role takes nothing over");
}

TEST_CASE("palette: a few letters and Enter do it, and the caret goes back", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    QSignalSpy closed(&scene.window, &InboxWindow::closeRequested);
    const QWidget* before = scene.window.focusWidget();
    scene.press(kPalette);
    REQUIRE(scene.palette->isVisible());
    CHECK(scene.window.focusWidget() == scene.field);
    QTest::keyClicks(scene.field, QStringLiteral("close or"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK_FALSE(scene.palette->isVisible());
    REQUIRE(closed.size() == 1);
    CHECK(closed[0][0].toLongLong() == 5);
    CHECK(scene.window.focusWidget() == before);
}

TEST_CASE("palette: in the wrong layout and in the other language, by headings and not into them", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    scene.press(kPalette);
    auto* list = scene.palette->findChild<PickerList*>();
    const auto words = [&] { return list->currentIndex().data().toString(); };
    scene.field->setText(QString::fromUtf8("отложить"));
    CHECK(words() == "Snooze");
    scene.field->setText(QStringLiteral("jnkj;bnm")); // the same keys
    CHECK(words() == "Snooze");
    scene.field->clear();
    for (int i = 0; i < 60; ++i) {
        CHECK_FALSE(words().isUpper());
        QTest::keyClick(scene.field, Qt::Key_Down);
    }
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(scene.field, Qt::Key_Up);
    CHECK(list->row() == 1);
    QTest::keyClick(scene.field, Qt::Key_Escape);
    CHECK_FALSE(scene.palette->isVisible());
}

TEST_CASE("palette: what can't be done stays where it is and does nothing", "[views]") {
    DeskWindow scene;
    QSignalSpy closed(&scene.window, &InboxWindow::closeRequested);
    scene.press(kPalette);
    QTest::keyClicks(scene.field, QStringLiteral("close or"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.palette->isVisible());
    CHECK(closed.isEmpty());
}

TEST_CASE("palette: a person opens his dialog", "[views]") {
    DeskWindow scene;
    scene.window.setPeople(
        [] { return QList<Command>{{.id = QStringLiteral("77"), .words = QString::fromUtf8("Семён Ёлкин")}}; });
    QSignalSpy asked(&scene.window, &InboxWindow::dialogRequested);
    scene.press(kPalette);
    scene.field->setText(QString::fromUtf8("елкин"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0][0].toLongLong() == 77);
}

TEST_CASE("keys: another one is obeyed, shown on its button, and the usual one does nothing any more", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    QSignalSpy taken(&scene.window, &InboxWindow::takeNextRequested);
    scene.window.setKeys({{QStringLiteral("queue.next"), QStringLiteral("Ctrl+Y")}});
    scene.press(Qt::CTRL | Qt::Key_Y);
    CHECK(taken.size() == 1);
    for (const QAction* action : scene.window.actions())
        CHECK(action->shortcut() != QKeySequence(Qt::CTRL | Qt::Key_N));
    int shown = 0;
    for (const auto* button : scene.window.findChildren<kit::Button*>())
        shown += button->action() == u"queue.next" && button->toolTip().contains(QStringLiteral("Ctrl+Y"));
    CHECK(shown >= 1);
    CHECK(scene.action("queue.next").usualKey == "Ctrl+N");
    scene.window.setKeys({});
    scene.press(Qt::CTRL | Qt::Key_N);
    CHECK(taken.size() == 2);
}

TEST_CASE("keys: whoever is told of a key is told of the one that holds", "[views]") {
    DeskWindow scene;
    const QLineEdit* search = scene.window.search()->field();
    CHECK(search->toolTip().contains(QStringLiteral("Ctrl+Shift+F")));
    const auto* jump = scene.window.findChild<JumpButton*>();
    CHECK(jump->toolTip().contains(QStringLiteral("Alt+Enter")));
    scene.window.setKeys({{QStringLiteral("queue.search"), QStringLiteral("Ctrl+I")},
                          {QStringLiteral("dialog.newest"), QStringLiteral("Ctrl+Shift+I")},
                          {QStringLiteral("folder.1"), QStringLiteral("Alt+F7")}});
    CHECK(search->toolTip().contains(QStringLiteral("(Ctrl+I)")));
    CHECK(jump->toolTip().contains(QStringLiteral("(Ctrl+Shift+I)")));
    QSignalSpy folder(&scene.window, &InboxWindow::folderRequested);
    scene.press(Qt::ALT | Qt::Key_F7);
    CHECK(folder.size() == 1);
    CHECK_FALSE(scene.action("folder.1").fixed);
    scene.window.setKeys({{QStringLiteral("queue.search"), QString()}});
    CHECK_FALSE(search->toolTip().contains(u'('));
}

TEST_CASE("keys: a usual one that is taken meanwhile is not taken back without a word", "[views]") {
    DeskWindow scene;
    scene.window.setKeys({{QStringLiteral("queue.urgent"), QStringLiteral("Ctrl+I")},
                          {QStringLiteral("queue.next"), QStringLiteral("Ctrl+J")}});
    KeysPage page(scene.theme);
    page.setActions(scene.window.actionRows());
    page.show();
    QSignalSpy usual(&page, &KeysPage::usualRequested);
    const auto press = [&](const QString& key) {
        for (auto* button : page.findChildren<kit::Button*>())
            if (button->toolTip().contains(QStringLiteral("As it was: ") + key) && !button->isHidden())
                return button->click();
        FAIL("no button for " << key.toStdString());
    };
    press(QStringLiteral("Ctrl+J"));
    CHECK(usual.isEmpty());
    const auto labels = page.findChildren<kit::Label*>();
    CHECK(std::any_of(labels.begin(), labels.end(), [](const kit::Label* label) {
        return !label->isHidden() && label->text() == u"Ctrl+J is taken: Take the next dialog";
    }));
    press(QStringLiteral("Ctrl+N"));
    CHECK(usual.size() == 1);
}

TEST_CASE("palette: the window's keys wait until it is away, its own one closes it", "[views]") {
    DeskWindow scene;
    scene.openDialog();
    const auto isKept = [](QWidget* at, QKeyCombination keys) {
        QKeyEvent event(QEvent::ShortcutOverride, keys.key(), keys.keyboardModifiers());
        event.ignore();
        QCoreApplication::sendEvent(at, &event);
        return event.isAccepted();
    };
    scene.press(kPalette);
    CHECK(isKept(scene.field, Qt::CTRL | Qt::Key_D));
    CHECK(isKept(scene.field, Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    QLineEdit plain; // what a text field keeps for itself
    CHECK(isKept(scene.field, Qt::CTRL | Qt::Key_K) == isKept(&plain, Qt::CTRL | Qt::Key_K));
    CHECK_FALSE(isKept(scene.field, Qt::CTRL | static_cast<Qt::Key>(0x041B))); // Л is on K
    CHECK_FALSE(isKept(scene.field, Qt::Key_F1));
    scene.press(kPalette);
    scene.press(Qt::Key_F1);
    auto* overlay = scene.window.findChild<KeysOverlay*>();
    CHECK(isKept(overlay, Qt::CTRL | Qt::Key_D));
}

TEST_CASE("keys: the settings take a free key, also from a Russian keymap, and say why not another", "[views]") {
    DeskWindow scene;
    KeysPage page(scene.theme);
    page.setActions(scene.window.actionRows());
    page.show();
    QSignalSpy chosen(&page, &KeysPage::keyChosen);
    const auto listen = [&]() -> kit::Button* {
        for (auto* button : page.findChildren<kit::Button*>())
            if (button->text() == u"Ctrl+J") {
                button->click();
                return button;
            }
        FAIL("no button with Ctrl+J");
        return nullptr;
    };
    const auto says = [&](const QString& words) {
        for (const auto* label : page.findChildren<kit::Label*>())
            if (!label->isHidden() && label->text().contains(words))
                return true;
        return false;
    };
    kit::Button* button = listen();
    QTest::keyClick(button, Qt::Key_D, Qt::ControlModifier);
    CHECK(chosen.isEmpty());
    CHECK(says(QStringLiteral("Ctrl+D is taken: Close or reopen the dialog")));
    QTest::keyClick(button, Qt::Key_A);
    CHECK(chosen.isEmpty());
    CHECK(says(QStringLiteral("add Ctrl")));
    QKeyEvent russian(QEvent::KeyPress, 0x0428, Qt::ControlModifier, QString()); // Ш is on I
    QCoreApplication::sendEvent(button, &russian);
    REQUIRE(chosen.size() == 1);
    CHECK(chosen[0][0].toString() == "queue.urgent");
    CHECK(chosen[0][1].toString() == "Ctrl+I");
    button = listen();
    QTest::keyClick(button, Qt::Key_Escape);
    CHECK(button->text() == "Ctrl+J");
    CHECK(chosen.size() == 1);
}
