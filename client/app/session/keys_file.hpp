// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <optional>

#include "client/models/rows/action_row.hpp"

namespace pult::client {

/// Keys that somebody has chosen, by the ids of actions, as a file that goes from one computer to another.
[[nodiscard]] QByteArray keysAsJson(const QHash<QString, QString>& keys);

struct KeysRead {
    QHash<QString, QString> keys;
    int left = 0; ///< so many name no action of this version, or a key that can't be had
};
/// Empty: it is no such file.
[[nodiscard]] std::optional<KeysRead> keysInJson(const QByteArray& json, const QList<ActionRow>& actions);

} // namespace pult::client
