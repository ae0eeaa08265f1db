// SPDX-License-Identifier: GPL-3.0-or-later
// The column of folders with its groups, and the filters over the list.
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/theme.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/filter_bar.hpp"
#include "client/views/list/folder_button.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "tests/support/accessible_names.hpp"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct Scene {
    kit::Theme theme;
    InboxWindow window{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    FolderPane* folders = window.findChild<FolderPane*>();
    FilterBar* filters = window.findChild<FilterBar*>();

    Scene() {
        window.resize(1440, 900);
        window.show();
        QTest::qWait(10);
    }
    FolderButton* row(const QString& name) const {
        for (auto* button : folders->findChildren<FolderButton*>())
            if (button->isVisible() && button->accessibleName().startsWith(name))
                return button;
        return nullptr;
    }
    QStringList rows() const {
        QList<FolderButton*> shown;
        for (auto* button : folders->findChildren<FolderButton*>())
            if (button->isVisible())
                shown.append(button);
        std::sort(shown.begin(), shown.end(), [](const auto* one, const auto* other) {
            return one->mapToGlobal(QPoint()).y() < other->mapToGlobal(QPoint()).y();
        });
        QStringList names;
        for (const auto* button : shown)
            names += button->accessibleName().section(u',', 0, 0);
        return names;
    }
    void chooseInMenu(FolderButton* button, const QStringList& path) {
        emit button->customContextMenuRequested(QPoint(4, 4));
        choose(folders->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly).last(), path);
    }
    static void choose(QMenu* menu, const QStringList& path) {
        for (QAction* action : menu->actions()) {
            if (action->text() != path.first())
                continue;
            if (path.size() > 1)
                return choose(action->menu(), path.mid(1));
            action->trigger();
            menu->close();
            return;
        }
        FAIL("no action " << path.first().toStdString());
    }
    void press(QKeySequence keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                action->trigger();
    }
};

QList<FolderEntry> entries() {
    return {
        {FolderGroup::channels,
         QStringLiteral("channel:3"),
         QStringLiteral("Shop"),
         QStringLiteral("telegram"),
         {5, 9}},
        {FolderGroup::tags, QStringLiteral("tag:red"), QStringLiteral("red"), {}, {0, 2}},
        {FolderGroup::saved, QStringLiteral("filter:4"), QStringLiteral("VIP & Co"), {}, {1, 1}, false, true, true}};
}

QList<FilterOffer> offers() {
    return {{FilterKind::channel,
             {{QStringLiteral("3"), QStringLiteral("Shop")}, {QStringLiteral("4"), QStringLiteral("VK")}}},
            {FilterKind::tag, {{QStringLiteral("red"), QStringLiteral("red")}}},
            {FilterKind::period,
             {{QStringLiteral("today"), QStringLiteral("Today")}, {QStringLiteral("week"), QStringLiteral("Week")}}}};
}

} // namespace

TEST_CASE("folders: entries stand in groups that fold away, and the open one stays in sight", "[views]") {
    Scene scene;
    QSignalSpy chosen(&scene.window, &InboxWindow::folderEntryRequested);
    scene.window.setFolderEntries(entries());
    QTest::qWait(10);
    REQUIRE(scene.row(QStringLiteral("Shop")));
    CHECK(scene.row(QStringLiteral("Shop"))->accessibleName() == "Shop, 5 need(s) an answer, 9 dialog(s)");
    scene.row(QStringLiteral("red"))->click();
    CHECK(chosen.takeFirst().first().toString() == "tag:red");
    scene.window.setFolderEntry(QStringLiteral("tag:red"));
    CHECK(scene.row(QStringLiteral("red"))->isChecked());
    CHECK_FALSE(scene.row(QStringLiteral("Mine"))->isChecked());

    QSignalSpy kept(&scene.window, &InboxWindow::folderHabitsChanged);
    for (auto* head : scene.folders->findChildren<QPushButton*>())
        if (head->accessibleName() == "CHANNELS, unfolded" || head->accessibleName() == "TAGS, unfolded")
            head->click();
    QTest::qWait(10);
    CHECK(kept.size() == 2);
    CHECK_FALSE(scene.row(QStringLiteral("Shop")));
    CHECK(scene.row(QStringLiteral("red")));
    CHECK(scene.row(QStringLiteral("VIP & Co")));
    scene.window.setFolder(Folder::mine);
    CHECK(scene.row(QStringLiteral("Mine"))->isChecked());
}

