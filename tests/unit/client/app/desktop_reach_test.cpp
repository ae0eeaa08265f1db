// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_reach_probe.hpp"
#include "client/kit/language.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>

#include <catch2/catch.hpp>

#include "client/kit/theme.hpp"
#include "client/views/inbox/inbox_window.hpp"

using namespace pult;
using namespace pult::client;

TEST_CASE("desktop reach: a desktop without a bus, tray and notifications is told so at once", "[app]") {
    QObject owner;
    int answers = 0;
    probeDesktop(&owner, QDBusConnection(QStringLiteral("none")), [&](const DesktopReach& reach) {
        ++answers;
        CHECK_FALSE(reach.notifications);
        CHECK_FALSE(reach.tray);
    });
    CHECK(answers == 1);
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

TEST_CASE("desktop reach: the operator's own menu tells what is missing, in both languages", "[app]") {
    kit::Language language;
    const auto [code, entry, none] = GENERATE(table<const char*, const char*, const char*>({
        {"en", "Notifications and sound…", "This desktop shows no notifications: no program for them runs."},
        {"ru", "Уведомления и звук…", "В этой системе уведомлений не будет: нет программы, которая их показывает."},
    }));
    language.set(QString::fromLatin1(code));
    kit::Theme theme;
    InboxWindow window(theme, [] { return std::int64_t{1}; });
    DesktopReach reach;
    QObject::connect(&window, &InboxWindow::desktopReachRequested, &window, [&] { window.showDesktopReach(reach); });
    const auto told = [&] {
        QAction* asked = nullptr;
        for (QMenu* menu : window.findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == QString::fromUtf8(entry))
                    asked = action;
        REQUIRE(asked);
        asked->trigger();
        auto* box = window.findChild<QMessageBox*>();
        REQUIRE(box);
        const QString words = box->informativeText();
        delete box;
        return words;
    };
    window.show();
    CHECK(told().split(u'\n').front() == QString::fromUtf8(none));
    CHECK(told().count(u'\n') == 2);
    const QString poor = told();
    reach = {true, true, true};
    const QString rich = told();
    for (int line = 0; line < 3; ++line)
        CHECK(poor.split(u'\n')[line] != rich.split(u'\n')[line]);
    language.set(QStringLiteral("en"));
}
