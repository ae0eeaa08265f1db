// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/secret_service.hpp"

#include <QDBusArgument>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <optional>

namespace pult::client {

namespace {

using Paths = QList<QDBusObjectPath>;

/// Names are those of the Secret Service API draft, "Object Paths" and "D-Bus API Reference".
const QString kSecretService = QStringLiteral("org.freedesktop.secrets");
const QString kSecretRoot = QStringLiteral("/org/freedesktop/secrets");

void askProperty(QObject* owner, const QDBusConnection& bus, const QString& path, const QString& ofInterface,
                 const QString& name, std::function<void(std::optional<QVariant>, QDBusError)> then) {
    auto call = QDBusMessage::createMethodCall(kSecretService, path, QStringLiteral("org.freedesktop.DBus.Properties"),
                                               QStringLiteral("Get"));
    call << ofInterface << name;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then = std::move(then)] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        then(reply.isValid() ? std::optional(reply.value().variant()) : std::nullopt, reply.error());
    });
}

void askEach(QObject* owner, const QDBusConnection& bus, Paths collections, std::function<void(bool)> then) {
    if (collections.isEmpty())
        return then(false);
    const QString path = collections.takeLast().path();
    askProperty(owner, bus, path, QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked"),
                [=, then = std::move(then)](const std::optional<QVariant>& locked, const QDBusError&) {
                    if (!locked || locked->toBool())
                        return then(true);
                    askEach(owner, bus, collections, then);
                });
}

} // namespace

void askWhetherSecretsAreLocked(QObject* owner, const QDBusConnection& bus, std::function<void(bool)> then) {
    askProperty(owner, bus, kSecretRoot, QStringLiteral("org.freedesktop.Secret.Service"),
                QStringLiteral("Collections"),
                [=, then = std::move(then)](const std::optional<QVariant>& collections, const QDBusError& error) {
                    if (collections)
                        return askEach(owner, bus, qdbus_cast<Paths>(*collections), then);
                    // Another keeper has answered then, which says by itself when it is locked.
                    then(error.type() != QDBusError::ServiceUnknown);
                });
}

} // namespace pult::client
