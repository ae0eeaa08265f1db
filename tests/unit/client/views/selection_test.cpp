// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are chosen, the desk's slots, a look at a dialog: what the window does with them.
#include "client/kit/button.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/kit/theme.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/desk_slot.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/selection_bar.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/support/row_models.hpp"
#include "tests/support/wait_until.hpp"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;
constexpr int kRows = 150;

DialogRow aRow(std::int64_t id) {
    DialogRow row;
    row.id = row.customerId = id;
    row.customerName = QStringLiteral("Customer %1").arg(id);
    row.channelKind = QStringLiteral("telegram");
    row.status = DialogStatus::active;
    row.mine = row.unanswered = true;
    return row;
}

struct Scene {
    kit::Theme theme;
    test::DialogRows dialogs{kNoon};
    test::MessageRows messages;
    InboxWindow window{theme, [] { return kNoon; }};
    DialogListView* list = window.findChild<DialogListView*>();
    SelectionBar* bar = window.findChild<SelectionBar*>();
    QSignalSpy asked{&window, &InboxWindow::dialogRequested};
    QSignalSpy peeked{&window, &InboxWindow::peekRequested};
    QSignalSpy bulk{&window, &InboxWindow::bulkRequested};

    Scene() {
        std::vector<std::optional<DialogRow>> rows;
        for (std::int64_t id = 1; id <= kRows; ++id)
            rows.push_back(aRow(id));
        dialogs.set(rows);
        window.setDialogs(&dialogs);
        window.show();
        open(2);
        list->setFocus();
        QTest::qWait(10);
    }
    void open(std::int64_t id) { window.openDialog(aRow(id), &messages, 0, false); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(list, static_cast<Qt::Key>(key), modifiers);
    }
    void click(int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, list->visualRect(dialogs.index(row)).center());
    }
    std::vector<std::int64_t> chosen() const {
        std::vector<std::int64_t> ids;
        for (const qint64 id : list->chosen())
            ids.push_back(id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    void press(QKeySequence keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                action->trigger();
    }
    kit::Button* button(const QString& hint) const {
        for (auto* each : bar->findChildren<kit::Button*>())
            if (each->accessibleName() == hint || each->text() == hint)
                return each;
        return nullptr;
    }
};

using Ids = std::vector<std::int64_t>;

} // namespace

TEST_CASE("selection: Ctrl and Shift choose rows by the mouse, and what is open stays open", "[views]") {
    Scene scene;
    CHECK_FALSE(scene.bar->isVisible());
    scene.click(3, Qt::ControlModifier);
    scene.click(5, Qt::ControlModifier);
    CHECK(scene.chosen() == Ids{4, 6});
    scene.click(3, Qt::ControlModifier);
    CHECK(scene.chosen() == Ids{6});
    scene.click(3, Qt::ControlModifier);
    scene.click(7, Qt::ShiftModifier);
    CHECK(scene.chosen() == Ids{4, 5, 6, 7, 8});
    CHECK(scene.bar->isVisible());
    CHECK(scene.asked.isEmpty());
    scene.click(0, Qt::NoModifier); // an ordinary click is what it always was
    CHECK(scene.chosen().empty());
    CHECK_FALSE(scene.bar->isVisible());
    CHECK(scene.asked.size() == 1);
}

TEST_CASE("selection: the row under the mouse is the same when the bar comes and goes", "[views]") {
    Scene scene;
    const QPoint place =
        scene.list->viewport()->mapTo(&scene.window, scene.list->visualRect(scene.dialogs.index(3)).center());
    scene.click(3, Qt::ControlModifier);
    QTest::qWait(10);
    CHECK(scene.list->viewport()->mapTo(&scene.window, scene.list->visualRect(scene.dialogs.index(3)).center()) ==
          place);
}

