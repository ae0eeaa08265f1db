// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace pult::client {

/// The dialogs that had windows of their own, where those stood and what was to be seen in them.
struct KeptWindows {
    struct Window {
        qint64 dialog = 0;
        QByteArray geometry;
        qint64 message = 0; ///< where the operator had scrolled to; 0: at its end
        bool card = false;  ///< the client's was open
        int cardWidth = 0;  ///< see InboxWindow::cardWidth
    };
    QList<Window> open;
    QByteArray last; ///< where the one stood that was closed last: the next one stands there
    int lastCardWidth = 0;
};

} // namespace pult::client
