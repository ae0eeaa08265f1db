// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include "client/link/server_address.hpp"

class QNetworkReply;

namespace pult::client {

/// Finds out while an address is typed whether a server of ours is there.
class ServerProbe final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerProbe)
public:
    explicit ServerProbe(QObject* parent = nullptr);

    /// Asks a moment after the last call.
    void look(const QString& address);

signals:
    void unknown();
    void checking();
    void found(const QString& version);
    void problem(const pult::Error& error);

private:
    void ask();
    void onAnswer(QNetworkReply* reply);

    QNetworkAccessManager m_network;
    QTimer m_delay;
    QString m_address;
    QNetworkReply* m_reply = nullptr;
};

} // namespace pult::client