TEST_CASE("selection: the keyboard chooses without opening anything", "[views]") {
    Scene scene;
    scene.key(Qt::Key_Down, Qt::ShiftModifier);
    scene.key(Qt::Key_Down, Qt::ShiftModifier);
    CHECK(scene.chosen() == Ids{2, 3, 4});
    scene.key(Qt::Key_Up, Qt::ShiftModifier);
    CHECK(scene.chosen() == Ids{2, 3});
    scene.key(Qt::Key_Down, Qt::ControlModifier);
    scene.key(Qt::Key_Down, Qt::ControlModifier);
    scene.key(Qt::Key_Space, Qt::ControlModifier);
    CHECK(scene.chosen() == Ids{2, 3, 5});
    scene.key(Qt::Key_Space, Qt::ControlModifier);
    CHECK(scene.chosen() == Ids{2, 3});
    CHECK(scene.asked.isEmpty());
    scene.press(Qt::Key_Escape);
    CHECK(scene.chosen().empty());
    CHECK(scene.list->currentIndex().row() == 1); // the open one again
}

TEST_CASE("selection: Ctrl+A takes what is loaded of a page, then all", "[views]") {
    Scene scene;
    scene.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(scene.chosen().size() == 100);
    auto* all = scene.button(QStringLiteral("Select all 150"));
    REQUIRE(all);
    CHECK(all->isVisible());
    scene.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(scene.chosen().size() == kRows);
    CHECK_FALSE(all->isVisible());
}

TEST_CASE("selection: rows that move stay chosen, those that leave are no longer meant", "[views]") {
    Scene scene;
    scene.click(3, Qt::ControlModifier);
    scene.click(4, Qt::ControlModifier);
    scene.dialogs.moveToTop(4);
    CHECK(scene.chosen() == Ids{4, 5});
    scene.dialogs.removeAt(0);
    CHECK(scene.chosen() == Ids{4});
    CHECK(scene.asked.isEmpty());
}

TEST_CASE("selection: what is asked of the bar is asked of the chosen dialogs", "[views]") {
    Scene scene;
    scene.click(3, Qt::ControlModifier);
    auto* close = scene.button(QStringLiteral("Close the selected dialogs"));
    REQUIRE(close);
    close->click();
    REQUIRE(scene.bulk.size() == 1);
    CHECK(scene.bulk[0][0].value<QList<qint64>>() == QList<qint64>{4});
    CHECK(scene.bulk[0][1].value<BulkAct>().kind == BulkAct::Kind::close);
}

TEST_CASE("selection: the keys of the open dialog mean the chosen rows while the list has the focus", "[views]") {
    Scene scene;
    QSignalSpy closed(&scene.window, &InboxWindow::closeRequested);
    scene.click(3, Qt::ControlModifier);
    scene.press(Qt::CTRL | Qt::Key_D);
    REQUIRE(scene.bulk.size() == 1);
    CHECK(closed.isEmpty());
    scene.window.composer()->focusText();
    scene.press(Qt::CTRL | Qt::Key_D);
    CHECK(scene.bulk.size() == 1);
    REQUIRE(closed.size() == 1);
    CHECK(closed[0][0].toLongLong() == 2);
}

TEST_CASE("selection: the chosen rows are closed with any result", "[views]") {
    Scene scene;
    scene.click(3, Qt::ControlModifier);
    QMenu* menu = scene.button(QStringLiteral("Close the selected dialogs with another result"))->menu();
    REQUIRE(menu);
    emit menu->aboutToShow();
    REQUIRE(menu->actions().size() == 5);
    CHECK(menu->actions()[2]->text() == "Close: declined");
    menu->actions()[2]->trigger();
    REQUIRE(scene.bulk.size() == 1);
    CHECK(scene.bulk[0][1].value<BulkAct>().resolution == "declined");
}

