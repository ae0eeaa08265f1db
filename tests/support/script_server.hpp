// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <QWebSocketServer>

#include <functional>
#include <string>
#include <vector>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "shared/wire/json.hpp"
#include "shared/wire/limits.hpp"

namespace pult::support {

/// A server of the operator API that says what the test tells it to.
class ScriptServer {
public:
    struct Request {
        std::int64_t id = 0;
        std::string method;
        boost::json::object params;
    };

    ScriptServer() : m_server(QStringLiteral("script"), QWebSocketServer::NonSecureMode) {
        m_server.setSupportedSubprotocols({QLatin1String(wire::kSubprotocol)});
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] { accept(); });
    }
    ~ScriptServer() {
        for (const auto& socket : m_sockets)
            if (socket) {
                socket->disconnect();
                delete socket;
            }
    }

    quint16 port() const { return m_server.serverPort(); }
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(port()); }

    /// Called for every request; without it requests only pile up.
    std::function<void(const Request&)> onRequest;
    std::vector<Request> requests;
    int connections = 0;

    void answer(const Request& request, const std::string& result) {
        sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(request.id) + R"(,"result":)" + result + "}");
    }
    void refuse(const Request& request, const std::string& reason, const std::string& detail) {
        sendText(R"({"jsonrpc":"2.0","id":)" + std::to_string(request.id) +
                 R"(,"error":{"code":-32000,"message":"refused","data":{"reason":")" + reason + R"(","detail":")" +
                 detail + R"("}}})");
    }
    void sendText(const std::string& text) {
        if (current())
            current()->sendTextMessage(QString::fromStdString(text));
    }
    void sendBinary(const QByteArray& bytes) {
        if (current())
            current()->sendBinaryMessage(bytes);
    }
    /// As when the cable is pulled: no farewell.
    void cut() {
        if (current())
            current()->abort();
    }
    void closePolitely() {
        if (current())
            current()->close();
    }
    void stopListening() { m_server.close(); }
    void listenAgain(quint16 port) { m_server.listen(QHostAddress::LocalHost, port); }

private:
    QWebSocket* current() const { return m_sockets.empty() ? nullptr : m_sockets.back().data(); }

    void accept() {
        while (m_server.hasPendingConnections()) {
            QWebSocket* socket = m_server.nextPendingConnection();
            ++connections;
            m_sockets.emplace_back(socket);
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket,
                             [this](const QString& text) { receive(text.toStdString()); });
        }
    }

    void receive(const std::string& text) {
        const auto frame = wire::parseJson(text);
        Request request;
        request.id = frame->at("id").as_int64();
        request.method = frame->at("method").as_string().c_str();
        request.params = frame->at("params").as_object();
        requests.push_back(request);
        if (onRequest)
            onRequest(request);
    }

    QWebSocketServer m_server;
    std::vector<QPointer<QWebSocket>> m_sockets;
};

/// Stands between a client and a server and hands every byte from the server on alone.
class DripRelay {
public:
    explicit DripRelay(quint16 serverPort) : m_serverPort(serverPort) {
        m_listener.listen(QHostAddress::LocalHost);
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this] { accept(); });
    }
    quint16 port() const { return m_listener.serverPort(); }
    /// From now on nothing comes through, and nobody is told.
    void freeze() { m_frozen = true; }
    qint64 fromClient = 0; ///< bytes

private:
    void accept() {
        QTcpSocket* client = m_listener.nextPendingConnection();
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto* server = new QTcpSocket(client);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        QObject::connect(client, &QTcpSocket::readyRead, server,
                         [=, this] { fromClient += server->write(client->readAll()); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [=, this] {
            while (!m_frozen && server->bytesAvailable() > 0) {
                client->write(server->read(1));
                client->flush();
            }
        });
        QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::close);
        QObject::connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::close);
    }

    quint16 m_serverPort;
    bool m_frozen = false;
    QTcpServer m_listener;
};

} // namespace pult::support
