// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk on a desktop that has nothing to call its operator with.
#include "client/app/notifier.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "client/views/notices/notice_popup.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QApplication>
#include <QDir>
#include <QFile>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct PoorDesktop : InboxScene {
    TemporaryFolder folder;
    QByteArray formerRuntime = qgetenv("XDG_RUNTIME_DIR");
    Profile profile = Profile::open(QString::fromStdString(folder / "profile")).value();
    std::unique_ptr<Notifier> notifier;

    PoorDesktop() {
        qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(folder / "none"));
        begin();
    }
    ~PoorDesktop() { qputenv("XDG_RUNTIME_DIR", formerRuntime); }
    /// As a start of the program does.
    void begin() {
        notifier.reset();
        notifier = std::make_unique<Notifier>(Notifier::Parts{desk, controller, window, theme, profile, clock,
                                                              QDBusConnection(QStringLiteral("none")),
                                                              QString::fromStdString(folder / "none")});
    }
    /// What stands across the window; empty: nothing.
    QString warning() const {
        const auto* bar = window.findChild<AlertBar*>();
        return bar->isHidden() ? QString() : bar->findChild<kit::NoticeBar*>()->words();
    }
};

/// What our own popup says; empty: there is none.
QString popupWords() {
    for (QWidget* each : QApplication::topLevelWidgets())
        if (const auto* popup = qobject_cast<NoticePopup*>(each); popup && popup->isVisible())
            return popup->notice().title + u'\n' + popup->notice().text;
    return {};
}

} // namespace

TEST_CASE("notifier: a desktop without popups, tray and sound is said to be so, and the desk works", "[app]") {
    PoorDesktop scene;
    CHECK(scene.notifier->reach() == DesktopReach{});
    CHECK(scene.warning().contains(
        QStringLiteral("This desktop shows no notifications: Pult shows them in small windows of its own.")));
    CHECK(scene.warning().contains(QStringLiteral("No sound device: you won't hear new messages.")));

    scene.type(QStringLiteral("Here"));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().text == "Here");
}

TEST_CASE("notifier: without a tray a closed window is minimised, and a popup of our own says so once", "[app]") {
    PoorDesktop scene;
    CHECK(popupWords().isEmpty());
    scene.notifier->putAway();
    CHECK(scene.window.isMinimized());
    CHECK_FALSE(scene.window.isHidden());
    CHECK(popupWords() == "Pult goes on\nThis desktop has no tray: the window is only minimised. Ctrl+Q quits Pult.");
    scene.window.showNormal();
    scene.begin();
    runQueued();
    scene.notifier->putAway();
    CHECK(popupWords().isEmpty());
}

TEST_CASE("notifier: what is shown stays when the desktop gets something else", "[app]") {
    PoorDesktop scene;
    scene.notifier->putAway();
    const QString shown = popupWords();
    REQUIRE_FALSE(shown.isEmpty());
    const QString devices = QString::fromStdString(scene.folder / "none");
    REQUIRE(QDir().mkpath(devices));
    QFile speaker(devices + QStringLiteral("/pcmC0D0p"));
    REQUIRE(speaker.open(QIODevice::WriteOnly));
    scene.notifier->checkReach();
    REQUIRE(scene.notifier->reach().sound);
    CHECK(popupWords() == shown);
}

TEST_CASE("notifier: what is missing is said again only when something else is", "[app]") {
    PoorDesktop scene;
    REQUIRE_FALSE(scene.warning().isEmpty());
    emit scene.window.alertDismissed(QStringLiteral("desktop"));
    CHECK(scene.warning().isEmpty());
    scene.begin();
    CHECK(scene.warning().isEmpty());
    scene.profile.setAcceptedLacks(QStringLiteral("sound")); // popups have gone since
    scene.begin();
    CHECK(scene.warning().contains(QStringLiteral("shows no notifications")));
}
