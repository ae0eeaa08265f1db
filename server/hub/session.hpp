// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "server/hub/api.hpp"
#include "server/hub/hub.hpp"
#include "server/hub/rpc.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/session.hpp"

namespace pult::hub {

/// One operator's socket: who is signed in on it, which events it has had, which requests wait.
///
/// Requests are answered one after another, in the order they came. Events start to flow once signed in; a session
/// that resumes reads what it missed from the journal first, page by page as the network takes it, and joins the
/// live stream at exactly the point where it stands: nothing is left out and nothing comes twice.
///
/// Thread   the I/O thread.
/// Lifetime shared by the socket and by the hub while it is open.
class Session final : public inbox::FrameHandler, public std::enable_shared_from_this<Session> {
public:
    /// `number`: of the socket, another for each.
    Session(Hub::Dependencies& hub, std::shared_ptr<inbox::Connection> connection, std::uint64_t number,
            Ticks openedAt);

    void onFrame(std::string_view text) override;
    void onDrained() override;
    void onClosed() override;

    void deliver(const storage::JournalRecord& record);
    void deliver(const std::shared_ptr<const std::string>& frame, const storage::EventScope& scope);
    /// What is for this session, whatever it may hear.
    void tell(const std::shared_ptr<const std::string>& frame);
    void close(inbox::CloseCode code, std::string_view reason);

    bool isSignedIn() const { return m_signedIn.has_value(); }
    OperatorId operatorId() const { return m_signedIn ? m_signedIn->principal.operatorId : OperatorId{}; }
    /// Who has signed in himself; nobody while an API token does.
    OperatorId person() const { return m_signedIn ? domain::personOf(m_signedIn->principal) : OperatorId{}; }
    domain::Asker asker() const { return m_signedIn ? domain::askerOf(m_signedIn->principal) : domain::Asker{}; }
    const std::string& tokenHash() const;
    bool seesContacts() const { return !m_signedIn || !domain::masksContacts(m_signedIn->principal); }
    bool seesHidden() const { return m_signedIn && domain::seesTakenBack(m_signedIn->principal); }
    Ticks openedAt() const { return m_openedAt; }
    Ticks keptAliveAt() const { return m_keptAliveAt; }
    void keepAlive(Ticks now) { m_keptAliveAt = now; }

    /// Told when the session signs in or goes; set by the hub.
    std::function<void(Session&)> onSignedIn;
    std::function<void(Session&)> onGone;
    /// Told of every request that is answered with an error.
    std::function<void(Errc)> onRefused;
    /// Newest seq that has been published to live sessions.
    std::function<Seq()> publishedSeq;

private:
    enum class Stream { none, catchingUp, live };

    boost::asio::awaitable<void> serve();
    boost::asio::awaitable<void> serveFrame(std::string text);
    boost::asio::awaitable<std::string> carryOut(rpc::Request request);
    boost::asio::awaitable<Result<std::string>> open(boost::json::value params);
    boost::asio::awaitable<Result<std::string>> resume(boost::json::value params);
    boost::asio::awaitable<Result<std::string>> closeSession();
    boost::asio::awaitable<void> catchUp();

    void signedIn(staff::SignedIn who);
    bool hears(const storage::EventScope& scope) const;
    bool isRegroupedBy(const wire::Event& event) const;
    Caller caller() const;
    wire::User user() const;
    wire::ServerInfo serverInfo() const;
    void sendText(std::string text);

    Hub::Dependencies& m_hub;
    std::shared_ptr<inbox::Connection> m_connection;
    std::uint64_t m_number;
    Ticks m_openedAt;
    Ticks m_keptAliveAt;
    std::optional<staff::SignedIn> m_signedIn;
    std::deque<std::string> m_waiting; ///< frames not yet served
    std::size_t m_waitingBytes = 0;
    bool m_serving = false;
    Stream m_stream = Stream::none;
    Seq m_sentSeq = 0; ///< everything up to here has been sent or is out of scope
    bool m_startCatchUp = false;
    bool m_pageUnderWay = false;
    bool m_closed = false;
};

} // namespace pult::hub
