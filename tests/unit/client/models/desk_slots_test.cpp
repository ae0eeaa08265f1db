// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/colleagues.hpp"
#include "client/models/list/desk_slots.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QSignalSpy>
#include <QTest>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

using Ids = QList<qint64>;

struct Scene : DeskScene {
    Seq seq = 1000;

    Scene() { link.start(seq); }
    void tell(wire::Dialog dialog) {
        dialog.version = ++seq;
        link.tell(wire::DialogChanged{std::move(dialog), {}}, seq);
    }
    void mine(std::int64_t id, Seq lastSeq) {
        wire::Dialog dialog = assignedTo(aDialog(id), 7);
        dialog.last_seq = lastSeq;
        tell(dialog);
    }
};

void settle() {
    QTest::qWait(40);
}

} // namespace

TEST_CASE("desk slots: the most active of mine lie on the desk, and each keeps its place", "[models]") {
    Scene scene;
    scene.mine(1, 10);
    scene.mine(2, 30);
    scene.mine(3, 20);
    scene.tell(assignedTo(aDialog(4), 8));
    scene.tell(aDialog(5));
    DeskSlots desk(scene.desk);
    CHECK(desk.dialogs() == Ids{2, 3, 1, 0, 0});
    scene.mine(1, 99); // becomes the most active
    scene.mine(6, 100);
    settle();
    CHECK(desk.dialogs() == Ids{2, 3, 1, 6, 0});
    CHECK(desk.rows()[2].customerName == QStringLiteral("Customer 1"));
    CHECK(desk.rows()[4].id == 0);
}

TEST_CASE("desk slots: a slot is free when its dialog is closed, passed on or out of sight", "[models]") {
    Scene scene;
    for (std::int64_t id = 1; id <= 7; ++id)
        scene.mine(id, 100 - id);
    DeskSlots desk(scene.desk);
    QSignalSpy placed(&desk, &DeskSlots::placed);
    CHECK(desk.dialogs() == Ids{1, 2, 3, 4, 5});
    scene.tell(assignedTo(aDialog(2), 8));
    settle();
    CHECK(desk.dialogs() == Ids{1, 6, 3, 4, 5});
    scene.desk.close(DialogId{3}); // shows before the server says so
    settle();
    CHECK(desk.dialogs() == Ids{1, 6, 7, 4, 5});
    scene.link.tell(wire::DialogRemoved{DialogId{4}}, ++scene.seq);
    settle();
    CHECK(desk.dialogs() == Ids{1, 6, 7, 0, 5});
    CHECK(placed.count() == 3);
    scene.mine(5, 500); // the same dialogs in the same slots
    settle();
    CHECK(placed.count() == 3);
}

TEST_CASE("desk slots: a snoozed dialog keeps its slot, but takes none", "[models]") {
    Scene scene;
    scene.mine(1, 10);
    DeskSlots desk(scene.desk);
    wire::Dialog snoozed = assignedTo(aDialog(1), 7);
    snoozed.status = wire::DialogStatus::snoozed;
    scene.tell(snoozed);
    snoozed.id = DialogId{2};
    scene.tell(snoozed);
    settle();
    CHECK(desk.dialogs() == Ids{1, 0, 0, 0, 0});
}

TEST_CASE("desk slots: a snoozed dialog makes room for one that is load, and only for that", "[models]") {
    Scene scene;
    for (std::int64_t id = 1; id <= 5; ++id)
        scene.mine(id, 100 - id);
    DeskSlots desk(scene.desk);
    REQUIRE(desk.dialogs() == Ids{1, 2, 3, 4, 5});
    const auto snooze = [&](std::int64_t id, Seq lastSeq) {
        wire::Dialog dialog = assignedTo(aDialog(id), 7);
        dialog.status = wire::DialogStatus::snoozed;
        dialog.last_seq = lastSeq;
        scene.tell(dialog);
        settle();
    };
    snooze(2, 98);
    snooze(4, 96);
    snooze(6, 200);
    CHECK(desk.dialogs() == Ids{1, 2, 3, 4, 5});
    CHECK(loadOf(scene.desk, OperatorId{7}).load == 3);
    scene.mine(7, 300);
    settle();
    CHECK(desk.dialogs() == Ids{1, 2, 3, 7, 5}); // the one where less was said lately
    scene.mine(8, 301);
    settle();
    CHECK(desk.dialogs() == Ids{1, 8, 3, 7, 5});
    CHECK(loadOf(scene.desk, OperatorId{7}) == DeskLoad{5, 5}); // as many as there are slots
    scene.mine(2, 400);                                         // awake again: the slots are taken
    settle();
    CHECK(desk.dialogs() == Ids{1, 8, 3, 7, 5});
    scene.tell(assignedTo(aDialog(1), 8));
    settle();
    CHECK(desk.dialogs() == Ids{2, 8, 3, 7, 5});
}

TEST_CASE("desk slots: what was kept comes back in its places, and leaves when it is no longer there", "[models]") {
    Scene scene;
    scene.mine(1, 10);
    DeskSlots desk(scene.desk);
    desk.restore({0, 8, 1});
    CHECK(desk.dialogs() == Ids{0, 8, 1, 0, 0});
    CHECK(desk.rows()[1].customerName.isEmpty()); // it is asked for
    settle();
    REQUIRE(scene.link.outstanding("dialog.get") == 1);
    scene.link.refuse<wire::DialogGet>(Errc::not_found);
    settle();
    CHECK(desk.dialogs() == Ids{0, 0, 1, 0, 0});
}

TEST_CASE("desk slots: without a network what was kept keeps its place", "[models]") {
    Scene scene;
    scene.link.goOffline();
    DeskSlots desk(scene.desk);
    desk.restore({8});
    settle();
    CHECK(desk.dialogs() == Ids{8, 0, 0, 0, 0});
}

TEST_CASE("desk slots: as many as the operator may have at once, five at most", "[models]") {
    Scene scene;
    for (std::int64_t id = 1; id <= 7; ++id)
        scene.mine(id, 100 - id);
    DeskSlots desk(scene.desk);
    wire::User me = scene.desk.me();
    me.desk_limit = 3;
    scene.link.tell(wire::UserChanged{me}, ++scene.seq);
    settle();
    CHECK(desk.dialogs() == Ids{1, 2, 3});
    me.desk_limit = 8;
    scene.link.tell(wire::UserChanged{me}, ++scene.seq);
    settle();
    CHECK(desk.dialogs().size() == 5);
}
