// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/models/rows/connection_status.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// Puts link and outbox into the words of the connection bar.
class ConnectionWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionWatch)
public:
    /// All outlive it.
    ConnectionWatch(Link& link, Desk& desk, const Clock& clock, QObject* parent = nullptr);

    const ConnectionStatus& status() const { return m_status; }

signals:
    void changed(const pult::client::ConnectionStatus& status);

private:
    void onLink(const LinkStatus& status);
    void publish();

    Link& m_link;
    Desk& m_desk;
    const Clock& m_clock;
    ConnectionStatus m_status;
    std::int64_t m_downSinceMs = 0;
};

} // namespace pult::client
