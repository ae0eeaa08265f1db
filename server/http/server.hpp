// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/http/limits.hpp"
#include "server/http/router.hpp"
#include "server/http/tls_context.hpp"
#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"

namespace boost::asio {
class thread_pool;
}

namespace pult::http {

class Metrics;
class Loop;

/// Where to listen, and what to trust.
struct ServerOptions {
    struct Endpoint {
        std::string address; ///< numeric
        std::uint16_t port = 0;
        bool secure = false;
    };
    std::vector<Endpoint> listen;
    std::vector<std::string> proxies; ///< addresses or networks whose X-Forwarded headers count
    std::optional<TlsContext::Files> tls;
    std::function<void(const Result<void>&)> certificateRead =
        {}; ///< told when changed files were read, or could not be
    Limits limits;
    SocketLimits operatorSocket;
    SocketLimits visitorSocket = visitorDefaults();

    static SocketLimits visitorDefaults() {
        SocketLimits limits;
        limits.frameBytes = wire::kMaxVisitorFrameBytes;
        return limits;
    }
};

/// Listens, reads requests, hands them to the routes, carries WebSockets.
///
/// Owner    one per process, made by `app`; outlives its connections.
/// Thread   the I/O thread: the one that runs `io`.
class HttpServer {
public:
    /// `fault` is told what a handler threw.
    HttpServer(boost::asio::io_context& io, ServerOptions options, std::function<void(std::string_view)> fault);
    ~HttpServer();

    /// Filled before `start`.
    Router& routes();
    Metrics& metrics();
    const SocketLimits& operatorSocket() const;
    const SocketLimits& visitorSocket() const;
    /// For file work of the routes: it must not stall the loop.
    boost::asio::thread_pool& pool();

    /// Binds and begins to accept.
    /// Errors   invalid       a bad address, proxy or certificate, in words
    ///          unavailable   the port is taken or may not be used
    Result<void> start();
    /// The addresses that are listened on, with the ports the system chose for port 0.
    std::vector<ServerOptions::Endpoint> endpoints() const;

    /// Reads certificate and key again and tells `certificateRead`. Called on SIGHUP; changed files are noticed by
    /// themselves within five seconds.
    void reloadCertificate();
    /// When the certificate expires; empty without TLS.
    std::optional<Time> certificateExpiresAt() const;

    /// Stops listening, tells WebSockets to come back later, lets requests end, and closes the rest after `grace`.
    boost::asio::awaitable<void> stop(std::chrono::milliseconds grace);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::http
