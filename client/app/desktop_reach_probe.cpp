// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_reach_probe.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDir>
#include <QFileInfo>
#include <QSystemTrayIcon>

#include "client/app/bus_names.hpp"

namespace pult::client {

namespace {

/// desktop notifications specification, "D-BUS Protocol".
const QString kNotifications = QStringLiteral("org.freedesktop.Notifications");

/// Some desktops say that their own do-not-disturb is on; from the others nothing is heard.
void askWhetherHushed(QObject* owner, const QDBusConnection& bus, std::function<void(bool)> then) {
    QDBusMessage call =
        QDBusMessage::createMethodCall(kNotifications, QStringLiteral("/org/freedesktop/Notifications"),
                                       QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << kNotifications << QStringLiteral("Inhibited");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then = std::move(then)] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        then(reply.isValid() && reply.value().variant().toBool());
    });
}

} // namespace

bool hasSound(const QString& devices, const QString& runtime) {
    // ALSA names them pcmC<card>D<device>, with p for those that play.
    const bool plays = !QDir(devices).entryList({QStringLiteral("pcmC*p")}, QDir::System | QDir::Files).isEmpty();
    const QDir sockets(runtime);
    return plays || (!runtime.isEmpty() && (QFileInfo::exists(sockets.filePath(QStringLiteral("pulse/native"))) ||
                                            QFileInfo::exists(sockets.filePath(QStringLiteral("pipewire-0")))));
}

void probeDesktop(QObject* owner, const QDBusConnection& sessionBus, const QString& soundDevices,
                  std::function<void(DesktopReach)> then) {
    DesktopReach reach;
    reach.sound = hasSound(soundDevices, qEnvironmentVariable("XDG_RUNTIME_DIR"));
    // Where there is no bus, Qt would start one to look for a tray.
    reach.tray = sessionBus.isConnected() && QSystemTrayIcon::isSystemTrayAvailable();
    askWhoIsOnBus(owner, sessionBus, {kNotifications}, [=, then = std::move(then)](bool there) mutable {
        reach.notifications = there;
        if (!there)
            return then(reach);
        askWhetherHushed(owner, sessionBus, [reach, then = std::move(then)](bool hushed) mutable {
            reach.hushed = hushed;
            then(reach);
        });
    });
}

} // namespace pult::client
