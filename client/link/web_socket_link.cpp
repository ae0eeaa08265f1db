// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/web_socket_link.hpp"

#include <QLoggingCategory>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslError>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include "shared/wire/limits.hpp"

namespace pult::client {

namespace {

Q_LOGGING_CATEGORY(lcLink, "pult.link")

/// A page of history may be 200 long messages.
constexpr quint64 kMaxIncomingBytes = 16 * 1024 * 1024;

/// As much as is handled in less than a tenth of a second.
constexpr int kSystemBufferBytes = 1024 * 1024;

Error connectionLost() {
    return fail(Errc::unavailable, "no connection to the server");
}

} // namespace

WebSocketLink::WebSocketLink(const Clock& clock, Settings settings, QObject* parent)
    : Link(parent), m_clock(clock), m_settings(std::move(settings)),
      m_backoff(m_settings.random ? m_settings.random : [] { return QRandomGenerator::global()->generateDouble(); }) {
    connect(&m_ticker, &QTimer::timeout, this, &WebSocketLink::onTick);
    m_ticker.setInterval(m_settings.tick);
    m_opener.setSingleShot(true);
    connect(&m_opener, &QTimer::timeout, this, &WebSocketLink::openSocket);
}

WebSocketLink::~WebSocketLink() {
    dropSocket();
}

void WebSocketLink::signIn(const ServerAddress& server, const Credentials& credentials) {
    dropSocket();
    m_server = server;
    m_credentials = credentials;
    m_token.clear();
    m_position = {};
    m_backoff.hurry();
    connectSocket();
    failPending(connectionLost());
}

void WebSocketLink::resume(const ServerAddress& server, const std::string& token, const StreamPosition& position) {
    dropSocket();
    m_server = server;
    m_credentials.reset();
    m_token = token;
    m_position = position;
    m_backoff.hurry();
    connectSocket(m_position.epoch.empty() ? Millis{0} : std::exchange(m_settings.firstConnection, Millis{0}));
    failPending(connectionLost());
}

void WebSocketLink::signOut() {
    if (m_stage == Stage::online)
        send(wire::SessionClose::kMethod, "{}", this, [](const Result<boost::json::value>&) {});
    m_token.clear();
    m_credentials.reset();
    m_position = {};
    if (m_socket && m_stage == Stage::online) {
        // Lets the farewell out before the socket goes; nothing that still arrives concerns us.
        m_socket->disconnect(this);
        connect(m_socket, &QWebSocket::disconnected, m_socket, &QObject::deleteLater);
        m_socket->close();
        m_socket = nullptr;
    }
    dropSocket();
    setStage(Stage::idle);
    failPending(connectionLost());
}

void WebSocketLink::reconnectNow() {
    if (m_stage == Stage::idle || m_stage == Stage::connecting || m_stage == Stage::opening)
        return;
    m_backoff.hurry();
    dropSocket();
    connectSocket();
    // Last: who hears of it asks again at once, and must not find a session that has no socket any more.
    failPending(connectionLost());
}

void WebSocketLink::call(std::string_view method, std::string params, QObject* context, RawDone done) {
    Q_ASSERT(context);
    if (m_stage == Stage::online)
        return send(method, params, context, std::move(done));
    // Never from inside the caller: it may not be ready for the answer yet.
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(connectionLost()); }, Qt::QueuedConnection);
}

void WebSocketLink::send(std::string_view method, std::string_view params, QObject* context, RawDone done) {
    const std::int64_t id = m_nextId++;
    m_pending.emplace(id, Pending{context, std::move(done), m_clock.ticks()});
    const std::string frame = requestFrame(id, method, params);
    m_socket->sendTextMessage(QString::fromUtf8(frame.data(), static_cast<qsizetype>(frame.size())));
}

void WebSocketLink::connectSocket(Millis after) {
    setStage(Stage::connecting);
    if (after > Millis{0})
        m_opener.start(after);
    else
        openSocket();
}

