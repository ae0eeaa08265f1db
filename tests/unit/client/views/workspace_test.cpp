// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/workspace_window.hpp"

#include "client/kit/label.hpp"
#include "client/kit/theme.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/stages_page.hpp"
#include "tests/support/accessible_names.hpp"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct WorkspaceScene {
    kit::Theme theme;
    WorkspaceWindow window{theme};

    WorkspaceScene() {
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.stages()->draft().setBase(
            {{.ref = QStringLiteral("1"), .position = 0, .name = QStringLiteral("looking")},
             {.ref = QStringLiteral("2"), .position = 1, .name = QStringLiteral("booked")}});
        window.stages()->refresh();
        window.show();
    }
    QPushButton* button(const QString& words) {
        for (auto* each : window.findChildren<QPushButton*>())
            if (each->text() == words)
                return each;
        FAIL(words.toStdString());
        return nullptr;
    }
    void fillGroups() {
        GroupsPage* groups = window.groups();
        groups->setPeople(
            {{QStringLiteral("7"), QStringLiteral("Anna")}, {QStringLiteral("9"), QStringLiteral("Boris")}});
        groups->setChannels({{QStringLiteral("Site"), QStringLiteral("1")}});
        groups->draft().setBase({{.ref = QStringLiteral("1"),
                                  .position = 0,
                                  .name = QStringLiteral("Everybody"),
                                  .values = {QStringLiteral("3"), QStringLiteral("7")}},
                                 {.ref = QStringLiteral("2"), .position = 1, .name = QStringLiteral("Sales")}});
        groups->refresh();
        window.showPage(3);
    }
    /// The people of the team that is shown.
    QListWidget* members() { return window.groups()->findChildren<QListWidget*>().last(); }
    /// The words under the people: whose dialogs the team gets.
    QString channels() {
        for (const auto* label : window.groups()->findChildren<kit::Label*>())
            if (label->text().startsWith(QStringLiteral("Channels")) ||
                label->text().startsWith(QStringLiteral("No ch")))
                return label->text();
        return {};
    }
    QListWidget* list() { return window.stages()->findChild<QListWidget*>(); }
};

} // namespace

TEST_CASE("workspace: changes are counted, told when they are to be saved, and taken back", "[views]") {
    WorkspaceScene scene;
    QSignalSpy saved(&scene.window, &WorkspaceWindow::saveRequested);
    CHECK_FALSE(scene.button(QStringLiteral("Save"))->isEnabled());
    scene.window.stages()->findChild<QLineEdit*>()->setText(QStringLiteral("searching"));
    CHECK(scene.list()->item(0)->text() == "searching");
    CHECK(scene.window.changes() == 1);
    scene.list()->setFocus();
    QTest::keyClick(scene.list(), Qt::Key_Down, Qt::ControlModifier);
    CHECK(scene.list()->item(0)->text() == "booked");
    CHECK(scene.window.changes() == 2);
    scene.button(QStringLiteral("Save"))->click();
    CHECK(saved.count() == 1);
    scene.button(QStringLiteral("Discard"))->click();
    CHECK(scene.window.changes() == 0);
    CHECK(scene.list()->item(0)->text() == "looking");
}

TEST_CASE("workspace: a stage for any time names no status, else those that are ticked", "[views]") {
    WorkspaceScene scene;
    const auto boxes = scene.window.stages()->findChildren<QCheckBox*>();
    boxes.first()->setChecked(false);
    CHECK(scene.window.stages()->draft().items()[0].values.size() == boxes.size() - 1);
    boxes.first()->setChecked(true);
    CHECK(scene.window.stages()->draft().items()[0].values.isEmpty());
    CHECK(scene.window.changes() == 0);
}

TEST_CASE("workspace: what every company is asked for can't be deleted, what it added can", "[views]") {
    WorkspaceScene scene;
    FactsPage* facts = scene.window.facts();
    QList<WorkspaceItem> base;
    for (const QString& key : FactsPage::askedFor())
        base.append({.ref = key, .position = static_cast<int>(base.size()), .name = key});
    facts->draft().setBase(base);
    facts->refresh();
    facts->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("Romashka"));
    CHECK(facts->draft().items()[0].text == "Romashka");
    QTest::keyClick(facts->findChild<QListWidget*>(), Qt::Key_Delete);
    CHECK(facts->draft().items().size() == base.size());
    CHECK(scene.window.changes() == 1);
}

TEST_CASE("workspace: a team has who is ticked, and keeps who is not shown", "[views]") {
    WorkspaceScene scene;
    scene.fillGroups();
    REQUIRE(scene.members()->count() == 2);
    CHECK(scene.members()->item(0)->checkState() == Qt::Checked);
    CHECK(scene.members()->item(1)->checkState() == Qt::Unchecked);
    CHECK(scene.channels() == "Channels: Site");
    scene.members()->item(0)->setCheckState(Qt::Unchecked);
    scene.members()->item(1)->setCheckState(Qt::Checked);
    const auto& items = scene.window.groups()->draft().items();
    CHECK(items[0].values == QStringList{QStringLiteral("3"), QStringLiteral("9")}); // 3 no longer works here
    CHECK(scene.window.changes() == 1);
    scene.window.groups()->findChild<QCheckBox*>()->setChecked(true);
    CHECK(items[0].open);
    scene.window.groups()->findChild<QListWidget*>()->setCurrentRow(1);
    CHECK(scene.members()->item(1)->checkState() == Qt::Unchecked);
    CHECK_FALSE(scene.window.groups()->findChild<QCheckBox*>()->isChecked());
    CHECK(scene.channels().startsWith(QStringLiteral("No channel")));
    CHECK(scene.window.changes() == 1);
}

TEST_CASE("workspace: the last team can't be deleted", "[views]") {
    WorkspaceScene scene;
    scene.fillGroups();
    auto* groups = scene.window.groups()->findChild<QListWidget*>();
    groups->setFocus();
    QTest::keyClick(groups, Qt::Key_Delete);
    CHECK(scene.window.groups()->draft().items().size() == 1);
    QTest::keyClick(groups, Qt::Key_Delete);
    CHECK(scene.window.groups()->draft().items().size() == 1);
    CHECK(scene.window.changes() == 1);
}

TEST_CASE("workspace: every control says its name", "[views]") {
    WorkspaceScene scene;
    scene.fillGroups();
    for (int page = 0; page < 4; ++page) {
        scene.window.showPage(page);
        CHECK(test::controlsWithoutName(scene.window) == QStringList{});
    }
}
