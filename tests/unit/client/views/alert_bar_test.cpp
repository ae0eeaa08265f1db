// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, across the window, while more goes wrong.
#include "client/kit/notice_bar.hpp"
#include "client/views/inbox/alert_bar.hpp"

#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

AlertRow late(std::int64_t dialog, const char* name) {
    AlertRow row;
    row.key = QStringLiteral("answer/%1").arg(dialog);
    row.grave = row.mayTake = true;
    row.words = QStringLiteral("Waits too long: %1.").arg(QLatin1String(name));
    row.dialog = dialog;
    return row;
}

struct Scene {
    kit::Theme theme;
    AlertBar bar{theme};
    kit::NoticeBar* shown = bar.findChild<kit::NoticeBar*>();
    QSignalSpy taken{&bar, &AlertBar::takeRequested};

    QPushButton* take() const {
        for (auto* button : shown->findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Take"))
                return button;
        return nullptr;
    }
};

} // namespace

TEST_CASE("alerts: whom a hand is on its way to stays under it when another one begins to wait too long", "[views]") {
    Scene scene;
    scene.bar.setAlerts({late(6, "Olga")});
    const QPointer<QPushButton> button = scene.take();
    REQUIRE(button);
    scene.bar.setAlerts({late(5, "Ivan"), late(6, "Olga")});
    CHECK(scene.shown->words().startsWith(QStringLiteral("Waits too long: Olga.")));
    CHECK(scene.shown->words() != QStringLiteral("Waits too long: Olga.")); // and one more
    REQUIRE(button);
    button->click();
    REQUIRE(scene.taken.count() == 1);
    CHECK(scene.taken[0][0].toLongLong() == 6);
    scene.bar.setAlerts({late(5, "Ivan")});
    CHECK(scene.shown->words() == QStringLiteral("Waits too long: Ivan."));
}

TEST_CASE("alerts: what is graver takes the place of what is not", "[views]") {
    Scene scene;
    AlertRow disk;
    disk.key = QStringLiteral("disk");
    disk.words = QStringLiteral("The disk is almost full.");
    scene.bar.setAlerts({disk});
    scene.bar.setAlerts({late(5, "Ivan"), disk});
    CHECK(scene.shown->words().startsWith(QStringLiteral("Waits too long: Ivan.")));
}
