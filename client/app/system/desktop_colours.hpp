// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

#include <optional>

namespace pult::client {

/// Whether the desktop wants dark or light windows: what its portal says (org.freedesktop.portal.Settings,
/// `color-scheme` of `org.freedesktop.appearance`), and without one whether its own palette is dark.
///
/// Never waits: the palette's answer holds until the portal has spoken.
class DesktopColours final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopColours)
public:
    /// `paletteIsDark`: of the palette before the program dressed itself.
    DesktopColours(bool paletteIsDark, const QDBusConnection& bus, QObject* parent = nullptr);

    /// The session's bus if there is one; none is started.
    static QDBusConnection sessionBus();

    bool dark() const { return m_portalSays.value_or(m_paletteIsDark); }

signals:
    void changed();

private slots:
    // A slot by name: D-Bus knows no other.
    void onSettingChanged(const QString& nameSpace, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void learn(const QVariant& value);

    QDBusConnection m_bus;
    bool m_paletteIsDark;
    std::optional<bool> m_portalSays;
};

} // namespace pult::client
