// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/http_courier.hpp"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include "client/link/frames.hpp"
#include "client/link/link.hpp"
#include "shared/wire/codec.hpp"

namespace pult::client {

namespace {

/// Without a byte for so long the connection counts as broken.
constexpr int kSilenceMs = 60'000;
constexpr qint64 kMaxAnswerBytes = 64 * 1024;
constexpr char kTooLarge[] = "tooLarge";

/// What an answer that isn't the expected one means.
Error refusalOf(QNetworkReply& reply) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.read(kMaxAnswerBytes);
    if (status == 0 || reply.error() == QNetworkReply::OperationCanceledError)
        return fail(Errc::unavailable, reply.errorString().toStdString());
    const auto json = wire::parseJson({body.constData(), static_cast<std::size_t>(body.size())});
    if (json)
        return readErrorObject(*json);
    return fail(status >= 500 ? Errc::unavailable : Errc::internal, "HTTP status " + std::to_string(status));
}

bool succeeded(const QNetworkReply& reply) {
    return reply.error() == QNetworkReply::NoError &&
           reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
}

} // namespace

HttpCourier::HttpCourier(Link& link, QObject* parent)
    : Courier(parent), m_network(std::make_unique<QNetworkAccessManager>()) {
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setTransferTimeout(kSilenceMs);
    connect(&link, &Link::sessionStarted, this, [this](const SessionStart& start) { m_token = start.token; });
}

HttpCourier::~HttpCourier() {
    for (const auto& [ticket, reply] : m_uploads)
        if (reply)
            reply->disconnect(this);
}

int HttpCourier::upload(const FileSource& source) {
    const int ticket = m_nextTicket++;
    QNetworkRequest request(m_server.resource(QStringLiteral("/files")));
    request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(m_token));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/octet-stream"));
    request.setRawHeader("Content-Disposition",
                         "attachment; filename*=UTF-8''" + source.name.toUtf8().toPercentEncoding());
    QNetworkReply* reply = nullptr;
    if (source.path.isEmpty()) {
        reply = m_network->post(request, source.bytes);
    } else {
        auto file = std::make_unique<QFile>(source.path);
        if (!file->open(QIODevice::ReadOnly)) {
            failLater(ticket, fail(Errc::not_found, file->errorString().toStdString()));
            return ticket;
        }
        reply = m_network->post(request, file.get());
        file.release()->setParent(reply);
    }
    m_uploads[ticket] = reply;
    connect(reply, &QNetworkReply::uploadProgress, this, [this, ticket](qint64 sent, qint64 total) {
        if (total > 0)
            emit progressed(ticket, sent, total);
    });
    connect(reply, &QNetworkReply::finished, this, [this, ticket, reply] { onUploaded(ticket, reply); });
    return ticket;
}

void HttpCourier::failLater(int ticket, Error error) {
    m_uploads[ticket] = nullptr;
    QMetaObject::invokeMethod(
        this,
        [this, ticket, error = std::move(error)] {
            if (m_uploads.erase(ticket) != 0)
                emit failed(ticket, error);
        },
        Qt::QueuedConnection);
}

void HttpCourier::onUploaded(int ticket, QNetworkReply* reply) {
    reply->deleteLater();
    if (m_uploads.erase(ticket) == 0)
        return; // cancelled
    if (!succeeded(*reply)) {
        emit failed(ticket, refusalOf(*reply));
        return;
    }
    const QByteArray body = reply->read(kMaxAnswerBytes);
    const auto json = wire::parseJson({body.constData(), static_cast<std::size_t>(body.size())});
    auto file = json ? wire::decode<wire::FileUploaded>(*json) : Result<wire::FileUploaded>(json.error());
    if (file)
        emit uploaded(ticket, *file);
    else
        emit failed(ticket, fail(Errc::internal, "unreadable answer: " + file.error().detail));
}

void HttpCourier::cancel(int ticket) {
    const auto found = m_uploads.find(ticket);
    if (found == m_uploads.end())
        return;
    const QPointer<QNetworkReply> reply = found->second;
    m_uploads.erase(found);
    if (reply)
        reply->abort();
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