TEST_CASE("folders: numbers of this computer alone say so", "[views]") {
    Scene scene;
    scene.window.setFolderCount(Folder::mine, {4, 11, true});
    CHECK(scene.row(QStringLiteral("Mine"))->accessibleName() ==
          "Mine, 4 need(s) an answer, 11 dialog(s), as kept on this computer");
    scene.window.setFolderCount(Folder::mine, {4, 11});
    CHECK(scene.row(QStringLiteral("Mine"))->accessibleName() == "Mine, 4 need(s) an answer, 11 dialog(s)");
}

TEST_CASE("folders: their order and which are shown is the operator's, and the keys follow", "[views]") {
    Scene scene;
    QSignalSpy kept(&scene.window, &InboxWindow::folderHabitsChanged);
    QSignalSpy opened(&scene.window, &InboxWindow::folderRequested);
    const QStringList before = scene.rows();
    scene.chooseInMenu(scene.row(before[1]), {QStringLiteral("Move up")});
    QTest::qWait(10);
    QStringList after = before;
    after.move(1, 0);
    CHECK(scene.rows() == after);
    scene.press(QKeySequence(Qt::ALT | Qt::Key_1));
    CHECK(opened.takeFirst().first().value<Folder>() == Folder::mine);

    scene.chooseInMenu(scene.row(before[0]), {QStringLiteral("Shown folders"), QStringLiteral("Unassigned")});
    QTest::qWait(10);
    CHECK_FALSE(scene.row(QStringLiteral("Unassigned")));
    scene.press(QKeySequence(Qt::ALT | Qt::Key_3));
    CHECK(opened.takeFirst().first().value<Folder>() != Folder::unassigned);
    // What is open is never hidden.
    scene.window.setFolder(Folder::unassigned);
    CHECK(scene.row(QStringLiteral("Unassigned")));
    CHECK(kept.size() == 2);

    Scene next;
    next.window.setFolderHabits(kept.last().first().value<FolderHabits>());
    QTest::qWait(10);
    CHECK(next.rows().first() == before[1]);
    CHECK_FALSE(next.row(QStringLiteral("Unassigned")));
    next.chooseInMenu(next.row(before[1]), {QStringLiteral("As at first")});
    QTest::qWait(10);
    CHECK(next.rows() == before);
}

TEST_CASE("folders: Tab leads to the chosen one, and an empty queue offers nothing", "[views]") {
    Scene scene;
    const auto takeNext = [&] {
        for (auto* button : scene.folders->findChildren<kit::Button*>())
            if (button->action() == QStringLiteral("queue.next"))
                return button;
        throw std::logic_error("no such button");
    };
    scene.window.activateWindow();
    scene.window.setFolder(Folder::snoozed);
    CHECK(takeNext()->isEnabled()); // who knows what is in the queue
    takeNext()->setFocus();
    QTest::keyClick(takeNext(), Qt::Key_Tab);
    CHECK(scene.window.focusWidget() == scene.row(QStringLiteral("Snoozed")));
    scene.window.setFolderCount(Folder::unassigned, {0, 0});
    CHECK_FALSE(takeNext()->isEnabled());
    scene.window.setFolderCount(Folder::unassigned, {1, 1});
    CHECK(takeNext()->isEnabled());
}

TEST_CASE("folders: whoever rests reads since when, and that nothing new comes", "[views]") {
    Scene scene;
    const auto says = [&](const QString& words) {
        const auto labels = scene.folders->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
    };
    const std::int64_t since = 1'778'587'200'000 - 600'000;
    const QString words = QStringLiteral("Break: Lunch, since %1. No new dialogs come")
                              .arg(kit::TimeWords::inSentence(since, 1'778'587'200'000));
    scene.window.setPresence({Presence::pause, QStringLiteral("Lunch")}, {}, since);
    CHECK(says(words));
    scene.window.setPresence({Presence::online}, {}, since);
    CHECK_FALSE(says(words));
}

