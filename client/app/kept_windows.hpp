// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace pult::client {

/// The dialogs that had windows of their own, and where those stood.
struct KeptWindows {
    struct Window {
        qint64 dialog = 0;
        QByteArray geometry;
    };
    QList<Window> open;
    QByteArray last; ///< where the one stood that was closed last: the next one stands there
};

} // namespace pult::client
