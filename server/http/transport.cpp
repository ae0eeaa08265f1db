// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/transport.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace pult::http {

namespace {

/// One TLS record at most: pieces are joined here so that small frames share a record.
std::array<char, 16 * 1024> recordBuffer;

Transport::Outcome fromErrno(Transport::Status whenBusy) {
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
        return {whenBusy, 0};
    return {Transport::Status::closed, 0};
}

std::size_t join(const iovec* pieces, int count) {
    std::size_t size = 0;
    for (int i = 0; i < count && size < recordBuffer.size(); ++i) {
        const std::size_t part = std::min(pieces[i].iov_len, recordBuffer.size() - size);
        std::memcpy(recordBuffer.data() + size, pieces[i].iov_base, part);
        size += part;
    }
    return size;
}

} // namespace

void Transport::FreeSsl::operator()(ssl_st* ssl) const {
    SSL_free(ssl);
}

Transport::Transport(Socket socket, ssl_st* ssl) : m_socket(std::move(socket)), m_ssl(ssl) {
    boost::system::error_code ignored;
    m_socket.native_non_blocking(true, ignored);
    m_socket.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
}

Transport::~Transport() = default;

Transport::Outcome Transport::verdict(int result) {
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
        return {Status::wantRead, 0};
    case SSL_ERROR_WANT_WRITE:
        return {Status::wantWrite, 0};
    default:
        ERR_clear_error();
        return {Status::closed, 0};
    }
}

Transport::Outcome Transport::handshake() {
    if (!m_socket.is_open())
        return {Status::closed, 0};
    if (!m_ssl)
        return {Status::done, 0};
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    return result == 1 ? Outcome{Status::done, 0} : verdict(result);
}

Transport::Outcome Transport::read(char* data, std::size_t size) {
    // OpenSSL keeps the number of the descriptor, which after a close may be another connection's.
    if (!m_socket.is_open())
        return {Status::closed, 0};
    if (m_ssl) {
        ERR_clear_error();
        std::size_t got = 0;
        const int result = SSL_read_ex(m_ssl.get(), data, size, &got);
        return result == 1 ? Outcome{Status::done, got} : verdict(result);
    }
    const ssize_t got = ::recv(m_socket.native_handle(), data, size, 0);
    if (got > 0)
        return {Status::done, static_cast<std::size_t>(got)};
    m_ended = got == 0;
    return got == 0 ? Outcome{Status::closed, 0} : fromErrno(Status::wantRead);
}

Transport::Outcome Transport::write(const iovec* pieces, int count) {
    if (!m_socket.is_open())
        return {Status::closed, 0};
    if (m_ssl) {
        const std::size_t size = join(pieces, count);
        if (size == 0)
            return {Status::done, 0};
        ERR_clear_error();
        std::size_t sent = 0;
        const int result = SSL_write_ex(m_ssl.get(), recordBuffer.data(), size, &sent);
        return result == 1 ? Outcome{Status::done, sent} : verdict(result);
    }
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces);
    message.msg_iovlen = static_cast<std::size_t>(count);
    const ssize_t sent = ::sendmsg(m_socket.native_handle(), &message, MSG_NOSIGNAL);
    if (sent >= 0)
        return {Status::done, static_cast<std::size_t>(sent)};
    return fromErrno(Status::wantWrite);
}

bool Transport::hasEnded() const {
    return m_ssl ? (SSL_get_shutdown(m_ssl.get()) & SSL_RECEIVED_SHUTDOWN) != 0 : m_ended;
}

void Transport::shutdownSend() {
    if (!m_socket.is_open())
        return;
    if (m_ssl) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get());
        ERR_clear_error();
    }
    boost::system::error_code ignored;
    m_socket.shutdown(boost::asio::socket_base::shutdown_send, ignored);
}

void Transport::close() {
    boost::system::error_code ignored;
    m_socket.close(ignored);
}

} // namespace pult::http