TEST_CASE("folders: the number of dialogs in hand says what counts", "[views]") {
    Scene scene;
    scene.window.setDeskLoad(0, 5);
    const auto labels = scene.folders->findChildren<QLabel*>();
    const auto load =
        std::find_if(labels.begin(), labels.end(), [](const QLabel* each) { return each->text() == u"0/5"; });
    REQUIRE(load != labels.end());
    CHECK((*load)->accessibleName().startsWith(u"0 of 5 in hand."));
    CHECK((*load)->toolTip().contains(u"a snoozed one not at all"));
}

TEST_CASE("folders: the list of closed dialogs says by what it is ordered", "[views]") {
    Scene scene;
    const auto says = [&](const QString& words) {
        for (const auto* button : scene.window.findChild<ListPane*>()->findChildren<kit::Button*>())
            if (button->isVisible() && button->text() == words)
                return true;
        return false;
    };
    scene.window.setOrder(true);
    scene.window.setFolder(Folder::mine);
    CHECK(says(QStringLiteral("By urgency")));
    scene.window.setFolder(Folder::closed);
    CHECK(says(QStringLiteral("Last closed")));
    scene.window.setOrder(false);
    CHECK(says(QStringLiteral("By time")));
}

TEST_CASE("folders: only what is shown takes a number of the keys", "[views]") {
    Scene scene;
    QSignalSpy opened(&scene.window, &InboxWindow::folderRequested);
    const auto opens = [&](Qt::Key key) {
        opened.clear();
        scene.press(QKeySequence(Qt::ALT | key));
        return opened.isEmpty() ? std::optional<Folder>() : opened.first().first().value<Folder>();
    };
    CHECK(opens(Qt::Key_8) == Folder::closed);
    CHECK(scene.row(QStringLiteral("Closed"))->toolTip().contains(QStringLiteral("Alt+8")));
    scene.window.setFolderCount(Folder::unsent, {1, 1});
    CHECK(opens(Qt::Key_8) == Folder::unsent);
    CHECK(opens(Qt::Key_9) == Folder::closed);
    CHECK(scene.row(QStringLiteral("Closed"))->toolTip().contains(QStringLiteral("Alt+9")));
    scene.window.setFolderCount(Folder::unsent, {0, 0});
    scene.window.setFolder(Folder::unsent); // in sight for as long as it is open
    CHECK(opens(Qt::Key_8) == Folder::closed);
    CHECK_FALSE(scene.row(QStringLiteral("Not sent"))->toolTip().contains(QStringLiteral("Alt+")));
}

TEST_CASE("folders: one is dragged to another place without being opened", "[views]") {
    Scene scene;
    QSignalSpy opened(&scene.window, &InboxWindow::folderRequested);
    const QStringList before = scene.rows();
    FolderButton* first = scene.row(before[0]);
    const QPoint third = scene.row(before[2])->geometry().center() - first->pos();
    QTest::mousePress(first, Qt::LeftButton, {}, QPoint(20, 10));
    QMouseEvent drag(QEvent::MouseMove, QPointF(20, third.y()), first->mapToGlobal(QPointF(20, third.y())),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(first, &drag);
    QTest::qWait(10);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(20, 10));
    QStringList after = before;
    after.move(0, 2);
    CHECK(scene.rows() == after);
    CHECK(opened.isEmpty());
    scene.row(before[1])->click();
    CHECK(opened.size() == 1);
}

