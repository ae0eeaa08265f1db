// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_reach_probe.hpp"

#include <QDir>
#include <QFileInfo>
#include <QSystemTrayIcon>

#include "client/app/bus_names.hpp"

namespace pult::client {

namespace {

/// desktop notifications specification, "D-BUS Protocol".
const QString kNotifications = QStringLiteral("org.freedesktop.Notifications");

} // namespace

bool hasSound(const QString& devices, const QString& runtime) {
    // ALSA names them pcmC<card>D<device>, with p for those that play.
    const bool plays = !QDir(devices).entryList({QStringLiteral("pcmC*p")}, QDir::System | QDir::Files).isEmpty();
    const QDir sockets(runtime);
    return plays || (!runtime.isEmpty() && (QFileInfo::exists(sockets.filePath(QStringLiteral("pulse/native"))) ||
                                            QFileInfo::exists(sockets.filePath(QStringLiteral("pipewire-0")))));
}

void probeDesktop(QObject* owner, const QDBusConnection& sessionBus, std::function<void(DesktopReach)> then) {
    DesktopReach reach;
    reach.sound = hasSound(QStringLiteral("/dev/snd"), qEnvironmentVariable("XDG_RUNTIME_DIR"));
    // Where there is no bus, Qt would start one to look for a tray.
    reach.tray = sessionBus.isConnected() && QSystemTrayIcon::isSystemTrayAvailable();
    askWhoIsOnBus(owner, sessionBus, {kNotifications}, [reach, then = std::move(then)](bool there) mutable {
        reach.notifications = there;
        then(reach);
    });
}

} // namespace pult::client
