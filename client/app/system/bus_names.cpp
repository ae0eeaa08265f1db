// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/bus_names.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

namespace pult::client {

namespace {

void askForNames(QObject* owner, const QDBusConnection& bus, const QString& method,
                 std::function<void(QStringList)> then) {
    const auto call =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                                       QStringLiteral("org.freedesktop.DBus"), method);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then = std::move(then)] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        then(reply.isValid() ? reply.value() : QStringList());
    });
}

} // namespace

void askWhoIsOnBus(QObject* owner, const QDBusConnection& bus, const QStringList& names,
                   std::function<void(bool)> then) {
    if (!bus.isConnected())
        return then(false);
    const auto holds = [names](const QStringList& known) {
        return std::any_of(names.begin(), names.end(), [&](const QString& each) { return known.contains(each); });
    };
    askForNames(owner, bus, QStringLiteral("ListNames"), [=](const QStringList& running) {
        if (holds(running))
            return then(true);
        askForNames(owner, bus, QStringLiteral("ListActivatableNames"),
                    [holds, then](const QStringList& startable) { then(holds(startable)); });
    });
}

} // namespace pult::client
