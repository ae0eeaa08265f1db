// SPDX-License-Identifier: GPL-3.0-or-later
// Folders' numbers, entries and filters of the whole desk behind a scripted link.
#include "client/models/list/folder_query.hpp"
#include "client/models/list/list_query.hpp"
#include "client/views/list/filter_bar.hpp"
#include "client/views/list/folder_button.hpp"
#include "client/views/list/folder_pane.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>
#include <QTest>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : InboxScene {
    QString row(const QString& name) const {
        for (const auto* button : window.findChild<FolderPane*>()->findChildren<FolderButton*>())
            if (button->accessibleName().section(u',', 0, 0) == name)
                return button->accessibleName().section(u',', 1).trimmed();
        return QStringLiteral("no such row");
    }
    /// The list of the narrowed query, which is asked last.
    wire::DialogList lastList() const {
        std::optional<wire::DialogList> last;
        for (const auto& request : link.asked)
            if (request.method == wire::DialogList::kMethod)
                last = *wire::decode<wire::DialogList>(request.params);
        return last.value();
    }
};

wire::SavedFilter savedFilter(std::int64_t id, const std::string& name) {
    wire::SavedFilter saved;
    saved.id = FilterId{id};
    saved.owner_id = OperatorId{7};
    saved.name = name;
    saved.version = 3;
    saved.filter.tag = wire::OneOrMany<std::string>{"vip"};
    return saved;
}

} // namespace

TEST_CASE("inbox: the server's numbers stand beside the folders, and this computer's while it is away", "[app]") {
    Scene scene;
    scene.link.features = {"counts"};
    scene.link.start(200, true);
    wire::DialogCounted counted;
    counted.counts = {{"mine", 30, 12}, {"tag:vip", 4, 3}};
    scene.link.answer<wire::DialogCounts>(counted);
    QTest::qWait(150);
    CHECK(scene.row(QStringLiteral("Mine")) == "12 need(s) an answer, 30 dialog(s)");
    CHECK(scene.row(QStringLiteral("vip")) == "3 need(s) an answer, 4 dialog(s)");
    CHECK(scene.row(QStringLiteral("Snoozed")) == "0 dialog(s)");
    scene.link.signal(wire::CountsSignal{{{"mine", 31, 13}, {"tag:vip", 0, 0}}});
    QTest::qWait(150);
    CHECK(scene.row(QStringLiteral("Mine")) == "13 need(s) an answer, 31 dialog(s)");
    CHECK(scene.row(QStringLiteral("vip")) == "no such row");
    scene.link.goOffline();
    QTest::qWait(150);
    CHECK(scene.row(QStringLiteral("Mine")).endsWith(QStringLiteral("1 dialog(s), as kept on this computer")));
}

TEST_CASE("inbox: an entry and a filter over it are one question, and choosing a folder ends both", "[app]") {
    Scene scene;
    emit scene.window.folderEntryRequested(QStringLiteral("tag:vip"));
    CHECK(wire::encode(*scene.lastList().filter) == R"({"tag":["vip"]})");
    emit scene.window.filterRequested({{FilterKind::channel, {QStringLiteral("3"), QStringLiteral("4")}},
                                       {FilterKind::status, {QStringLiteral("queued")}},
                                       {FilterKind::owner, {QStringLiteral("none")}}});
    CHECK(wire::encode(*scene.lastList().filter) ==
          R"({"status":["queued","offered"],"assignee":["none"],"channel_id":[3,4],"tag":["vip"]})");
    const auto asked = scene.link.outstanding("dialog.list");
    emit scene.window.folderRequested(Folder::mine);
    CHECK(scene.link.outstanding("dialog.list") == asked); // its list has been there from the start
}

TEST_CASE("inbox: a list can be narrowed to whose deadline is at risk, and saved so", "[app]") {
    Scene scene;
    emit scene.window.folderRequested(Folder::mine);
    emit scene.window.filterRequested({{FilterKind::risk, {QStringLiteral("soon")}}});
    CHECK(scene.lastList().filter->at_risk == true);
    emit scene.window.filterSaveRequested(QStringLiteral("Hot"), false);
    CHECK(wire::encode(scene.link.peek<wire::FilterSave>().filter) == R"({"assignee":["me"],"at_risk":true})");
}