TEST_CASE("folders: a saved filter is moved among those of its kind, by its menu or by the mouse", "[views]") {
    Scene scene;
    QList<FolderEntry> saved;
    for (const char* name : {"own A", "own B", "shared A", "shared B"}) {
        FolderEntry entry;
        entry.group = FolderGroup::saved;
        entry.name = QString::fromLatin1(name);
        entry.key = QStringLiteral("filter:%1").arg(saved.size() + 1);
        entry.isShared = saved.size() >= 2;
        entry.canChange = entry.canMove = true;
        saved += entry;
    }
    saved[3].canMove = false;
    scene.window.setFolderEntries(saved);
    QTest::qWait(10);
    QSignalSpy moved(&scene.window, &InboxWindow::savedMoveRequested);
    scene.chooseInMenu(scene.row(QStringLiteral("own A")), {QStringLiteral("Move up")});
    scene.chooseInMenu(scene.row(QStringLiteral("own B")), {QStringLiteral("Move down")});
    CHECK(moved.isEmpty()); // at the ends
    scene.chooseInMenu(scene.row(QStringLiteral("own B")), {QStringLiteral("Move up")});
    CHECK(moved.takeFirst() == QVariantList{QStringLiteral("filter:2"), 0});

    const auto drag = [&](const QString& name, const QString& to) {
        FolderButton* button = scene.row(name);
        const QPoint at(20, scene.row(to)->geometry().center().y() - button->y());
        QTest::mousePress(button, Qt::LeftButton, {}, QPoint(20, 10));
        QMouseEvent move(QEvent::MouseMove, QPointF(at), button->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(button, &move);
        scene.window.setFolderEntries(saved); // numbers come all the time
        QTest::qWait(10);
        QTest::mouseRelease(button, Qt::LeftButton, {}, QPoint(20, 10));
        QTest::qWait(10);
    };
    drag(QStringLiteral("own A"), QStringLiteral("own B"));
    REQUIRE(moved.size() == 1);
    CHECK(moved.takeFirst() == QVariantList{QStringLiteral("filter:1"), 1});
    CHECK(scene.rows().mid(scene.rows().indexOf(QStringLiteral("own A"))) ==
          QStringList{"own A", "own B", "shared A", "shared B"}); // as the desk has them until it is done
    drag(QStringLiteral("own A"), QStringLiteral("shared B"));
    drag(QStringLiteral("shared B"), QStringLiteral("shared A"));
    CHECK(moved.isEmpty());
}

TEST_CASE("filters: a changed saved filter is saved over, and that is taken back", "[views]") {
    Scene scene;
    scene.window.setFilterOffers(offers(), false);
    const auto button = [&](const QString& words) {
        QPushButton* shown = nullptr;
        for (auto* each : scene.filters->findChildren<QPushButton*>())
            if (each->isVisible() && (each->text() == words || each->accessibleName() == words))
                shown = each;
        return shown;
    };
    const auto saysSaved = [&] {
        const auto labels = scene.filters->findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(), [](const kit::Label* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("Saved: "));
        });
    };
    const ListFilter red{{FilterKind::tag, {QStringLiteral("red")}}};
    const ListFilter vk{{FilterKind::channel, {QStringLiteral("4")}}};
    scene.window.setFilter(red);
    scene.window.setOpenSaved({QStringLiteral("Hot"), red, false});
    CHECK_FALSE(saysSaved());
    CHECK(scene.filters->words() == "red");
    CHECK_FALSE(button(QStringLiteral("Save")));
    CHECK_FALSE(button(QStringLiteral("Save as a folder")));

    QSignalSpy saved(&scene.window, &InboxWindow::filterOverwriteRequested);
    QSignalSpy undone(&scene.window, &InboxWindow::filterOverwriteUndoRequested);
    scene.window.setFilter(vk);
    REQUIRE(button(QStringLiteral("Save")));
    CHECK(button(QStringLiteral("Save as a folder")));
    button(QStringLiteral("Save"))->click();
    CHECK(saved.size() == 1);
    scene.window.setOpenSaved({QStringLiteral("Hot"), vk, true});
    CHECK_FALSE(button(QStringLiteral("Save")));
    CHECK(saysSaved());
    REQUIRE(button(QStringLiteral("Undo")));
    button(QStringLiteral("Undo"))->click();
    CHECK(undone.size() == 1);

    // Nothing chosen is a change as well; somebody else's filter can only become another one.
    scene.window.setFilter({});
    CHECK_FALSE(saysSaved());
    CHECK(button(QStringLiteral("Save")));
    scene.window.setOpenSaved({{}, vk, false});
    CHECK_FALSE(button(QStringLiteral("Save")));
    CHECK(button(QStringLiteral("Save as a folder")));
}

