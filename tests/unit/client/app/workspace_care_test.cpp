// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/workspace_care.hpp"

#include "client/kit/label.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Everybody is me and Boris, Sales is Boris alone.
struct WorkspaceCareScene : DeskScene {
    kit::Theme theme;
    QWidget parent;
    WorkspaceCare care{link, desk, theme};
    OperatorId me;

    WorkspaceCareScene() {
        link.start(m_seq);
        me = desk.me().id;
        wire::User boris;
        boris.id = OperatorId{90};
        boris.name = "Boris";
        link.tell(wire::UserChanged{boris}, ++m_seq);
        tell(group(1, "Everybody", {me, boris.id}));
        tell(group(2, "Sales", {boris.id}));
        care.open(&parent);
    }
    static wire::Group group(std::int64_t id, const char* name, std::vector<OperatorId> members) {
        wire::Group made;
        made.id = GroupId{id};
        made.name = name;
        made.members = std::move(members);
        made.version = 4;
        return made;
    }
    void tell(const wire::Group& group) { link.tell(wire::GroupChanged{group, {}}, ++m_seq); }
    WorkspaceWindow* window() { return parent.findChild<WorkspaceWindow*>(); }
    ItemsDraft& draft() { return window()->groups()->draft(); }
    void change(const char* ref, const std::function<void(WorkspaceItem&)>& how) {
        for (WorkspaceItem item : QList<WorkspaceItem>(draft().items()))
            if (item.ref == QLatin1String(ref)) {
                how(item);
                draft().change(item);
            }
    }
    void save() { emit window()->saveRequested(); }

private:
    Seq m_seq = 200;
};

} // namespace

TEST_CASE("workspace: a team is saved with the version that was seen, and with its people", "[app]") {
    WorkspaceCareScene scene;
    REQUIRE(scene.draft().items().size() == 2);
    CHECK(scene.draft().items()[1].values == QStringList{QStringLiteral("90")});
    scene.change("2", [](WorkspaceItem& item) {
        item.name = QStringLiteral("Sellers");
        item.open = true;
    });
    scene.save();
    const auto asked = scene.link.peek<wire::GroupSave>();
    CHECK(asked.group_id == GroupId{2});
    CHECK(asked.version == 4);
    CHECK(asked.name == "Sellers");
    CHECK(asked.is_open == true);
    CHECK(asked.members == std::vector{OperatorId{90}});
    scene.link.refuse<wire::GroupSave>(Errc::conflict, "name: another group has it");
    CHECK(scene.window()->changes() == 1);
}

TEST_CASE("workspace: the team that I leave or come into is saved last", "[app]") {
    WorkspaceCareScene scene;
    scene.change("1", [](WorkspaceItem& item) { item.values = {QStringLiteral("90")}; });
    scene.change("2", [](WorkspaceItem& item) { item.values = {}; });
    scene.save();
    CHECK(scene.link.peek<wire::GroupSave>().group_id == GroupId{2});
    wire::Group sales = WorkspaceCareScene::group(2, "Sales", {});
    scene.tell(sales);
    scene.link.answer<wire::GroupSave>({sales});
    CHECK(scene.link.peek<wire::GroupSave>().group_id == GroupId{1});
    wire::Group everybody = WorkspaceCareScene::group(1, "Everybody", {OperatorId{90}});
    scene.tell(everybody);
    scene.link.answer<wire::GroupSave>({everybody});
    CHECK(scene.draft().items().size() == 2);
    CHECK(scene.window()->changes() == 0);
}

TEST_CASE("workspace: who moves himself is cut off, comes back, and the rest is saved", "[app]") {
    WorkspaceCareScene scene;
    const auto me = QString::number(scene.me.value);
    scene.change("1", [](WorkspaceItem& item) { item.values = {QStringLiteral("90")}; });
    scene.change("2", [&](WorkspaceItem& item) { item.values = {me, QStringLiteral("90")}; });
    scene.save();
    CHECK(scene.link.peek<wire::GroupSave>().group_id == GroupId{1});
    scene.link.answer<wire::GroupSave>({WorkspaceCareScene::group(1, "Everybody", {OperatorId{90}})});
    CHECK(scene.link.peek<wire::GroupSave>().group_id == GroupId{2});
    scene.link.goOffline();
    CHECK(scene.link.asked.empty());
    scene.link.start(300);
    CHECK(scene.link.peek<wire::GroupSave>().group_id == GroupId{2});
    CHECK(scene.link.peek<wire::GroupSave>().members == std::vector{scene.me, OperatorId{90}});
}

TEST_CASE("workspace: a connection that breaks by itself ends the saving", "[app]") {
    WorkspaceCareScene scene;
    scene.change("2", [](WorkspaceItem& item) { item.name = QStringLiteral("Sellers"); });
    scene.save();
    scene.link.goOffline();
    scene.link.start(300);
    CHECK_THROWS(scene.link.peek<wire::GroupSave>());
    CHECK(scene.window()->changes() == 1);
}

TEST_CASE("workspace: why a team stays is said in words", "[app]") {
    WorkspaceCareScene scene;
    scene.draft().remove(QStringLiteral("2"));
    scene.save();
    CHECK(scene.link.peek<wire::GroupDelete>().group_id == GroupId{2});
    scene.link.refuse<wire::GroupDelete>(Errc::conflict, "the group still has channels: Site");
    bool told = false;
    for (const auto* label : scene.window()->findChildren<kit::Label*>())
        told = told || label->text().startsWith(QStringLiteral("The team still has channels"));
    CHECK(told);
}
