// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/connection_watch.hpp"

#include <catch2/catch.hpp>

#include "tests/support/desk_scene.hpp"

namespace {

using namespace pult;
using namespace pult::client;
using Phase = ConnectionStatus::Phase;

TEST_CASE("connection: who has just signed in has nothing to catch up with") {
    support::DeskScene scene;
    scene.link.start(100);
    const ConnectionWatch watch(scene.link, scene.desk, scene.clock);
    CHECK(watch.status().phase == Phase::online);
}

TEST_CASE("connection: a resumed session is behind until it has what it missed") {
    support::DeskScene scene;
    const ConnectionWatch watch(scene.link, scene.desk, scene.clock);
    CHECK(watch.status().phase != Phase::online);

    scene.link.start(100);
    CHECK(watch.status().phase == Phase::online);

    scene.link.goOffline();
    CHECK(watch.status().phase == Phase::offline);

    scene.link.goOnline();
    CHECK(watch.status().phase == Phase::catchingUp);
}

TEST_CASE("connection: one that is made while the desk is behind waits with it") {
    support::DeskScene scene;
    SessionStart start;
    start.user.id = OperatorId{7};
    start.address = scene.link.address;
    start.position = {100, "e1"};
    start.headSeq = 101;
    start.resumed = true;
    scene.link.goOnline();
    emit scene.link.sessionStarted(start);
    const ConnectionWatch watch(scene.link, scene.desk, scene.clock);
    CHECK(watch.status().phase == Phase::catchingUp);

    scene.link.tell(wire::DialogAdded{support::aDialog(5), {}}, 101);
    CHECK(watch.status().phase == Phase::online);
}

} // namespace
