// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

struct iovec;
struct ssl_st;

namespace pult::http {

/// A socket bound to the plain io_context executor: no type-erased executor per operation.
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// A connected byte stream, plain or TLS, that never blocks and owns no buffers: whoever has bytes to read
/// brings the memory. An idle connection so costs the socket alone. Waiting is done on `socket()`.
///
/// Thread   the I/O thread.
class Transport {
public:
    enum class Status { done, wantRead, wantWrite, closed };
    struct Outcome {
        Status status;
        std::size_t bytes;
    };

    /// `ssl` is a session for this socket that knows its side, null for plain TCP. Takes it over.
    explicit Transport(Socket socket, ssl_st* ssl = nullptr);
    Transport(Transport&&) noexcept = default;
    Transport& operator=(Transport&&) noexcept = default;
    ~Transport();

    Outcome handshake();
    Outcome read(char* data, std::size_t size);
    /// Writes a prefix of the pieces; `done` with fewer bytes than given means the peer is slower than we are.
    Outcome write(const iovec* pieces, int count);
    /// Tells the peer that nothing more comes.
    void shutdownSend();
    void close();

    Socket& socket() { return m_socket; }
    bool isSecure() const { return m_ssl != nullptr; }
    ssl_st* session() const { return m_ssl.get(); }
    /// After a read that said `closed`: the peer has said that it was done, nothing was cut off.
    bool hasEnded() const;

private:
    struct FreeSsl {
        void operator()(ssl_st* ssl) const;
    };
    Outcome verdict(int result);

    Socket m_socket;
    std::unique_ptr<ssl_st, FreeSsl> m_ssl;
    bool m_ended = false;
};

} // namespace pult::http