TEST_CASE("filters: any of a kind's values, every kind, and one cross for all", "[views]") {
    Scene scene;
    CHECK_FALSE(scene.filters->isVisible());
    scene.window.setFilterOffers(offers(), false);
    CHECK(scene.filters->isVisible());
    QSignalSpy asked(&scene.window, &InboxWindow::filterRequested);
    const auto chip = [&](const QString& words) {
        for (auto* button : scene.filters->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == words)
                return button;
        FAIL("no chip " << words.toStdString());
        return static_cast<QPushButton*>(nullptr);
    };
    const auto pick = [&](QPushButton* button, const QStringList& path) {
        emit button->menu()->aboutToShow();
        Scene::choose(button->menu(), path);
    };
    pick(chip(QStringLiteral("Channel")), {QStringLiteral("VK")});
    pick(chip(QStringLiteral("Channel: 1")), {QStringLiteral("Shop")});
    pick(chip(QStringLiteral("Tag")), {QStringLiteral("red")});
    pick(chip(QStringLiteral("More")), {QStringLiteral("Period"), QStringLiteral("Today")});
    pick(chip(QStringLiteral("More")), {QStringLiteral("Period"), QStringLiteral("Week")});
    const ListFilter expected{{FilterKind::channel, {QStringLiteral("4"), QStringLiteral("3")}},
                              {FilterKind::tag, {QStringLiteral("red")}},
                              {FilterKind::period, {QStringLiteral("week")}}};
    CHECK(asked.last().first().value<ListFilter>() == expected);
    CHECK(scene.filters->words() == "Shop, VK, red, week");
    for (auto* button : scene.filters->findChildren<QPushButton*>())
        if (button->accessibleName().contains(QStringLiteral("can't be saved")))
            CHECK_FALSE(button->isEnabled());
    for (auto* button : scene.filters->findChildren<QPushButton*>())
        if (button->accessibleName() == "Clear the filter")
            button->click();
    CHECK(asked.last().first().value<ListFilter>().isEmpty());
    CHECK(scene.filters->words().isEmpty());
    CHECK(test::controlsWithoutName(scene.window).isEmpty());
}

TEST_CASE("filters: an empty list names what hides the others and offers to clear it", "[views]") {
    Scene scene;
    scene.window.setFilterOffers(offers(), false);
    scene.window.setFilter({{FilterKind::channel, {QStringLiteral("4")}}});
    scene.window.setShownCount({0, 0});
    QSignalSpy asked(&scene.window, &InboxWindow::filterRequested);
    QSignalSpy taken(&scene.window, &InboxWindow::takeNextRequested);
    for (auto* button : scene.window.findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == "Clear the filter")
            button->click();
    CHECK(asked.size() == 1);
    CHECK(taken.isEmpty());
    CHECK(scene.filters->filter().isEmpty());
}

TEST_CASE("folders: while something is looked for the heading says where, and no folder is open", "[views]") {
    Scene scene;
    auto* field = scene.window.search()->field();
    const auto heads = [&](const QString& words) {
        for (const auto* label : scene.window.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == words)
                return true;
        return false;
    };
    scene.window.setFolder(Folder::mine);
    REQUIRE(scene.row(QStringLiteral("Mine"))->isChecked());
    field->setText(QStringLiteral("keys"));
    CHECK(heads(QStringLiteral("Search everywhere")));
    CHECK_FALSE(scene.row(QStringLiteral("Mine"))->isChecked());
    scene.window.setFolder(Folder::mine); // news about it
    CHECK_FALSE(scene.row(QStringLiteral("Mine"))->isChecked());
    field->clear();
    CHECK_FALSE(heads(QStringLiteral("Search everywhere")));
    CHECK(scene.row(QStringLiteral("Mine"))->isChecked());

    // Who goes to a folder leaves the search, also to the one that was open.
    field->setText(QStringLiteral("keys"));
    QSignalSpy asked(&scene.window, &InboxWindow::folderRequested);
    scene.row(QStringLiteral("Mine"))->click();
    CHECK(asked.count() == 1);
    CHECK(field->text().isEmpty());
    CHECK(scene.row(QStringLiteral("Mine"))->isChecked());
}
