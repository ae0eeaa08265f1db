// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

#include <optional>

#include "client/kit/theme.hpp"
#include "client/models/rows/presence.hpp"

class QDBusConnection;

namespace pult::client {

/// What the tray and the taskbar show at a glance.
struct DeskState {
    int count = 0; ///< dialogs that need an answer
    DeclaredPresence presence;
    bool online = true; ///< the server is in reach
    bool operator==(const DeskState&) const = default;
};

/// Pult's sign with the number; with `shape` how the operator is, too: a disc online, a ring busy, a square on a break,
/// a cross without connection.
[[nodiscard]] QIcon badgeIcon(const kit::Theme& theme, const DeskState& state, bool shape);

/// Docks that show a number on a program's entry hear of it (Unity's launcher API).
void tellLauncher(const QDBusConnection& bus, int count);

} // namespace pult::client
