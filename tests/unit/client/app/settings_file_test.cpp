// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/settings_file.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QFile>
#include <QStringList>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using pult::support::TemporaryFolder;

TEST_CASE("settings file: what was set is read at once, and by the next program", "[app]") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder / "settings.ini");
    const QByteArray geometry("\x00\x01\xff,=[%2F]\n", 11);
    {
        SettingsFile settings(path);
        CHECK(settings.value(QStringLiteral("scale"), 100).toInt() == 100);
        settings.setValue(QStringLiteral("scale"), 115);
        settings.setValue(QStringLiteral("place/анна"), QStringLiteral("folder:мои"));
        settings.setValue(QStringLiteral("desk/anna"), QVariantList{qint64{5}, qint64{0}});
        settings.setValue(QStringLiteral("geometry"), geometry);
        settings.setValue(QStringLiteral("scale"), 130);
        CHECK(settings.value(QStringLiteral("scale")).toInt() == 130);
    }
    const SettingsFile settings(path);
    CHECK(settings.value(QStringLiteral("scale")).toInt() == 130);
    CHECK(settings.value(QStringLiteral("place/анна")).toString() == QStringLiteral("folder:мои"));
    const QVariantList desk = settings.value(QStringLiteral("desk/anna")).toList();
    REQUIRE(desk.size() == 2);
    CHECK(desk[0].toLongLong() == 5);
    CHECK(settings.value(QStringLiteral("geometry")).toByteArray() == geometry);
    CHECK_FALSE(settings.value(QStringLiteral("nothing")).isValid());
}

TEST_CASE("settings file: it is written while the program runs, without a wait", "[app]") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder / "settings.ini");
    SettingsFile settings(path);
    settings.setValue(QStringLiteral("dialog"), 7);
    QByteArray kept;
    for (int i = 0; i < 2000 && !kept.contains("dialog=7"); ++i) {
        QThread::msleep(5);
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            kept = file.readAll();
    }
    CHECK(kept.contains("dialog=7"));
}
