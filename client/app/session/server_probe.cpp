// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/server_probe.hpp"

#include <QNetworkReply>

#include <boost/describe/class.hpp>

#include "shared/wire/codec.hpp"

namespace pult::client {

namespace {

constexpr int kAfterTypingMs = 400;
constexpr int kPatienceMs = 5000;

/// What /healthz answers, as far as it matters here.
struct Health {
    std::optional<std::string> version;
};
BOOST_DESCRIBE_STRUCT(Health, (), (version))

} // namespace

ServerProbe::ServerProbe(QObject* parent) : QObject(parent) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(kAfterTypingMs);
    connect(&m_delay, &QTimer::timeout, this, &ServerProbe::ask);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(kPatienceMs);
}

void ServerProbe::look(const QString& address) {
    m_address = address;
    if (m_reply)
        m_reply->abort();
    emit unknown();
    if (!address.trimmed().isEmpty())
        m_delay.start();
}

void ServerProbe::ask() {
    const auto server = ServerAddress::parse(m_address);
    if (!server) {
        emit problem(server.error());
        return;
    }
    emit checking();
    QNetworkReply* reply = m_network.get(QNetworkRequest(server->resource(QStringLiteral("/healthz"))));
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply] { onAnswer(reply); });
}

void ServerProbe::onAnswer(QNetworkReply* reply) {
    reply->deleteLater();
    if (reply != m_reply)
        return;
    m_reply = nullptr;
    if (reply->error() == QNetworkReply::OperationCanceledError && m_delay.isActive())
        return;
    if (reply->error() != QNetworkReply::NoError) {
        emit problem(fail(Errc::unavailable, reply->errorString().toStdString()));
        return;
    }
    const QByteArray body = reply->read(64 * 1024);
    const auto json = wire::parseJson({body.constData(), static_cast<std::size_t>(body.size())});
    const auto health = json ? wire::decode<Health>(*json) : Result<Health>(Health{});
    emit found(QString::fromStdString(health ? health->version.value_or("") : ""));
}

} // namespace pult::client
