// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/idle_watch.hpp"

#include "tests/support/desk_scene.hpp"

#include <QCoreApplication>
#include <QKeyEvent>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

TEST_CASE("idle: five minutes without keys and pointer are told once, and so is the first key after", "[app]") {
    DeskScene scene;
    IdleWatch watch(scene.desk, scene.clock, QDBusConnection(QStringLiteral("no bus")));
    scene.link.start(100);
    const auto told = [&] { return scene.link.outstanding("presence.idle"); };
    scene.clock.advance(IdleWatch::kResting - Millis{1});
    watch.look();
    CHECK(told() == 0);
    scene.clock.advance(Millis{1});
    watch.look();
    watch.look();
    REQUIRE(told() == 1);
    CHECK(scene.link.peek<wire::PresenceIdle>().for_ms == IdleWatch::kResting.count());
    scene.link.answer<wire::PresenceIdle>({});
    QKeyEvent key(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier);
    QObject receiver;
    QCoreApplication::sendEvent(&receiver, &key);
    REQUIRE(told() == 1);
    CHECK_FALSE(scene.link.peek<wire::PresenceIdle>().for_ms);
    scene.link.answer<wire::PresenceIdle>({});
    watch.look();
    CHECK(told() == 0);
}
