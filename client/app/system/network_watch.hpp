// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkInformation>
#include <QObject>
#include <QTimer>

#include <chrono>

#include "client/link/link.hpp"

namespace pult::client {

/// The system says when it has a network again: then the link need not wait out its pause, which may be half a minute.
class NetworkWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWatch)
public:
    /// The desks of an office hear it in the same instant; each takes a moment of its own.
    static constexpr int kSpreadMs = 500;

    /// `link` outlives it.
    explicit NetworkWatch(Link& link, QObject* parent = nullptr);

    /// Listens once the program has started and has time. Where the system doesn't say, nothing changes.
    void settle(std::chrono::milliseconds after = std::chrono::seconds{5});
    void onReachability(QNetworkInformation::Reachability now);
    /// An attempt is about to be made.
    bool isDue() const { return m_soon.isActive(); }

private:
    void listen();

    Link& m_link;
    QNetworkInformation::Reachability m_last = QNetworkInformation::Reachability::Unknown;
    QTimer m_soon;
};

} // namespace pult::client
