// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/desktop_reach_probe.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSystemTrayIcon>

#include "client/app/system/bus_names.hpp"
#include "client/app/system/on_pool.hpp"
#include "client/sound/mixer.hpp"

namespace pult::client {

namespace {

/// desktop notifications specification, "D-BUS Protocol".
const QString kNotifications = QStringLiteral("org.freedesktop.Notifications");
constexpr std::int64_t kMixerPatienceMs = 2000;

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

bool hasSoundServer(const QString& runtime) {
    const QDir sockets(runtime);
    return !runtime.isEmpty() && (QFileInfo::exists(sockets.filePath(QStringLiteral("pulse/native"))) ||
                                  QFileInfo::exists(sockets.filePath(QStringLiteral("pipewire-0"))));
}

} // namespace

bool hasSound(const QString& devices, const QString& runtime) {
    // ALSA names them pcmC<card>D<device>, with p for those that play.
    const bool plays = !QDir(devices).entryList({QStringLiteral("pcmC*p")}, QDir::System | QDir::Files).isEmpty();
    return plays || hasSoundServer(runtime);
}

void askGnomeWhetherHushed(QObject* owner, const QString& desktop, const QString& command,
                           std::function<void(bool)> then) {
    if (!desktop.split(u':').contains(QStringLiteral("GNOME")))
        return then(false);
    auto* reading = new QProcess(owner);
    const auto end = [reading, then = std::move(then)](bool hushed) {
        reading->disconnect(); // a process that crashes both fails and finishes
        reading->deleteLater();
        then(hushed);
    };
    QObject::connect(reading, &QProcess::errorOccurred, owner, [end] { end(false); });
    QObject::connect(reading, &QProcess::finished, owner,
                     [reading, end] { end(reading->readAllStandardOutput().trimmed() == "false"); });
    reading->start(command, {QStringLiteral("get"), QStringLiteral("org.gnome.desktop.notifications"),
                             QStringLiteral("show-banners")});
}

void probeDesktop(QObject* owner, const QDBusConnection& sessionBus, const QString& soundDevices,
                  std::function<void(DesktopReach)> then) {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    DesktopReach reach;
    reach.sound = hasSound(soundDevices, runtime);
    // Where there is no bus, Qt would start one to look for a tray.
    reach.tray = sessionBus.isConnected() && QSystemTrayIcon::isSystemTrayAvailable();
    const auto finish = [owner, runtime, then = std::move(then)](DesktopReach seen) {
        if (!hasSoundServer(runtime))
            return then(seen);
        onPool<Loudness>(
            owner, [] { return askLoudness(kMixerPatienceMs); },
            [seen, then](Loudness loudness) mutable {
                seen.muted = loudness == Loudness::muted;
                then(seen);
            });
    };
    askWhoIsOnBus(owner, sessionBus, {kNotifications}, [=](bool there) mutable {
        reach.notifications = there;
        if (!there)
            return finish(reach);
        askWhetherHushed(owner, sessionBus, [=](bool hushed) mutable {
            reach.hushed = hushed;
            if (hushed)
                return finish(reach);
            askGnomeWhetherHushed(owner, qEnvironmentVariable("XDG_CURRENT_DESKTOP"), QStringLiteral("gsettings"),
                                  [=](bool byGnome) mutable {
                                      reach.hushed = byGnome;
                                      finish(reach);
                                  });
        });
    });
}

} // namespace pult::client
