// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>

#include <boost/json/value.hpp>

#include "client/link/server_address.hpp"
#include "shared/base/clock.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/events.hpp"
#include "shared/wire/methods.hpp"

namespace pult::client {

/// Up to where a desk has followed the journal, and of which store.
struct StreamPosition {
    Seq seq = 0;
    std::string epoch; ///< empty: nothing is known yet, the server will ask for a reload
};

struct Credentials {
    std::string login;
    std::string password;
    std::optional<std::string> totp;
};

enum class LinkPhase { offline, connecting, online };

struct LinkStatus {
    LinkPhase phase = LinkPhase::offline;
    std::optional<Ticks> retryAt; ///< while offline: when the next attempt is due
    QString reason;               ///< why the last connection ended, for the details
    bool otherVersion = false;    ///< whoever answers there speaks another version of the protocol
};

/// The server began to talk to us.
struct SessionStart {
    wire::User user; ///< id 0 when the server didn't say: then it is who it was
    wire::ServerInfo server;
    std::string token;
    StreamPosition position;
    Seq headSeq = 0;      ///< newest event at the server; what was missed up to it follows
    bool resumed = false; ///< false: whatever is known is out of date, load it anew
    bool fresh = false;   ///< by login and password, not by a kept token
    std::string address;  ///< of the server, as ServerAddress::text
};

/// The connection to the server: sends requests, hands on what the server tells.
///
/// Events come once each and with rising numbers, whatever the connection does in between.
/// Thread   lives on one thread; callbacks and signals come on it.
class Link : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Link)
public:
    using RawDone = std::function<void(Result<boost::json::value>)>;

    using QObject::QObject;

    /// One attempt; ends in sessionStarted or signInFailed.
    virtual void signIn(const ServerAddress& server, const Credentials& credentials) = 0;
    /// Goes on with a kept token for as long as it takes; ends in sessionStarted or signedOut.
    virtual void resume(const ServerAddress& server, const std::string& token, const StreamPosition& position) = 0;
    /// Ends the session at the server too, if it can be reached.
    virtual void signOut() = 0;
    virtual void reconnectNow() = 0;
    virtual const LinkStatus& status() const = 0;

    /// Calls `done(Result<Request::Answer>)` unless `context` is gone by then.
    /// Errors   unavailable    not connected, or the connection broke: the server may have acted or not
    ///          others         as the server refused
    template <class Request, class Done>
    void request(const Request& request, QObject* context, Done done) {
        using Answer = typename Request::Answer;
        call(Request::kMethod, wire::encode(request), context,
             [done = std::move(done)](Result<boost::json::value> raw) mutable {
                 if (!raw)
                     return done(Result<Answer>(raw.error()));
                 auto answer = wire::decode<Answer>(*raw);
                 if (!answer)
                     return done(Result<Answer>(fail(Errc::internal, "unreadable answer: " + answer.error().detail)));
                 done(std::move(answer));
             });
    }

signals:
    void statusChanged(const pult::client::LinkStatus& status);
    void sessionStarted(const pult::client::SessionStart& start);
    void signInFailed(const pult::Error& error);
    /// The server no longer knows the session.
    void signedOut(const pult::Error& error);
    void eventReceived(const pult::wire::Event& event, pult::Seq seq, pult::Time at);
    /// An event that can't be read was passed over.
    void eventSkipped(pult::Seq seq);
    void signalReceived(const pult::wire::Signal& signal);
    void latencyMeasured(int milliseconds);

protected:
    virtual void call(std::string_view method, std::string params, QObject* context, RawDone done) = 0;
};

} // namespace pult::client
