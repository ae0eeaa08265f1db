// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/http_courier.hpp"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <vector>

#include "client/link/http_answer.hpp"
#include "client/link/link.hpp"
#include "client/link/resuming_upload.hpp"

namespace pult::client {

namespace {

/// Without a byte for so long the connection counts as broken.
constexpr int kSilenceMs = 60'000;
constexpr int kUploadSilenceMs = 20'000;
constexpr char kTooLarge[] = "tooLarge";

} // namespace

HttpCourier::HttpCourier(Link& link, QObject* parent)
    : Courier(parent), m_network(std::make_unique<QNetworkAccessManager>()) {
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setTransferTimeout(kSilenceMs);
    connect(&link, &Link::sessionStarted, this, [this](const SessionStart& start) {
        m_token = start.token;
        wakeUploads();
    });
}

HttpCourier::~HttpCourier() = default;

QNetworkRequest HttpCourier::uploadRequest(const QString& path) const {
    QNetworkRequest request(m_server.resource(path));
    request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(m_token));
    request.setTransferTimeout(kUploadSilenceMs);
    return request;
}

int HttpCourier::upload(const FileSource& source) {
    const int ticket = m_nextTicket++;
    auto upload = std::make_unique<ResumingUpload>(
        UploadDoor{*m_network, [this](const QString& path) { return uploadRequest(path); }}, source, m_pace);
    connect(upload.get(), &ResumingUpload::progressed, this,
            [this, ticket](qint64 sent, qint64 total) { emit progressed(ticket, sent, total); });
    connect(upload.get(), &ResumingUpload::waiting, this, [this, ticket] { emit waiting(ticket); });
    connect(upload.get(), &ResumingUpload::done, this, [this, ticket](const wire::FileUploaded& file) {
        if (takeUpload(ticket))
            emit uploaded(ticket, file);
    });
    connect(upload.get(), &ResumingUpload::failed, this, [this, ticket](const Error& error) {
        if (takeUpload(ticket))
            emit failed(ticket, error);
    });
    upload->start();
    m_uploads[ticket] = std::move(upload);
    return ticket;
}

ResumingUpload* HttpCourier::takeUpload(int ticket) {
    const auto found = m_uploads.find(ticket);
    if (found == m_uploads.end())
        return nullptr;
    ResumingUpload* upload = found->second.release();
    m_uploads.erase(found);
    upload->deleteLater();
    return upload;
}

void HttpCourier::cancel(int ticket) {
    if (ResumingUpload* upload = takeUpload(ticket))
        upload->abandon();
}

void HttpCourier::stop(int ticket) {
    m_uploads.erase(ticket);
}

void HttpCourier::wakeUploads() {
    for (const auto& [ticket, upload] : m_uploads)
        upload->wake();
}

void HttpCourier::fetch(const QString& link, qint64 atMost, QObject* context, Fetched done) {
    QNetworkReply* reply = m_network->get(QNetworkRequest(m_server.resource(link)));
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply, atMost](qint64 received, qint64 total) {
        if (received <= atMost && total <= atMost)
            return;
        reply->setProperty(kTooLarge, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, context, [reply, atMost, done = std::move(done)] {
        if (reply->property(kTooLarge).toBool())
            done(fail(Errc::too_large, "more than " + std::to_string(atMost) + " bytes"));
        else if (succeeded(*reply))
            done(reply->readAll());
        else
            done(refusalOf(*reply));
    });
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

} // namespace pult::client
