// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <cstdint>

namespace pult::client {

/// How the desk is connected, as the status bar and the bar over the window show it.
struct ConnectionStatus {
    enum class Phase { connecting, catchingUp, online, offline };

    Phase phase = Phase::connecting;
    int latencyMs = -1;           ///< -1: not measured
    std::int64_t downSinceMs = 0; ///< UTC milliseconds; set while offline
    std::int64_t retryAtMs = 0;   ///< UTC milliseconds of the next attempt; 0: none planned
    int unsent = 0;               ///< replies that wait for the connection
    int undone = 0;               ///< closes, tags and the like that wait for it
    bool otherVersion = false;    ///< the server speaks another version of the protocol
    QString details;              ///< why there is no connection, in technical words
    int arrived = 0;              ///< messages that came while we were away the last time
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::ConnectionStatus)
