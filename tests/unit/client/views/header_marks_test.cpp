// SPDX-License-Identifier: GPL-3.0-or-later
// What is noted about the open dialog, as its header shows and changes it.
#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/thread/thread_header.hpp"
#include "tests/support/row_models.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct MarkedWindow {
    kit::Theme theme;
    test::MessageRows messages;
    InboxWindow window{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    ThreadHeader* header = window.pane()->header();
    DialogRow row;

    MarkedWindow() {
        window.resize(1440, 900);
        window.show();
        row.id = 5;
        row.customerName = QStringLiteral("Ivan");
        row.status = DialogStatus::active;
        window.openDialog(row, &messages, 0, true);
        QTest::qWait(10);
    }
    kit::Button* saying(const QString& words) const {
        for (auto* button : header->findChildren<kit::Button*>())
            if (button->isVisible() && button->text() == words)
                return button;
        return nullptr;
    }
};

QStringList wordsOf(const QMenu& menu) {
    QStringList words;
    for (const QAction* action : menu.actions())
        words += action->text();
    return words;
}

} // namespace

TEST_CASE("header: a stage is chosen from those that suit, what doesn't fit now can't be", "[views]") {
    MarkedWindow scene;
    scene.window.setChoices(
        {{}, {}, [] {
             return QList<StageRow>{{3, QStringLiteral("booked & paid"), true}, {4, QStringLiteral("later"), false}};
         }});
    QSignalSpy chosen(&scene.window, &InboxWindow::stageRequested);
    QMenu* menu = scene.header->stageMenu();
    emit menu->aboutToShow();
    CHECK(wordsOf(*menu) == QStringList{"None", "booked && paid", "later"});
    CHECK(menu->actions()[0]->isChecked());
    CHECK_FALSE(menu->actions()[2]->isEnabled());
    menu->actions()[1]->trigger();
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0] == QVariantList{5, 3});
    scene.row.stageId = 4;
    scene.row.stageName = QStringLiteral("later");
    scene.window.updateDialog(scene.row);
    CHECK(scene.saying(QStringLiteral("later")));
    emit menu->aboutToShow();
    CHECK(menu->actions()[2]->isEnabled()); // it has it already
}

TEST_CASE("header: a priority shows when it isn't the usual one", "[views]") {
    MarkedWindow scene;
    QSignalSpy chosen(&scene.window, &InboxWindow::priorityRequested);
    QMenu* menu = scene.header->priorityMenu();
    emit menu->aboutToShow();
    CHECK(wordsOf(*menu) == QStringList{"Urgent", "High", "Normal", "Low"});
    menu->actions()[0]->trigger();
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0] == QVariantList{5, 2});
    CHECK_FALSE(scene.saying(QStringLiteral("Urgent")));
    scene.row.priority = kUrgentPriority;
    scene.window.updateDialog(scene.row);
    CHECK(scene.saying(QStringLiteral("Urgent")));
}

TEST_CASE("header: the client gets a tag by a key, wherever his card is", "[views]") {
    MarkedWindow scene;
    scene.row.customerId = 6;
    scene.window.updateDialog(scene.row);
    QSignalSpy tagged(&scene.window, &InboxWindow::customerTagRequested);
    scene.window.act(QStringLiteral("dialog.tag-client"));
    auto* popup = QApplication::activePopupWidget();
    REQUIRE(popup);
    CHECK(popup->accessibleName() == QStringLiteral("New tag of the client"));
    auto* field = popup->findChild<QLineEdit*>();
    QTest::keyClicks(field, QStringLiteral("vip"));
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(tagged.count() == 1);
    CHECK(tagged[0] == QVariantList{6, QStringLiteral("vip"), true});
}

TEST_CASE("header: a menu that a key opened stands on what is so, else on its first line", "[views]") {
    MarkedWindow scene;
    scene.window.act(QStringLiteral("dialog.snooze"));
    QMenu* snooze = scene.header->snoozeMenu();
    CHECK(snooze->activeAction() == snooze->actions().value(0));
    snooze->close();
    scene.window.act(QStringLiteral("dialog.priority"));
    QMenu* priority = scene.header->priorityMenu();
    REQUIRE(priority->activeAction());
    CHECK(priority->activeAction()->text() == QStringLiteral("Normal"));
    priority->close();
}

TEST_CASE("header: menus show the keys that do the same", "[views]") {
    MarkedWindow scene;
    for (auto* menu : scene.header->findChildren<QMenu*>())
        QMetaObject::invokeMethod(menu, "aboutToShow");
    const auto showsKey = [](const QMenu* menu) {
        return !menu->title().section(QChar::fromLatin1('\t'), 1).isEmpty();
    };
    CHECK(showsKey(scene.header->snoozeMenu()));
    CHECK(showsKey(scene.header->priorityMenu()));
    CHECK(showsKey(scene.header->stageMenu()));
}

TEST_CASE("folders: a full desk says so where the next dialog is taken", "[views]") {
    MarkedWindow scene;
    scene.window.setFolderCount(Folder::unassigned, {7, 7});
    const auto* folders = scene.window.findChild<FolderPane*>();
    const auto takes = [&](const QString& words) {
        for (const auto* button : folders->findChildren<kit::Button*>())
            if (button->text() == words)
                return true;
        return false;
    };
    scene.window.setDeskLoad(4, 5);
    CHECK(takes(QStringLiteral("Take next (7)")));
    scene.window.setDeskLoad(5, 5);
    CHECK(takes(QStringLiteral("5 of 5")));
    const auto* list = scene.window.findChild<ListPane*>(); // where the folders have no room
    const auto buttons = list->findChildren<kit::Button*>();
    CHECK(std::any_of(buttons.begin(), buttons.end(), [](const kit::Button* button) {
        return button->action() == u"queue.next" && button->accessibleName() == u"5 of 5, close one or ask the senior";
    }));
}
