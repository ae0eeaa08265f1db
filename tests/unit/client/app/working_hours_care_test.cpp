// SPDX-License-Identifier: GPL-3.0-or-later
// An administrator sets the working hours.
#include "client/app/desk/workspace_care.hpp"

#include "client/kit/label.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct HoursCareScene : DeskScene {
    kit::Theme theme;
    QWidget parent;
    WorkspaceCare care{link, desk, theme};

    HoursCareScene() {
        link.start(100);
        care.open(&parent);
    }
    WorkspaceWindow* window() { return parent.findChild<WorkspaceWindow*>(); }
    ItemsDraft& draft() { return window()->hours()->draft(); }
    void write(qsizetype line, const QString& text) {
        WorkspaceItem item = draft().items()[line];
        item.text = text;
        draft().change(item);
    }
    void save() { emit window()->saveRequested(); }
};

} // namespace

TEST_CASE("working hours: the week, the zone and the dates are saved as one", "[app]") {
    HoursCareScene scene;
    REQUIRE(scene.draft().items().size() == 8); // the zone, seven days
    scene.write(0, QStringLiteral("Europe/Moscow"));
    scene.write(1, QString::fromUtf8("9:00–13:00, 14:00–18:00"));
    scene.write(7, {});
    scene.draft().add({.name = QStringLiteral("2027-01-01"), .values = {QStringLiteral("New Year")}});
    scene.save();
    const auto asked = scene.link.peek<wire::CalendarSave>();
    CHECK(asked.version == 0);
    CHECK(asked.zone == "Europe/Moscow");
    REQUIRE(asked.week.size() == 7);
    CHECK(asked.week[0] == std::vector<wire::OpenHours>{{540, 780}, {840, 1080}});
    CHECK(asked.week[1] == std::vector<wire::OpenHours>{{0, 1440}});
    CHECK(asked.week[6].empty());
    CHECK(asked.days == std::vector<wire::CalendarDay>{{"2027-01-01", "New Year", {}}});
    const wire::Calendar saved{asked.zone, asked.week, asked.days, 1};
    scene.link.tell(wire::CalendarChanged{saved}, 101);
    scene.link.answer<wire::CalendarSave>({saved});
    CHECK(scene.window()->changes() == 0);
    CHECK(scene.draft().items().size() == 9);
    CHECK(scene.draft().items().last().ref == "2027-01-01");
    CHECK_FALSE(scene.desk.roster().hours->isOpen(Time{Millis{1'798'800'000'000}})); // noon of New Year
}

TEST_CASE("working hours: what can't be read is said, and nothing is sent", "[app]") {
    HoursCareScene scene;
    scene.write(1, QStringLiteral("22-6"));
    scene.save();
    CHECK(scene.window()->changes() == 1);
    const auto labels = scene.window()->findChildren<kit::Label*>();
    CHECK(std::any_of(labels.begin(), labels.end(), [](const kit::Label* label) {
        return label->text().startsWith(QStringLiteral("Write hours like"));
    }));
    scene.write(1, QStringLiteral("6-22"));
    scene.save();
    CHECK(scene.link.peek<wire::CalendarSave>().week[0] == std::vector<wire::OpenHours>{{360, 1320}});
}

TEST_CASE("working hours: what a colleague has saved meanwhile shows, beside what is written here", "[app]") {
    HoursCareScene scene;
    scene.write(1, QStringLiteral("9-18"));
    wire::Calendar theirs;
    theirs.zone = "UTC";
    theirs.week.assign(7, {{600, 1200}});
    theirs.version = 1;
    scene.link.tell(wire::CalendarChanged{theirs}, 101);
    CHECK(scene.draft().items()[1].text == "9-18");
    REQUIRE(scene.draft().theirs(QStringLiteral("day1")));
    CHECK(scene.draft().items()[2].text == QString::fromUtf8("10:00–20:00"));
    scene.save();
    CHECK(scene.link.peek<wire::CalendarSave>().version == 1);
}