TEST_CASE("inbox: a list can be narrowed by what is attached and by the customer's letters, and saved so", "[app]") {
    Scene scene;
    const ListFilter chosen{{FilterKind::attachments, {QStringLiteral("any")}},
                            {FilterKind::script, {QStringLiteral("latin"), QStringLiteral("other")}}};
    emit scene.window.folderRequested(Folder::mine);
    emit scene.window.filterRequested(chosen);
    const std::string asked = R"({"assignee":["me"],"has_attachments":true,"script":["latin","other"]})";
    CHECK(wire::encode(*scene.lastList().filter) == asked);
    emit scene.window.filterSaveRequested(QStringLiteral("Pictures from abroad"), false);
    auto saved = savedFilter(4, "Pictures from abroad");
    saved.filter = scene.link.peek<wire::FilterSave>().filter;
    CHECK(wire::encode(saved.filter) == asked);
    scene.link.tell(wire::FilterChanged{saved, {}}, 210);
    emit scene.window.folderEntryRequested(QStringLiteral("filter:4"));
    const ListFilter shown = scene.window.findChild<FilterBar*>()->filter();
    CHECK(shown.value(FilterKind::attachments) == chosen.value(FilterKind::attachments));
    CHECK(shown.value(FilterKind::script) == chosen.value(FilterKind::script));
}

TEST_CASE("inbox: a filter is saved with its folder, renamed, shared and deleted", "[app]") {
    Scene scene;
    emit scene.window.folderRequested(Folder::mine);
    emit scene.window.filterRequested({{FilterKind::tag, {QStringLiteral("vip")}}});
    emit scene.window.filterSaveRequested(QStringLiteral("My VIPs"), true);
    const auto save = scene.link.peek<wire::FilterSave>();
    CHECK(save.name == "My VIPs");
    CHECK(save.shared == true);
    CHECK(wire::encode(save.filter) == R"({"assignee":["me"],"tag":["vip"]})");
    scene.link.answer<wire::FilterSave>({savedFilter(4, "My VIPs")});
    scene.link.tell(wire::FilterChanged{savedFilter(4, "My VIPs"), {}}, 210);
    QTest::qWait(150);
    CHECK(scene.row(QStringLiteral("My VIPs")) != "no such row");

    emit scene.window.folderEntryRequested(QStringLiteral("filter:4"));
    CHECK(wire::encode(*scene.lastList().filter) == R"({"tag":["vip"]})");
    emit scene.window.savedRenameRequested(QStringLiteral("filter:4"), QStringLiteral("Guests"));
    const auto renamed = scene.link.peek<wire::FilterSave>();
    CHECK(renamed.filter_id == FilterId{4});
    CHECK(renamed.version == 3);
    CHECK(renamed.name == "Guests");
    CHECK(renamed.filter.tag.has_value());
    scene.link.refuse<wire::FilterSave>(Errc::stale);
    emit scene.window.savedDeleteRequested(QStringLiteral("filter:4"));
    CHECK(scene.link.peek<wire::FilterDelete>().filter_id == FilterId{4});
    scene.link.tell(wire::FilterChanged{savedFilter(4, "My VIPs"), true}, 211);
    QTest::qWait(150);
    CHECK(scene.row(QStringLiteral("My VIPs")) == "no such row");
    CHECK(scene.window.findChild<FolderPane*>()->findChildren<FolderButton*>().size() == std::ssize(kFolders));
}

TEST_CASE("inbox: what a saved filter asks for can be chosen otherwise, saved over it and taken back", "[app]") {
    Scene scene;
    wire::SavedFilter saved = savedFilter(4, "My VIPs");
    saved.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"none"};
    saved.filter.status = wire::OneOrMany<wire::DialogStatus>{wire::DialogStatus::queued}; // has no word of its own
    const auto tell = [&](Seq seq) {
        ++saved.version;
        scene.link.tell(wire::FilterChanged{saved, {}}, seq);
        QTest::qWait(150);
    };
    tell(210);
    const auto* bar = scene.window.findChild<FilterBar*>();
    emit scene.window.folderEntryRequested(QStringLiteral("filter:4"));
    const std::string asStored = R"({"status":["queued"],"assignee":["none"],"tag":["vip"]})";
    CHECK(wire::encode(*scene.lastList().filter) == asStored);
    const ListFilter stored{{FilterKind::tag, {QStringLiteral("vip")}}, {FilterKind::owner, {QStringLiteral("none")}}};
    CHECK(bar->filter() == stored);
    CHECK(bar->words() == "vip, Nobody");

    const ListFilter chosen{{FilterKind::tag, {QStringLiteral("vip")}}};
    emit scene.window.filterRequested(chosen);
    CHECK(wire::encode(*scene.lastList().filter) == R"({"status":["queued"],"tag":["vip"]})");
    CHECK_FALSE(bar->isAsSaved());
    emit scene.window.filterOverwriteRequested();
    const auto save = scene.link.peek<wire::FilterSave>();
    CHECK(save.filter_id == FilterId{4});
    CHECK(save.version == saved.version);
    CHECK(wire::encode(save.filter) == R"({"status":["queued"],"tag":["vip"]})");
    saved.filter = save.filter;
    scene.link.answer<wire::FilterSave>({saved});
    tell(211);
    CHECK(bar->filter() == chosen);
    CHECK(bar->isAsSaved());

    emit scene.window.filterOverwriteUndoRequested();
    const auto back = scene.link.peek<wire::FilterSave>();
    CHECK(wire::encode(back.filter) == asStored);
    saved.filter = back.filter;
    scene.link.answer<wire::FilterSave>({saved});
    tell(212);
    CHECK(bar->filter() == stored);
    CHECK(wire::encode(*scene.lastList().filter) == asStored);
    emit scene.window.savedMoveRequested(QStringLiteral("filter:4"), 2);
    CHECK(scene.link.peek<wire::FilterSave>().position == 2);
}