TEST_CASE("selection: more than twenty are asked about once, with their number", "[views]") {
    Scene scene;
    const auto answer = [&](bool yes) {
        scene.button(QStringLiteral("Close the selected dialogs"))->click();
        auto* box = scene.window.findChild<QMessageBox*>();
        REQUIRE(box);
        CHECK(box->text().contains(QStringLiteral("100")));
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == (yes ? QMessageBox::AcceptRole : QMessageBox::RejectRole))
                button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    scene.key(Qt::Key_A, Qt::ControlModifier);
    answer(false);
    CHECK(scene.bulk.isEmpty());
    answer(true);
    REQUIRE(scene.bulk.size() == 1);
    CHECK(scene.bulk[0][0].value<QList<qint64>>().size() == 100);
}

TEST_CASE("desk strip: a slot opens its dialog by click and by its key, a free one nothing", "[views]") {
    Scene scene;
    scene.window.setDesk({aRow(11), DialogRow{}, aRow(13)});
    const auto desk = scene.window.findChildren<DeskSlot*>();
    REQUIRE(desk.size() == 5);
    CHECK(desk[2]->isVisible());
    CHECK_FALSE(desk[3]->isVisible());
    CHECK_FALSE(desk[1]->isEnabled());
    CHECK(desk[0]->accessibleName().contains(QStringLiteral("Customer 11")));
    CHECK(desk[0]->toolTip().contains(QStringLiteral("Ctrl+1")));
    desk[2]->click();
    scene.press(Qt::CTRL | Qt::Key_1);
    scene.press(Qt::CTRL | Qt::Key_2);
    scene.press(Qt::CTRL | Qt::Key_4);
    REQUIRE(scene.asked.size() == 2);
    CHECK(scene.asked[0][0].toLongLong() == 13);
    CHECK(scene.asked[1][0].toLongLong() == 11);
    CHECK(scene.asked[1][1].toBool());
}

TEST_CASE("desk strip: a pulse is seen for a moment, and not by who wants no motion", "[views]") {
    Scene scene;
    scene.window.setDesk({aRow(5), aRow(2)});
    QTest::qWait(10); // the slots find their places
    auto* slot = scene.window.findChildren<DeskSlot*>().first();
    const QImage calm = slot->grab().toImage();
    scene.theme.setReducesMotion(true);
    scene.window.pulse(5);
    CHECK(slot->grab().toImage() == calm);
    scene.theme.setReducesMotion(false);
    const QImage row = scene.list->viewport()->grab().toImage();
    scene.window.pulse(5);
    CHECK(slot->grab().toImage() != calm);
    CHECK(scene.list->viewport()->grab().toImage() != row);
    REQUIRE(support::waitUntil([&] { return slot->grab().toImage() == calm; }));
    auto* open = scene.window.findChildren<DeskSlot*>()[1];
    const QImage before = open->grab().toImage();
    scene.window.pulse(2); // it is open: who looks needs no sign
    CHECK(open->grab().toImage() == before);
}

TEST_CASE("peek: Space asks for a look, arrows go on looking, Escape and Enter end it", "[views]") {
    Scene scene;
    QSignalSpy ended(&scene.window, &InboxWindow::peekEnded);
    scene.key(Qt::Key_Down, Qt::ControlModifier);
    scene.key(Qt::Key_Space);
    REQUIRE(scene.peeked.size() == 1);
    CHECK(scene.peeked[0][0].toLongLong() == 3);
    scene.window.peekDialog(aRow(3), &scene.messages, 0);
    CHECK(scene.window.isPeeking());
    CHECK_FALSE(scene.window.composer()->isEnabled());
    scene.key(Qt::Key_Down);
    REQUIRE(scene.peeked.size() == 2);
    CHECK(scene.peeked[1][0].toLongLong() == 4);
    CHECK(scene.asked.isEmpty());
    scene.window.peekDialog(aRow(4), &scene.messages, 0);
    scene.press(Qt::Key_Escape);
    REQUIRE(ended.size() == 1);
    CHECK(ended[0][0].toLongLong() == 2);
    scene.key(Qt::Key_Return);
    REQUIRE(scene.asked.size() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 4);
    scene.window.keepPeeked(true);
    CHECK(scene.window.composer()->isEnabled());
    scene.press(Qt::CTRL | Qt::Key_Tab); // what was only looked at on the way is not gone back to
    CHECK(scene.asked.last()[0].toLongLong() == 2);
}

