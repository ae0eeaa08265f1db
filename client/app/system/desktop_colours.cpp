// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/desktop_colours.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>

namespace pult::client {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kNamespace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// 0: no preference, 1: dark, 2: light, as the portal's documentation numbers them.
constexpr uint kPrefersDark = 1;
constexpr uint kPrefersLight = 2;

/// `Read` wraps its answer twice.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

} // namespace

DesktopColours::DesktopColours(bool paletteIsDark, const QDBusConnection& bus, QObject* parent)
    : QObject(parent), m_bus(bus), m_paletteIsDark(paletteIsDark) {
    if (!m_bus.isConnected())
        return; // no session bus: the palette it is
    m_bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                  SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    ask();
}

QDBusConnection DesktopColours::sessionBus() {
    // Asked without an address, the bus library would start a bus of its own.
    const bool named = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    return named || QFile::exists(usual) ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("none"));
}

void DesktopColours::ask() {
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kNamespace << kKey;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            learn(reply.value().variant());
    });
}

void DesktopColours::onSettingChanged(const QString& nameSpace, const QString& key, const QDBusVariant& value) {
    if (nameSpace == kNamespace && key == kKey)
        learn(value.variant());
}

void DesktopColours::learn(const QVariant& value) {
    const bool before = dark();
    const uint preference = unwrapped(value).toUInt();
    m_portalSays = preference == kPrefersDark    ? std::optional(true)
                   : preference == kPrefersLight ? std::optional(false)
                                                 : std::nullopt;
    if (dark() != before)
        emit changed();
}

} // namespace pult::client
