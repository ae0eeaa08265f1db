// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QStringList>

#include <functional>

class QObject;

namespace pult::client {

/// Whether somebody on the bus has one of these names, or would be started when it is asked for. Answers while `owner`
/// lives; at once, with no, where there is no bus.
void askWhoIsOnBus(QObject* owner, const QDBusConnection& bus, const QStringList& names,
                   std::function<void(bool)> then);

} // namespace pult::client
