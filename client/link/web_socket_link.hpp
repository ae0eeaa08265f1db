// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include <map>
#include <variant>

#include "client/link/backoff.hpp"
#include "client/link/frames.hpp"
#include "client/link/heartbeat.hpp"
#include "client/link/link.hpp"

class QWebSocket;

namespace pult::client {

/// Link over one WebSocket at a time. The session's first frame is session.open or session.resume; a
/// broken connection is made again by itself and goes on after the last event that was handed on.
/// Certificates are always verified.
class WebSocketLink final : public Link {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WebSocketLink)
public:
    struct Settings {
        std::string client = "pult"; ///< name and version, told to the server
        Backoff::Random random;      ///< empty: Qt's generator
        Millis tick{250};            ///< how often deadlines are looked at
        Millis requestTimeout{30'000};
        Millis connectTimeout{15'000};
        /// How long the first connection waits when something is kept that can be looked at meanwhile: to make it, the
        /// library for TLS is loaded, at the time when the window is drawn first.
        Millis firstConnection{0};
    };

    /// `clock` outlives the link.
    WebSocketLink(const Clock& clock, Settings settings, QObject* parent = nullptr);
    ~WebSocketLink() override;

    void signIn(const ServerAddress& server, const Credentials& credentials) override;
    void resume(const ServerAddress& server, const std::string& token, const StreamPosition& position) override;
    void signOut() override;
    void reconnectNow() override;
    const LinkStatus& status() const override { return m_status; }

protected:
    void call(std::string_view method, std::string params, QObject* context, RawDone done) override;

private:
    struct Pending {
        QPointer<QObject> context;
        RawDone done;
        Ticks asked;
    };
    enum class Stage { idle, connecting, opening, online, waiting };

    void connectSocket(Millis after = Millis{0});
    void openSocket();
    void dropSocket();
    void onConnected();
    void onText(const QString& text);
    void onTick();
    void onSessionAnswer(Result<boost::json::value> answer);
    void onSessionOpened(wire::SessionOpened opened);
    void onSessionResumed(wire::SessionResumed resumed);
    void onSessionRefused(const Error& error);
    void startSession(SessionStart start);
    void onEvent(EventFrame& frame);
    void onUnreadable(const Error& error);
    void lost(const QString& reason);
    void failPending(const Error& error);
    void expirePending(Ticks now);
    std::optional<Ticks> waitingSince() const; ///< when the oldest unanswered request went out
    bool advance(Seq seq);
    void setStage(Stage stage, const QString& reason = {}, std::optional<Ticks> retryAt = {});
    void send(std::string_view method, std::string_view params, QObject* context, RawDone done);

    const Clock& m_clock;
    Settings m_settings;
    Backoff m_backoff;
    Heartbeat m_heartbeat;
    QTimer m_ticker;
    QTimer m_opener;
    Stage m_stage = Stage::idle;
    LinkStatus m_status;
    bool m_otherVersion = false;
    Ticks m_stageSince{};
    ServerAddress m_server;
    std::optional<Credentials> m_credentials; ///< only until the session is open
    std::string m_token;
    StreamPosition m_position;
    Seq m_unreadableAt = -1; ///< position at which a frame made no sense
    QWebSocket* m_socket = nullptr;
    std::int64_t m_nextId = 1;
    std::map<std::int64_t, Pending> m_pending; ///< in the order of sending
};

} // namespace pult::client
