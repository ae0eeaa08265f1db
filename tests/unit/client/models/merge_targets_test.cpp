// SPDX-License-Identifier: GPL-3.0-or-later
// In which other dialog of the customer one can go on.
#include "client/models/building/merge_targets.hpp"

#include "tests/support/desk_scene.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Anna's dialog 5; what is told besides is of the same customer unless it says otherwise.
struct TargetScene : DeskScene {
    explicit TargetScene(wire::Role role = wire::Role::operator_) {
        link.role = role;
        link.start(100);
        wire::User maria;
        maria.id = OperatorId{8};
        maria.name = "Maria";
        link.tell(wire::UserChanged{maria}, ++m_seq);
        wire::Channel channel;
        channel.id = ChannelId{1};
        channel.kind = wire::ChannelKind::vk;
        channel.name = "Community";
        link.tell(wire::ChannelChanged{channel, {}}, ++m_seq);
        know(assignedTo(of(5), 7));
    }
    static wire::Dialog of(std::int64_t id, std::int64_t customer = 205) {
        wire::Dialog dialog = with(aDialog(id), aMessage(id, 80 + id, "words " + std::to_string(id)));
        dialog.customer_id = CustomerId{customer};
        return dialog;
    }
    void know(const wire::Dialog& dialog) { link.tell(wire::DialogAdded{dialog, {}}, ++m_seq); }
    QList<Command> targets() const { return mergeTargets(desk, *desk.dialog(DialogId{5})); }

private:
    Seq m_seq = 200;
};

QList<std::int64_t> idsOf(const QList<Command>& commands) {
    QList<std::int64_t> ids;
    for (const Command& command : commands)
        ids.append(mergeTargetOf(command).value);
    return ids;
}

} // namespace

TEST_CASE("merge targets: open dialogs of the same customer, the newest first, by channel and last words", "[models]") {
    TargetScene scene;
    CHECK(scene.targets().isEmpty());
    scene.know(assignedTo(TargetScene::of(6), 7));
    scene.know(assignedTo(TargetScene::of(7), 7));
    scene.know(assignedTo(TargetScene::of(8, 300), 7)); // another customer's
    wire::Dialog over = assignedTo(TargetScene::of(9), 7);
    over.status = wire::DialogStatus::closed;
    scene.know(over);
    const QList<Command> targets = scene.targets();
    CHECK(idsOf(targets) == QList<std::int64_t>{7, 6});
    CHECK(targets[0].words == "Community: words 7");
    CHECK(targets[0].aside == "#7, yours");
    CHECK(targets[0].whyNot.isEmpty());
}

TEST_CASE("merge targets: what the server would refuse says so, and comes last", "[models]") {
    TargetScene scene;
    scene.know(assignedTo(TargetScene::of(6), 7));
    scene.know(TargetScene::of(7));                // nobody's
    scene.know(assignedTo(TargetScene::of(8), 8)); // Maria's
    wire::Dialog later = assignedTo(TargetScene::of(9), 7);
    later.status = wire::DialogStatus::snoozed;
    scene.know(later);
    QList<Command> targets = scene.targets();
    CHECK(idsOf(targets).mid(0, 2) == QList<std::int64_t>{9, 6});
    CHECK(targets[2].whyNot == "Maria has it");
    CHECK(targets[3].whyNot == "take it first");
    // The customer would wait for an answer where nobody looks.
    wire::Dialog waits = waiting(assignedTo(TargetScene::of(5), 7), 50'000);
    ++waits.version;
    scene.know(waits);
    targets = scene.targets();
    CHECK(idsOf(targets).first() == 6);
    CHECK(targets[1].whyNot == "it is put off, and the client waits here");
}

TEST_CASE("merge targets: who leads joins also what others have", "[models]") {
    TargetScene scene(wire::Role::owner);
    scene.know(TargetScene::of(7));
    scene.know(assignedTo(TargetScene::of(8), 8));
    const QList<Command> targets = scene.targets();
    REQUIRE(idsOf(targets) == QList<std::int64_t>{8, 7});
    CHECK(targets[0].whyNot.isEmpty());
    CHECK(targets[0].aside == "#8, Maria");
    CHECK(targets[1].whyNot.isEmpty());
    CHECK(targets[1].aside == "#7, nobody's");
}