void WebSocketLink::openSocket() {
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(kMaxIncomingBytes);
    m_socket->setMaxAllowedIncomingMessageSize(kMaxIncomingBytes);
    connect(m_socket, &QWebSocket::connected, this, &WebSocketLink::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &WebSocketLink::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            [this] { onUnreadable(fail(Errc::invalid, "a binary frame")); });
    // A long answer over a thin line is a sign of life long before it is complete.
    connect(m_socket, &QWebSocket::textFrameReceived, this, [this] { m_heartbeat.heard(m_clock.ticks()); });
    connect(m_socket, &QWebSocket::pong, this, [this](quint64 elapsed) {
        m_heartbeat.heard(m_clock.ticks());
        emit latencyMeasured(static_cast<int>(elapsed));
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        const QString said = m_socket->closeReason();
        lost(said.isEmpty() ? m_socket->errorString() : said);
    });
    connect(m_socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, [this] {
        if (m_stage == Stage::connecting)
            lost(m_socket->errorString());
    });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QLatin1String(wire::kSubprotocol)});
    m_socket->open(QNetworkRequest(m_server.socket()), options);
}

void WebSocketLink::dropSocket() {
    m_opener.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void WebSocketLink::onConnected() {
    // What was missed in hours comes at once, and all that the system has is handled before anything else is.
    if (auto* socket = m_socket->findChild<QAbstractSocket*>())
        socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kSystemBufferBytes);
    m_otherVersion = m_socket->subprotocol() != QLatin1String(wire::kSubprotocol);
    if (m_otherVersion)
        return lost(tr("The server speaks another version of the protocol"));
    setStage(Stage::opening);
    const auto answered = [this](Result<boost::json::value> answer) { onSessionAnswer(std::move(answer)); };
    if (m_credentials) {
        const wire::SessionOpen open{m_credentials->login, m_credentials->password, m_credentials->totp,
                                     m_settings.client};
        send(wire::SessionOpen::kMethod, wire::encode(open), this, answered);
    } else {
        const wire::SessionResume resume{m_token, m_position.seq, m_position.epoch};
        send(wire::SessionResume::kMethod, wire::encode(resume), this, answered);
    }
}

void WebSocketLink::onSessionAnswer(Result<boost::json::value> answer) {
    if (!answer)
        return onSessionRefused(answer.error());
    if (m_credentials) {
        auto opened = wire::decode<wire::SessionOpened>(*answer);
        return opened ? onSessionOpened(std::move(*opened)) : lost(QString::fromStdString(opened.error().detail));
    }
    auto resumed = wire::decode<wire::SessionResumed>(*answer);
    resumed ? onSessionResumed(std::move(*resumed)) : lost(QString::fromStdString(resumed.error().detail));
}

void WebSocketLink::onSessionOpened(wire::SessionOpened opened) {
    m_credentials.reset();
    m_token = opened.token;
    m_position = {opened.seq, opened.epoch};
    startSession({std::move(opened.user), std::move(opened.server), m_token, m_position, opened.seq, false, true, {}});
}

void WebSocketLink::onSessionResumed(wire::SessionResumed resumed) {
    const bool sameStore = !m_position.epoch.empty() && resumed.epoch == m_position.epoch;
    const bool goesOn = resumed.resumed && sameStore;
    if (!goesOn)
        m_position = {resumed.seq, resumed.epoch};
    startSession({resumed.user.value_or(wire::User{}),
                  resumed.server.value_or(wire::ServerInfo{}),
                  m_token,
                  m_position,
                  resumed.seq,
                  goesOn,
                  false,
                  {}});
}

void WebSocketLink::startSession(SessionStart start) {
    start.address = m_server.text().toStdString();
    m_backoff.online(m_clock.ticks());
    setStage(Stage::online);
    emit sessionStarted(start);
}

void WebSocketLink::onSessionRefused(const Error& error) {
    const bool signingIn = m_credentials.has_value();
    if (!signingIn && error.code != Errc::unauthenticated && error.code != Errc::forbidden)
        return lost(QString::fromStdString(error.detail));
    dropSocket();
    m_credentials.reset();
    m_token.clear();
    setStage(Stage::idle, QString::fromStdString(error.detail));
    failPending(connectionLost());
    if (signingIn)
        emit signInFailed(error);
    else
        emit signedOut(error);
}