TEST_CASE("inbox: Ctrl+Shift+J goes further back with each press", "[views]") {
    Scene scene;
    for (std::int64_t id : {3, 4, 5})
        scene.open(id);
    const auto back = [&] {
        scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_J);
        const std::int64_t id = scene.asked.last()[0].toLongLong();
        return id;
    };
    QObject::connect(&scene.window, &InboxWindow::dialogRequested, &scene.window, [&](qint64 id) { scene.open(id); });
    CHECK(back() == 4);
    CHECK(back() == 3);
    CHECK(back() == 2);
    CHECK(back() == 5); // and round again
}

TEST_CASE("selection: Ctrl+Shift+M means the open dialog or the chosen ones, and not one nobody wrote in", "[views]") {
    Scene scene;
    QSignalSpy unread(&scene.window, &InboxWindow::unreadRequested);
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    CHECK(unread.isEmpty()); // the company has begun it
    DialogRow heard = aRow(3);
    heard.heard = true;
    scene.window.openDialog(heard, &scene.messages, 0, true);
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    REQUIRE(unread.size() == 1);
    CHECK(unread[0][0].toLongLong() == 3);
    CHECK(scene.list->hasFocus());
    scene.click(3, Qt::ControlModifier);
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    REQUIRE(scene.bulk.size() == 1);
    CHECK(scene.bulk[0][1].value<BulkAct>().kind == BulkAct::Kind::unread);
    CHECK(unread.size() == 1);
}

TEST_CASE("selection: screen readers hear which rows are chosen, and choose and open them", "[views]") {
    Scene scene;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(scene.list);
    REQUIRE(list);
    REQUIRE(list->childCount() == kRows);
    CHECK(list->state().multiSelectable);
    const auto selected = [&](int row) -> bool { return list->child(row)->state().selected; };
    CHECK(selected(1)); // what is open
    CHECK_FALSE(selected(3));
    scene.click(3, Qt::ControlModifier);
    CHECK(selected(3));
    CHECK_FALSE(selected(1));
    CHECK(list->focusChild() == list->child(3));
    CHECK(list->child(3)->state().focused);
    CHECK(list->indexOfChild(list->child(3)) == 3);
    CHECK_FALSE(list->child(3)->rect().isEmpty());
    CHECK(list->child(kRows - 1)->state().offscreen);
    CHECK_FALSE(list->child(kRows));
    list->child(5)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    CHECK(scene.chosen() == Ids{4, 6});
    CHECK(scene.asked.isEmpty());
    list->child(5)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    CHECK_FALSE(selected(5));
    list->child(8)->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    CHECK(list->focusChild() == list->child(8));
    CHECK(scene.asked.isEmpty());
    list->child(6)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    REQUIRE(scene.asked.size() == 1);
    CHECK(scene.asked[0][0].toLongLong() == 7);
}

TEST_CASE("desk strip: guests without names keep their numbers where there is little room", "[views]") {
    Scene scene;
    const auto slotOf = [&](const char* name, const char* number) {
        DialogRow row = aRow(11);
        row.unanswered = false;
        row.customerName = QString::fromLatin1(name);
        row.guestNumber = QString::fromLatin1(number);
        scene.window.setDesk({row, aRow(12), aRow(13), aRow(14), aRow(15)});
        QTest::qWait(10);
        return scene.window.findChildren<DeskSlot*>().first()->grab().toImage();
    };
    CHECK(slotOf("Guest of the house 4471", "") == slotOf("Guest of the house 4472", "")); // both are cut
    CHECK(slotOf("Guest of the house 4471", "4471") != slotOf("Guest of the house 4472", "4472"));
    CHECK(slotOf("G 1", "1") == slotOf("G 1", "")); // there is room
}
