// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/autostart.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QCoreApplication>

#include <catch2/catch.hpp>

#include <filesystem>

using namespace pult::client;
using pult::support::TemporaryFolder;

namespace {

struct ConfigFolder {
    TemporaryFolder folder;
    QByteArray former = qgetenv("XDG_CONFIG_HOME");

    ConfigFolder() { qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(folder.path().string())); }
    ~ConfigFolder() { former.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", former); }
    std::string entry() const { return folder / "autostart/pult.desktop"; }
};

} // namespace

TEST_CASE("autostart: off until it is switched on, and off again without a trace", "[app]") {
    const ConfigFolder settings;
    const Autostart autostart{QString()};
    CHECK_FALSE(autostart.isOn());
    REQUIRE(autostart.set(false)); // it is already
    REQUIRE(autostart.set(true));
    CHECK(autostart.isOn());
    REQUIRE(autostart.path().toStdString() == settings.entry());
    const std::string entry = TemporaryFolder::read(settings.entry());
    CHECK(entry.starts_with("[Desktop Entry]\nType=Application\n"));
    CHECK(entry.find("\nName[ru]=Пульт\n") != std::string::npos);
    const std::string program = QCoreApplication::applicationFilePath().toStdString();
    CHECK(entry.ends_with("\nExec=\"" + program + "\"\n"));
    REQUIRE(autostart.set(false));
    CHECK_FALSE(autostart.isOn());
    CHECK_FALSE(std::filesystem::exists(settings.entry()));
}

TEST_CASE("autostart: what the desktop has switched off is off", "[app]") {
    const ConfigFolder settings;
    const Autostart autostart{QString()};
    REQUIRE(autostart.set(true));
    for (const char* line : {"Hidden=true\n", "X-GNOME-Autostart-enabled=false\n"}) {
        (void)settings.folder.write("autostart/pult.desktop",
                                    std::string("[Desktop Entry]\nType=Application\n") + line);
        CHECK_FALSE(autostart.isOn());
        REQUIRE(autostart.set(true));
        CHECK(autostart.isOn());
    }
}

TEST_CASE("autostart: another profile has its own entry, whatever its name is made of", "[app]") {
    const ConfigFolder settings;
    const Autostart usual{QString()};
    const Autostart other(QStringLiteral("/home/anna/50% \"of\" $HOME\\desk"));
    REQUIRE(other.set(true));
    CHECK_FALSE(usual.isOn());
    const std::string entry = TemporaryFolder::read(other.path().toStdString());
    CHECK(entry.ends_with(R"( --profile "/home/anna/50%% \\"of\\" \\$HOME\\\\desk")"
                          "\n"));
}

TEST_CASE("autostart: a folder that can't be written is told", "[app]") {
    const ConfigFolder settings;
    (void)settings.folder.write("autostart", "a file in the folder's place");
    const Autostart autostart{QString()};
    CHECK_FALSE(autostart.set(true));
    CHECK_FALSE(autostart.isOn());
}
