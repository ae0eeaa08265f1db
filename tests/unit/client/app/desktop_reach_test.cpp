// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/desktop_reach_probe.hpp"
#include "client/kit/language.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QTest>

#include <catch2/catch.hpp>

#include "client/kit/theme.hpp"
#include "client/views/settings/settings_window.hpp"

using namespace pult;
using namespace pult::client;

TEST_CASE("desktop reach: a desktop without a bus, tray and notifications is told so at once", "[app]") {
    QObject owner;
    int answers = 0;
    const auto nowhere = QStringLiteral("/nowhere");
    const QByteArray formerRuntime = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", "/nowhere");
    probeDesktop(&owner, QDBusConnection(QStringLiteral("none")), nowhere, [&](const DesktopReach& reach) {
        ++answers;
        CHECK_FALSE(reach.notifications);
        CHECK_FALSE(reach.tray);
    });
    CHECK(answers == 1);
    qputenv("XDG_RUNTIME_DIR", formerRuntime);
}

TEST_CASE("desktop reach: a device that plays or a sound server makes sound, one that records does not", "[app]") {
    const support::TemporaryFolder folder;
    const QDir root(QString::fromStdString(folder.path().string()));
    const QString devices = root.filePath(QStringLiteral("snd"));
    const QString runtime = root.filePath(QStringLiteral("run"));
    const auto make = [](const QString& path) {
        REQUIRE(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
    };
    CHECK_FALSE(hasSound(devices, runtime));
    CHECK_FALSE(hasSound(devices, {}));
    make(devices + QStringLiteral("/controlC0"));
    make(devices + QStringLiteral("/pcmC0D0c"));
    CHECK_FALSE(hasSound(devices, runtime));
    SECTION("a device") {
        make(devices + QStringLiteral("/pcmC0D0p"));
    }
    SECTION("a server") {
        make(runtime + QStringLiteral("/pulse/native"));
    }
    SECTION("a newer one") {
        make(runtime + QStringLiteral("/pipewire-0"));
    }
    CHECK(hasSound(devices, runtime));
}

TEST_CASE("desktop reach: GNOME's do-not-disturb is read from its switch, where it is GNOME", "[app]") {
    const support::TemporaryFolder folder;
    const QString command = QString::fromStdString(folder / "gsettings");
    const auto [desktop, answer, hushed] = GENERATE(table<const char*, const char*, bool>({
        {"ubuntu:GNOME", "[ \"$1 $2 $3\" = 'get org.gnome.desktop.notifications show-banners' ] && echo false", true},
        {"GNOME", "echo true", false},
        {"GNOME", "exit 1", false},
        {"KDE", "echo false", false},
        {"GNOME", "", false}, // it is not installed
    }));
    if (*answer) {
        QFile file(command);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n");
        file.write(answer);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QObject owner;
    std::optional<bool> told;
    int answers = 0;
    askGnomeWhetherHushed(&owner, QString::fromLatin1(desktop), command, [&](bool is) {
        told = is;
        ++answers;
    });
    REQUIRE(QTest::qWaitFor([&] { return told.has_value(); }));
    CHECK(told == hushed);
    CHECK(answers == 1);
}

TEST_CASE("desktop reach: the settings tell what is missing, in both languages", "[app]") {
    kit::Language language;
    const auto [code, none] = GENERATE(table<const char*, const char*>({
        {"en", "There is no sound device: keep the window in sight, or connect one."},
        {"ru", "Звукового устройства нет: держите окно на виду или подключите его."},
    }));
    language.set(QString::fromLatin1(code));
    kit::Theme theme;
    SettingsWindow window(theme);
    window.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto told = [&](const DesktopReach& reach) {
        window.notices()->setReach(reach);
        QStringList words;
        for (const auto* label : window.notices()->findChildren<QLabel*>())
            words += label->text();
        return words;
    };
    const QStringList poor = told({});
    const QStringList rich = told({true, true, true, false});
    const QStringList hushed = told({true, true, true, true});
    CHECK(poor.contains(QString::fromUtf8(none)));
    CHECK_FALSE(rich.contains(QString::fromUtf8(none)));
    CHECK(hushed != rich);
    const QStringList muted = told({true, true, true, false, true});
    CHECK(muted != rich);
    CHECK_FALSE(muted.contains(QString::fromUtf8(none)));
    int different = 0;
    for (qsizetype i = 0; i < poor.size(); ++i)
        different += poor[i] != rich[i];
    CHECK(different == 3);
    language.set(QStringLiteral("en"));
}