TEST_CASE("inbox: one's own saved filters stand before the shared ones, each where they were put", "[app]") {
    Scene scene;
    for (const auto& [id, shared, position] :
         {std::tuple{4, true, 0}, std::tuple{5, false, 1}, std::tuple{6, false, 0}}) {
        wire::SavedFilter saved = savedFilter(id, "filter " + std::to_string(id));
        saved.shared = shared;
        saved.position = position;
        scene.link.tell(wire::FilterChanged{saved, {}}, 210 + id);
    }
    QStringList keys;
    for (const FolderEntry& entry : folderEntries(scene.desk, {}))
        if (entry.group == FolderGroup::saved)
            keys += entry.key;
    CHECK(keys == QStringList{"filter:6", "filter:5", "filter:4"});
}

TEST_CASE("filters: the place of the last time comes back, a saved filter when the server has told of it", "[app]") {
    Scene scene;
    QSignalSpy told(&scene.controller, &InboxController::placeChanged);
    scene.controller.restorePlace(QStringLiteral("mine"));
    REQUIRE(told.size() == 1);
    CHECK(told[0][0].toString() == "mine");

    scene.controller.restorePlace(QStringLiteral("filter:4"));
    CHECK(told.size() == 1);
    const bool goneElsewhere = GENERATE(false, true);
    if (goneElsewhere)
        emit scene.window.folderRequested(Folder::waiting);
    scene.link.tell(wire::FilterChanged{savedFilter(4, "My VIPs"), {}}, 210);
    scene.link.start(210, true);
    QTest::qWait(10);
    REQUIRE(told.size() == 2);
    CHECK(told[1][0].toString() == (goneElsewhere ? "waiting" : "filter:4"));
}

TEST_CASE("filters: what a folder asks for already is not offered", "[app]") {
    Scene scene;
    const auto kinds = [&](Folder folder) {
        std::vector<FilterKind> list;
        for (const auto& offer : offersFor(queryOf(folder, true).filter, scene.desk, {QStringLiteral("vip")}))
            list.push_back(offer.kind);
        return list;
    };
    using enum FilterKind;
    CHECK(kinds(Folder::unanswered) == std::vector{tag, status, owner, risk, attachments, script, period});
    CHECK(kinds(Folder::mine) == std::vector{tag, status, risk, attachments, script, period});
    CHECK(kinds(Folder::waiting) == std::vector{tag, owner, risk, attachments, script, period});
    CHECK(kinds(Folder::mentioned) == std::vector{tag, status, attachments, script, period});
    CHECK(kinds(Folder::closed) == std::vector{tag, attachments, script, period});
    CHECK(kinds(Folder::spam) == std::vector{tag, attachments, script, period});
}

TEST_CASE("filters: teams are offered as soon as there are two", "[app]") {
    Scene scene;
    const auto teams = [&] {
        QStringList names;
        for (const auto& offer : offersFor(queryOf(Folder::unanswered, true).filter, scene.desk, {}))
            if (offer.kind == FilterKind::team)
                for (const FilterOption& option : offer.options)
                    names.append(option.name);
        return names;
    };
    wire::Group group;
    group.id = GroupId{1};
    group.name = "Everybody";
    scene.link.tell(wire::GroupChanged{group, {}}, 211);
    CHECK(teams().isEmpty());
    group.id = GroupId{2};
    group.name = "Sales";
    scene.link.tell(wire::GroupChanged{group, {}}, 212);
    CHECK(teams() == QStringList{"Everybody", "Sales"});
    scene.link.tell(wire::GroupChanged{group, true}, 213);
    CHECK(teams().isEmpty());
}