void WebSocketLink::onText(const QString& text) {
    m_heartbeat.heard(m_clock.ticks());
    const QByteArray bytes = text.toUtf8();
    auto frame = readFrame({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!frame)
        return onUnreadable(frame.error());
    if (auto* answer = std::get_if<AnswerFrame>(&*frame)) {
        const auto found = m_pending.find(answer->id);
        if (found == m_pending.end())
            return; // timed out meanwhile
        const Pending pending = std::move(found->second);
        m_pending.erase(found);
        if (pending.context)
            pending.done(std::move(answer->result));
    } else if (m_stage != Stage::online) {
        onUnreadable(fail(Errc::invalid, "the server talks before the session is open"));
    } else if (auto* event = std::get_if<EventFrame>(&*frame)) {
        onEvent(*event);
    } else if (auto* skipped = std::get_if<SkippedEvent>(&*frame)) {
        qCWarning(lcLink, "event %lld (%s) passed over: %s", static_cast<long long>(skipped->seq),
                  skipped->type.c_str(), skipped->why.c_str());
        if (advance(skipped->seq))
            emit eventSkipped(skipped->seq);
    } else if (auto* signal = std::get_if<SignalFrame>(&*frame)) {
        emit signalReceived(signal->signal);
    }
}

void WebSocketLink::onEvent(EventFrame& frame) {
    if (advance(frame.seq))
        emit eventReceived(frame.event, frame.seq, frame.at);
}

bool WebSocketLink::advance(Seq seq) {
    if (seq <= m_position.seq)
        return false; // a repeat
    m_position.seq = seq;
    return true;
}

void WebSocketLink::onUnreadable(const Error& error) {
    qCWarning(lcLink, "unreadable frame after event %lld: %s", static_cast<long long>(m_position.seq),
              error.detail.c_str());
    // It may have been an event, so the stream has a hole now: have it repeated. If it makes no sense the
    // second time either, go round it by loading everything anew.
    if (m_unreadableAt == m_position.seq)
        m_position.epoch.clear();
    m_unreadableAt = m_position.seq;
    lost(tr("The server said something unreadable"));
}

void WebSocketLink::onTick() {
    const Ticks now = m_clock.ticks();
    switch (m_stage) {
    case Stage::idle:
        break;
    case Stage::connecting:
    case Stage::opening:
        if (now - m_stageSince >= m_settings.connectTimeout)
            lost(tr("The server does not answer"));
        break;
    case Stage::waiting:
        if (m_status.retryAt && now >= *m_status.retryAt)
            connectSocket();
        break;
    case Stage::online:
        expirePending(now);
        if (m_stage != Stage::online)
            break;
        switch (m_heartbeat.check(now, waitingSince())) {
        case Heartbeat::Verdict::fine:
            break;
        case Heartbeat::Verdict::ping:
            m_socket->ping();
            break;
        case Heartbeat::Verdict::dead:
            lost(tr("The server does not answer"));
            break;
        }
        break;
    }
}

void WebSocketLink::expirePending(Ticks now) {
    std::vector<Pending> expired;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (now - it->second.asked >= m_settings.requestTimeout) {
            expired.push_back(std::move(it->second));
            it = m_pending.erase(it);
        } else {
            ++it;
        }
    }
    for (const Pending& pending : expired)
        if (pending.context)
            pending.done(fail(Errc::unavailable, "the server did not answer in time"));
}

std::optional<Ticks> WebSocketLink::waitingSince() const {
    return m_pending.empty() ? std::nullopt : std::optional(m_pending.begin()->second.asked);
}

void WebSocketLink::lost(const QString& reason) {
    const bool signingIn = m_credentials.has_value();
    dropSocket();
    if (signingIn) {
        m_credentials.reset();
        setStage(Stage::idle, reason);
        failPending(connectionLost());
        emit signInFailed(fail(Errc::unavailable, reason.toStdString()));
        return;
    }
    setStage(Stage::waiting, reason, m_backoff.lost(m_clock.ticks()));
    failPending(connectionLost());
}

void WebSocketLink::failPending(const Error& error) {
    const auto pending = std::exchange(m_pending, {});
    for (const auto& [id, request] : pending)
        if (request.context && request.context != this)
            request.done(error);
}

void WebSocketLink::setStage(Stage stage, const QString& reason, std::optional<Ticks> retryAt) {
    m_stage = stage;
    m_stageSince = m_clock.ticks();
    if (stage == Stage::online)
        m_heartbeat.start(m_stageSince);
    if (stage == Stage::idle)
        m_ticker.stop();
    else if (!m_ticker.isActive())
        m_ticker.start();
    const LinkPhase phase = stage == Stage::online                            ? LinkPhase::online
                            : stage == Stage::idle || stage == Stage::waiting ? LinkPhase::offline
                                                                              : LinkPhase::connecting;
    if (phase == m_status.phase && stage != Stage::waiting && stage != Stage::idle)
        return;
    m_status = {phase, retryAt, reason, m_otherVersion};
    emit statusChanged(m_status);
}

} // namespace pult::client
