// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/workspace_window.hpp"

#include "client/kit/label.hpp"
#include "client/kit/theme.hpp"
#include "client/models/workspace/calendar_items.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/hours_page.hpp"
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

#include <algorithm>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kMonday = 1'800'259'200'000; ///< January 18th, 2027, eight in the morning in UTC

struct WorkspaceScene {
    kit::Theme theme;
    WorkspaceWindow window{theme, [] { return kMonday; }};

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
    void showHours() {
        window.hours()->draft().setBase(roundTheClock());
        window.hours()->refresh();
        window.showPage(4);
    }
    QListWidget* hoursList() { return window.hours()->findChild<QListWidget*>(); }
    QLineEdit* field(const QString& name) {
        for (auto* each : window.hours()->findChildren<QLineEdit*>())
            if (each->accessibleName() == name)
                return each;
        FAIL(name.toStdString());
        return nullptr;
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

TEST_CASE("workspace: hours are written as people do, and stand in the list in one form", "[views]") {
    WorkspaceScene scene;
    scene.showHours();
    QListWidget* days = scene.hoursList();
    days->setCurrentRow(2); // Tuesday
    scene.field(QStringLiteral("Open"))->setText(QStringLiteral("9-13; 14.30 - 18"));
    CHECK(scene.window.hours()->draft().items()[2].text == QString::fromUtf8("9:00–13:00, 14:30–18:00"));
    CHECK(days->item(2)->text().endsWith(QString::fromUtf8("9:00–13:00, 14:30–18:00")));
    CHECK(scene.window.changes() == 1);
    scene.field(QStringLiteral("Open"))->clear();
    CHECK(days->item(2)->text().endsWith(QStringLiteral("closed")));
    scene.field(QStringLiteral("Open"))->setText(QString::fromUtf8("0:00–24:00"));
    CHECK(scene.window.changes() == 0);
}

TEST_CASE("workspace: a date has hours of its own, the week's days stay", "[views]") {
    WorkspaceScene scene;
    scene.showHours();
    QTest::keyClick(scene.hoursList(), Qt::Key_Delete);
    CHECK(scene.window.changes() == 0);
    for (auto* each : scene.window.hours()->findChildren<QPushButton*>())
        if (each->text() == u"Add")
            each->click();
    scene.field(QStringLiteral("Date"))->setText(QStringLiteral("1.2.2027"));
    const WorkspaceItem added = scene.window.hours()->draft().items().last();
    CHECK(added.name == "2027-02-01");
    CHECK(added.text.isEmpty());
    CHECK(scene.hoursList()->currentItem()->text().startsWith(QStringLiteral("01.02.2027")));
    QTest::keyClick(scene.hoursList(), Qt::Key_Delete);
    CHECK(scene.window.changes() == 0);
}

TEST_CASE("workspace: it is said what the hours make of now", "[views]") {
    WorkspaceScene scene;
    scene.showHours();
    const auto says = [&](const QString& words) {
        const auto labels = scene.window.hours()->findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const kit::Label* label) { return label->text().startsWith(words); });
    };
    scene.hoursList()->setCurrentRow(0);
    scene.field(QStringLiteral("Time zone"))->setText(QStringLiteral("UTC"));
    CHECK(says(QStringLiteral("Open at any hour")));
    scene.hoursList()->setCurrentRow(1);
    scene.field(QStringLiteral("Open"))->setText(QStringLiteral("7-9"));
    CHECK(says(QStringLiteral("Open now")));
    scene.field(QStringLiteral("Open"))->setText(QStringLiteral("9-18"));
    CHECK(says(QStringLiteral("Closed now")));
    scene.field(QStringLiteral("Open"))->setText(QStringLiteral("18-9"));
    CHECK_FALSE(says(QStringLiteral("Closed now")));
    CHECK(says(QStringLiteral("Write hours like")));
}

TEST_CASE("workspace: every control says its name", "[views]") {
    WorkspaceScene scene;
    scene.fillGroups();
    for (int page = 0; page < 5; ++page) {
        scene.window.showPage(page);
        CHECK(test::controlsWithoutName(scene.window) == QStringList{});
    }
}
