// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QString>

#include <functional>

#include "client/models/rows/desktop_reach.hpp"

class QObject;

namespace pult::client {

/// Looks what this desktop has at this moment. Answers while `owner` lives, without a bus and a sound server at once;
/// without a bus nothing is there but, perhaps, sound. `soundDevices`: the kernel's folder of them, /dev/snd.
void probeDesktop(QObject* owner, const QDBusConnection& sessionBus, const QString& soundDevices,
                  std::function<void(DesktopReach)> then);

/// Something plays sound: a device of the kernel's in `devices`, or a sound server's socket in `runtime`
/// (XDG_RUNTIME_DIR), which may be on another machine.
bool hasSound(const QString& devices, const QString& runtime);

/// GNOME tells of its do-not-disturb nobody on the bus: `command` (gsettings) reads the switch. Other desktops are not
/// asked, and whoever can't be asked is not hushed.
void askGnomeWhetherHushed(QObject* owner, const QString& desktop, const QString& command,
                           std::function<void(bool)> then);

} // namespace pult::client
