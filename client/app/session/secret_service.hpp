// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>

#include <functional>

class QObject;

namespace pult::client {

/// Whether the desktop's Secret Service holds something that it can't show now: one of its collections is locked. Also
/// true when it is there and gives no clear answer. Answers while `owner` lives.
void askWhetherSecretsAreLocked(QObject* owner, const QDBusConnection& bus, std::function<void(bool)> then);

} // namespace pult::client
