// SPDX-License-Identifier: GPL-3.0-or-later
// Joining the open dialog with another one of the client, by keys alone, and what is shown of it.
#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/parts/command_popup.hpp"
#include "client/views/thread/thread_pane.hpp"
#include "tests/support/accessible_names.hpp"
#include "tests/support/row_models.hpp"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct JoinWindow {
    kit::Theme theme;
    test::MessageRows messages;
    InboxWindow window{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    DialogRow dialog;
    QList<Command> targets{
        {.id = QStringLiteral("6"), .words = QStringLiteral("Telegram: Is it free?")},
        {.id = QStringLiteral("7"), .words = QStringLiteral("VK: Hello"), .whyNot = QStringLiteral("Maria has it")}};

    JoinWindow() {
        InboxWindow::Choices choices;
        choices.mergeTargets = [this] { return targets; };
        window.setChoices(choices);
        window.resize(1200, 700);
        window.show();
        dialog.id = 5;
        dialog.customerName = QStringLiteral("Ivan");
        dialog.status = DialogStatus::active;
        dialog.mine = true;
        window.openDialog(dialog, &messages, 0, true);
        QTest::qWait(10);
    }
    void press() { window.act(QStringLiteral("dialog.join")); }
    CommandPopup* picker() const { return window.findChild<CommandPopup*>(); }
    void type(Qt::Key key) const { QTest::keyClick(picker()->findChild<QLineEdit*>(), key); }
    QString whyNot() const {
        for (const ActionRow& row : window.actionRows())
            if (row.id == u"dialog.join")
                return row.whyNot;
        return QStringLiteral("there is no such action");
    }
    QPushButton* button(const char* words) const {
        const auto buttons = window.pane()->findChild<kit::NoticeBar*>()->findChildren<QPushButton*>();
        const auto found = std::ranges::find_if(buttons, [&](const QPushButton* each) {
            return each->isVisible() && each->text() == QLatin1String(words);
        });
        return found == buttons.end() ? nullptr : *found;
    }
};

} // namespace

TEST_CASE("join: the other dialog is chosen by keys, and one that can't be had is not", "[views]") {
    JoinWindow scene;
    QSignalSpy asked(&scene.window, &InboxWindow::joinRequested);
    scene.press();
    REQUIRE(scene.picker());
    CHECK(test::controlsWithoutName(*scene.picker()).isEmpty());
    scene.type(Qt::Key_Down);
    scene.type(Qt::Key_Return);
    CHECK(asked.isEmpty());
    CHECK(scene.picker()->isVisible());
    scene.type(Qt::Key_Up);
    scene.type(Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0][0].toLongLong() == 5);
    CHECK(asked[0][1].value<Command>().id == "6");
}

TEST_CASE("join: where there is no other dialog it says so, with what can be done", "[views]") {
    JoinWindow scene;
    scene.targets.clear();
    scene.press();
    REQUIRE(scene.picker());
    const auto labels = scene.picker()->findChildren<kit::Label*>();
    CHECK(std::ranges::any_of(labels, [](const kit::Label* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("Merge the cards first"));
    }));
}

TEST_CASE("join: not what is closed, nor what one's role may not close", "[views]") {
    JoinWindow scene;
    CHECK(scene.whyNot().isEmpty());
    SECTION("closed") {
        scene.dialog.status = DialogStatus::closed;
        scene.window.updateDialog(scene.dialog);
        CHECK(scene.whyNot() == "it is closed");
    }
    SECTION("nobody's, and one closes only what one has") {
        scene.dialog.status = DialogStatus::queued;
        scene.dialog.mayClose = false;
        scene.window.updateDialog(scene.dialog);
        CHECK(scene.whyNot() == "take it first");
    }
    SECTION("a colleague's") {
        scene.dialog.mayClose = false;
        scene.window.updateDialog(scene.dialog);
        CHECK(scene.whyNot() == "your role may not close it");
    }
    scene.press();
    CHECK_FALSE(scene.picker());
}

TEST_CASE("join: the dialog that has ended names the other one and leads there", "[views]") {
    JoinWindow scene;
    QSignalSpy opened(&scene.window, &InboxWindow::dialogRequested);
    scene.dialog.status = DialogStatus::closed;
    scene.window.updateDialog(scene.dialog);
    CHECK(scene.button("Reopen"));
    scene.dialog.mergedInto = 6;
    scene.window.updateDialog(scene.dialog);
    const auto* bar = scene.window.pane()->findChild<kit::NoticeBar*>();
    CHECK(bar->words() == "Joined with #6, it goes on there");
    const auto buttons = scene.window.pane()->findChildren<QPushButton*>(); // also over the thread
    CHECK(std::ranges::none_of(buttons,
                               [](const QPushButton* each) { return each->isVisible() && each->text() == u"Reopen"; }));
    const auto* edit = scene.window.composer()->findChild<ComposerEdit*>();
    CHECK(edit->placeholderText() == "It goes on in #6");
    REQUIRE(scene.button("Open #6"));
    scene.button("Open #6")->click();
    REQUIRE(opened.size() == 1);
    CHECK(opened[0][0].toLongLong() == 6);
}
