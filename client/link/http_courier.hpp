// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "client/link/courier.hpp"
#include "client/link/server_address.hpp"
#include "client/link/upload_pace.hpp"

class QNetworkAccessManager;
class QNetworkRequest;

namespace pult::client {

class Link;
class ResumingUpload;

/// `POST /files` and `/files/uploads` with the session's token, and signed links. Files are read from the disk piece by
/// piece.
class HttpCourier final : public Courier {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpCourier)
public:
    /// `link` outlives it and tells the token of each session.
    explicit HttpCourier(Link& link, QObject* parent = nullptr);
    ~HttpCourier() override;

    void setServer(const ServerAddress& server) { m_server = server; }
    void setPace(const UploadPace& pace) { m_pace = pace; }

    int upload(const FileSource& source) override;
    void cancel(int ticket) override;
    void stop(int ticket) override;
    void fetch(const QString& link, qint64 atMost, QObject* context, Fetched done) override;

private:
    using UploadPtr = std::unique_ptr<ResumingUpload>;

    QNetworkRequest uploadRequest(const QString& path) const;
    /// Null: it is over. May be called from its own signal.
    ResumingUpload* takeUpload(int ticket);
    void wakeUploads();

    std::unique_ptr<QNetworkAccessManager> m_network;
    ServerAddress m_server;
    std::string m_token;
    UploadPace m_pace;
    std::map<int, UploadPtr> m_uploads;
    int m_nextTicket = 1;
};

} // namespace pult::client
