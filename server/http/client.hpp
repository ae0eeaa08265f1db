// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "server/gateways/messenger/http_call.hpp"
#include "server/http/names.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"

namespace pult::http {

struct ClientOptions {
    Names::LookUp lookUp = Names::bySystem;
    std::string authorities; ///< a PEM file of certificates trusted besides the system's; empty for none
    std::string userAgent = "Pult";
    std::chrono::milliseconds connect{5000};   ///< for the name and the connection, inside the call's time-out
    std::chrono::milliseconds handshake{5000}; ///< for TLS, likewise
    std::chrono::milliseconds stall{30'000};   ///< without a byte going or coming in the middle of a call
    std::chrono::milliseconds idle{30'000};    ///< an unused connection is kept, or less when the server says so
    std::size_t idlePerServer = 8;
    std::size_t idleInAll = 64;
    int callsPerServer = 128; ///< at once; further ones are `not_sent`
};

/// The outgoing HTTP/1.1 client. Connections are kept and used again per scheme, host and port. Certificates are
/// always verified. Names lead to public addresses only, and the address that was checked is the one connected to;
/// `HttpCall::ownBase` alone may lead elsewhere. A request is written again only when none of it had gone out, or when
/// it was a GET or HEAD on a kept connection that its server closed at that moment.
///
/// Owner    one per process; what runs in it may outlive it.
/// Thread   the I/O thread. Names are looked up on threads of its own, files read and written on `disk`.
class HttpClient final : public messenger::HttpCaller {
public:
    /// Errors   invalid   the authorities can't be read, in words
    static Result<std::unique_ptr<HttpClient>> make(boost::asio::io_context& io, boost::asio::thread_pool& disk,
                                                    const Clock& clock, ClientOptions options = {});
    ~HttpClient() override;

    boost::asio::awaitable<messenger::HttpReply> call(messenger::HttpCall call) override;
    /// Connections kept for further calls.
    std::size_t idleConnections() const;

private:
    struct Impl;
    explicit HttpClient(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m_impl;
};

} // namespace pult::http
