// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <set>

#include "client/models/notices/alert_row.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// What is wrong at the server and with its channels, in words: its alerts until they are over, and every channel
/// that doesn't work. What the operator has put away stays away until it happens anew.
class AlertWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertWatch)
public:
    /// `desk` outlives it.
    explicit AlertWatch(Desk& desk, QObject* parent = nullptr);

    /// The gravest first.
    QList<AlertRow> alerts() const;
    void dismiss(const QString& key);

signals:
    void changed();

private:
    void onRaised(const wire::Alert& alert);
    void onRoster();

    Desk& m_desk;
    bool m_sendingTroubled = false;
    std::map<QString, wire::Alert> m_raised;
    std::map<ChannelId, Time> m_troubled; ///< since when
    std::set<QString> m_dismissed;
};

} // namespace pult::client
