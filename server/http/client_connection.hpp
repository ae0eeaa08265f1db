// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/http/transport.hpp"

namespace pult::http {

/// One outgoing connection whose every wait has an end.
///
/// Thread   the I/O thread; one coroutine at a time.
/// Cancel   every wait; then it says so instead of throwing, and nothing further may be awaited.
class ClientConnection : public std::enable_shared_from_this<ClientConnection> {
public:
    using Until = std::chrono::steady_clock::time_point;
    enum class Waited { ready, failed, timedOut, cancelled };

    explicit ClientConnection(boost::asio::io_context& io);

    boost::asio::awaitable<Waited> connect(boost::asio::ip::tcp::endpoint to, Until until);
    /// Takes over a session for `socket()`.
    boost::asio::awaitable<Waited> handshake(ssl_st* session, Until until);
    /// Until the transport can go on after it said `wantRead` or `wantWrite`.
    boost::asio::awaitable<Waited> wait(Transport::Status wanted, Until until);

    Transport& transport() { return *m_transport; }
    Socket& socket() { return m_transport ? m_transport->socket() : m_socket; }
    /// Bytes handed to the system since the connection began, TLS included.
    std::uint64_t bytesOut() const;
    void countOut(std::size_t bytes) { m_plainOut += bytes; }

    /// Nothing has come and the peer hasn't closed.
    bool isQuiet();
    /// Calls once when an idle connection has become useless: the peer has closed or spoken, or `until` has come.
    void watchIdle(Until until, std::function<void()> useless);
    void stopWatching();

private:
    void armTimer(Until until);
    boost::asio::awaitable<Waited> verdict(boost::system::error_code error, Until until);

    Socket m_socket; ///< until it is connected
    std::optional<Transport> m_transport;
    boost::asio::steady_timer m_timer;
    std::function<void()> m_useless;
    std::uint64_t m_plainOut = 0;
};

} // namespace pult::http
