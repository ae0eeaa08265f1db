// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <deque>
#include <stdexcept>
#include <string>

#include "client/link/link.hpp"

namespace pult::support {

/// A link without a network: the test reads what was asked and says what the server says.
class FakeLink final : public client::Link {
public:
    struct Asked {
        std::string method;
        boost::json::value params;
        QPointer<QObject> context;
        RawDone done;
    };

    std::deque<Asked> asked;
    std::string address = "https://chat.example";
    std::vector<std::string> features;
    std::string version = "1";
    std::optional<wire::ForeignReply> foreignReply;
    Time serverTime{}; ///< when a session starts
    wire::Role role = wire::Role::operator_;
    int signOuts = 0;
    int reconnects = 0;
    std::vector<client::Credentials> signIns;
    std::vector<std::string> resumes; ///< tokens

    void signIn(const client::ServerAddress&, const client::Credentials& credentials) override {
        signIns.push_back(credentials);
    }
    void resume(const client::ServerAddress&, const std::string& token, const client::StreamPosition&) override {
        resumes.push_back(token);
    }
    void signOut() override {
        ++signOuts;
        goOffline();
    }
    void reconnectNow() override { ++reconnects; }
    const client::LinkStatus& status() const override { return m_status; }

    void goOnline() {
        m_status = {client::LinkPhase::online, {}, {}};
        emit statusChanged(m_status);
    }
    /// What is outstanding fails.
    void goOffline() {
        m_status = {client::LinkPhase::offline, {}, QStringLiteral("pulled")};
        emit statusChanged(m_status);
        for (Asked& request : std::exchange(asked, {}))
            if (request.context)
                request.done(fail(Errc::unavailable, "no connection"));
    }
    /// A session of operator 7 at journal position `seq`.
    void start(Seq seq, bool resumed = false) {
        client::SessionStart start;
        start.user.id = OperatorId{7};
        start.user.login = "anna";
        start.user.name = "Anna";
        start.user.role = role;
        start.token = "token";
        start.address = address;
        start.position = {seq, "e1"};
        start.headSeq = seq;
        start.server.features = features;
        start.server.version = version;
        start.server.time = serverTime;
        start.server.foreign_reply = foreignReply;
        start.resumed = resumed;
        goOnline();
        emit sessionStarted(start);
    }
    void tell(const wire::Event& event, Seq seq) { emit eventReceived(event, seq, Time{}); }
    void signal(const wire::Signal& signal) { emit signalReceived(signal); }

    int outstanding(const std::string& method) const {
        int count = 0;
        for (const Asked& request : asked)
            count += request.method == method;
        return count;
    }
    /// The oldest outstanding request of the kind.
    template <class Request>
    Request peek() const {
        for (const Asked& request : asked)
            if (request.method == Request::kMethod)
                return *wire::decode<Request>(request.params);
        throw std::logic_error("nobody asked " + std::string(Request::kMethod));
    }
    /// Answers the oldest outstanding request of the kind.
    template <class Request>
    void answer(const typename Request::Answer& result) {
        settle(Request::kMethod, *wire::parseJson(wire::encode(result)));
    }
    template <class Request>
    void refuse(Errc code, std::string detail = "refused") {
        settle(Request::kMethod, fail(code, std::move(detail)));
    }

protected:
    void call(std::string_view method, std::string params, QObject* context, RawDone done) override {
        if (m_status.phase == client::LinkPhase::online) {
            asked.push_back({std::string(method), *wire::parseJson(params), context, std::move(done)});
            return;
        }
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(fail(Errc::unavailable, "no connection")); },
            Qt::QueuedConnection);
    }

private:
    void settle(std::string_view method, Result<boost::json::value> result) {
        for (auto it = asked.begin(); it != asked.end(); ++it) {
            if (it->method != method)
                continue;
            const Asked request = std::move(*it);
            asked.erase(it);
            if (request.context)
                request.done(std::move(result));
            return;
        }
        throw std::logic_error("nobody asked " + std::string(method));
    }

    client::LinkStatus m_status;
};

} // namespace pult::support
