// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <map>
#include <memory>
#include <string>

#include "client/link/courier.hpp"
#include "client/link/server_address.hpp"

class QNetworkAccessManager;
class QNetworkReply;

namespace pult::client {

class Link;

/// `POST /files` with the session's token, and signed links. Files are streamed from the disk.
class HttpCourier final : public Courier {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpCourier)
public:
    /// `link` outlives it and tells the token of each session.
    explicit HttpCourier(Link& link, QObject* parent = nullptr);
    ~HttpCourier() override;

    void setServer(const ServerAddress& server) { m_server = server; }

    int upload(const FileSource& source) override;
    void cancel(int ticket) override;
    void fetch(const QString& link, qint64 atMost, QObject* context, Fetched done) override;

private:
    void onUploaded(int ticket, QNetworkReply* reply);
    void failLater(int ticket, Error error);

    std::unique_ptr<QNetworkAccessManager> m_network;
    ServerAddress m_server;
    std::string m_token;
    std::map<int, QPointer<QNetworkReply>> m_uploads;
    int m_nextTicket = 1;
};

} // namespace pult::client
