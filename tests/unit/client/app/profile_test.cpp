// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/profile.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using pult::support::TemporaryFolder;

TEST_CASE("profile: what was on the screen is there after a restart, each operator's own", "[app]") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder / "profile");
    {
        Profile profile = Profile::open(path).value();
        profile.setLogin(QStringLiteral("anna"));
        profile.setLastDialog(5, 90);
        profile.setPlace(QStringLiteral("filter:4"));
        KeptWindows windows;
        windows.open = {{6, QByteArray("here")}, {7, QByteArray("there"), 90, true, 340}};
        windows.last = QByteArray("where it was");
        windows.lastCardWidth = 360;
        profile.setWindows(windows);
    }
    Profile profile = Profile::open(path).value();
    CHECK(profile.lastDialog() == 5);
    CHECK(profile.lastMessage() == 90);
    CHECK(profile.place() == "filter:4");
    const KeptWindows windows = profile.windows();
    REQUIRE(windows.open.size() == 2);
    CHECK(windows.open[1].dialog == 7);
    CHECK(windows.open[1].geometry == "there");
    CHECK(windows.open[0].message == 0);
    CHECK(windows.open[1].message == 90);
    CHECK_FALSE(windows.open[0].card);
    CHECK(windows.open[1].card);
    CHECK(windows.open[0].cardWidth == 0);
    CHECK(windows.open[1].cardWidth == 340);
    CHECK(windows.lastCardWidth == 360);
    CHECK(windows.last == "where it was");
    profile.setLastDialog(6); // another one has another place
    CHECK(profile.lastMessage() == 0);
    profile.setLogin(QStringLiteral("boris"));
    CHECK(profile.place().isEmpty());
    CHECK(profile.windows().open.isEmpty());
    CHECK(profile.lastDialog() == 0);
    profile.setLogin(QStringLiteral("anna"));
    CHECK(profile.lastDialog() == 6);
    CHECK(profile.windows().open.size() == 2);
    profile.forgetDialogs(); // she signs in at another server
    CHECK(profile.lastDialog() == 0);
    CHECK(profile.windows().open.isEmpty());
    CHECK(profile.windows().last == "where it was");
    CHECK(profile.windows().lastCardWidth == 360);
}

TEST_CASE("profile: how pictures go is remembered, and at first they go as photos without their place", "[app]") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder / "profile");
    CHECK(Profile::open(path).value().pictures() == PictureHabits{false, false});
    Profile::open(path).value().setPictures({true, true});
    CHECK(Profile::open(path).value().pictures() == PictureHabits{true, true});
}
