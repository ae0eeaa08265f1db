// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/ssl.h>
#include <sys/socket.h>

namespace pult::http {

namespace asio = boost::asio;

ClientConnection::ClientConnection(asio::io_context& io) : m_socket(io.get_executor()), m_timer(io) {}

void ClientConnection::armTimer(Until until) {
    m_timer.expires_at(until);
    m_timer.async_wait([weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        boost::system::error_code ignored;
        if (!error && self)
            self->socket().cancel(ignored);
    });
}

/// `ready` after an abort means that the timer of an earlier wait was late: wait again.
asio::awaitable<ClientConnection::Waited> ClientConnection::verdict(boost::system::error_code error, Until until) {
    m_timer.cancel();
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        co_return Waited::cancelled;
    if (error && error != asio::error::operation_aborted)
        co_return Waited::failed;
    co_return error&& std::chrono::steady_clock::now() >= until ? Waited::timedOut : Waited::ready;
}

asio::awaitable<ClientConnection::Waited> ClientConnection::connect(asio::ip::tcp::endpoint to, Until until) {
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        co_return Waited::cancelled;
    armTimer(until);
    const auto [error] = co_await m_socket.async_connect(to, asio::as_tuple(asio::use_awaitable));
    auto waited = co_await verdict(error, until);
    if (waited == Waited::ready && error)
        waited = Waited::failed;
    if (waited == Waited::ready)
        m_transport.emplace(std::move(m_socket));
    co_return waited;
}

asio::awaitable<ClientConnection::Waited> ClientConnection::handshake(ssl_st* session, Until until) {
    Transport secured(std::move(m_transport->socket()), session);
    m_transport.emplace(std::move(secured));
    for (;;) {
        const auto status = m_transport->handshake().status;
        if (status == Transport::Status::done)
            co_return Waited::ready;
        if (status == Transport::Status::closed)
            co_return Waited::failed;
        const auto waited = co_await wait(status, until);
        if (waited != Waited::ready)
            co_return waited;
    }
}

asio::awaitable<ClientConnection::Waited> ClientConnection::wait(Transport::Status wanted, Until until) {
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        co_return Waited::cancelled;
    armTimer(until);
    const auto direction =
        wanted == Transport::Status::wantWrite ? asio::socket_base::wait_write : asio::socket_base::wait_read;
    const auto [error] = co_await socket().async_wait(direction, asio::as_tuple(asio::use_awaitable));
    co_return co_await verdict(error, until);
}

std::uint64_t ClientConnection::bytesOut() const {
    if (!m_transport || !m_transport->isSecure())
        return m_plainOut;
    return BIO_number_written(SSL_get_wbio(m_transport->session()));
}

bool ClientConnection::isQuiet() {
    char byte = 0;
    const ssize_t got = ::recv(socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void ClientConnection::watchIdle(Until until, std::function<void()> useless) {
    m_useless = std::move(useless);
    const auto tell = [weak = weak_from_this()](const boost::system::error_code& error) {
        const auto self = weak.lock();
        if (error || !self || !self->m_useless)
            return;
        const auto told = std::move(self->m_useless);
        self->stopWatching();
        told();
    };
    m_timer.expires_at(until);
    m_timer.async_wait(tell);
    socket().async_wait(asio::socket_base::wait_read, tell);
}

void ClientConnection::stopWatching() {
    m_useless = nullptr;
    m_timer.cancel();
    boost::system::error_code ignored;
    socket().cancel(ignored);
}

} // namespace pult::http
