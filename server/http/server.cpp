// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/server.hpp"

#include <ctime>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/http_connection.hpp"
#include "server/http/live.hpp"
#include "server/http/proxies.hpp"
#include "server/http/socket_states.hpp"
#include "server/http/web_socket.hpp"

namespace asio = boost::asio;
using asio::ip::tcp;

namespace pult::http {

namespace {

using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                         asio::io_context::executor_type>;

constexpr int kAcceptsPerTurn = 64;
constexpr int kCertificateCheckSeconds = 5;

std::string httpDate() {
    char text[64];
    const std::time_t now = std::time(nullptr);
    std::tm broken{};
    gmtime_r(&now, &broken);
    return std::string(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &broken));
}

} // namespace

struct HttpServer::Impl {
    struct Listener {
        Acceptor acceptor;
        ServerOptions::Endpoint endpoint;
    };

    Impl(asio::io_context& io, ServerOptions given, std::function<void(std::string_view)> fault)
        : options(std::move(given)), loop(io), states(io.get_executor()), pool(2),
          minder(io.get_executor()), service{loop, router, proxies, pool, std::move(fault), httpDate()} {
        loop.limits = options.limits;
        loop.operatorSocket = options.operatorSocket;
        loop.visitorSocket = options.visitorSocket;
    }

    Result<void> open(const ServerOptions::Endpoint& endpoint) {
        boost::system::error_code ec;
        const auto address = asio::ip::make_address(endpoint.address, ec);
        if (ec)
            return fail(Errc::invalid, "not an address to listen on: " + endpoint.address);
        const tcp::endpoint wanted(address, endpoint.port);
        auto listener = std::make_unique<Listener>(Listener{Acceptor(loop.io.get_executor()), endpoint});
        Acceptor& acceptor = listener->acceptor;
        acceptor.open(wanted.protocol(), ec);
        if (!ec)
            acceptor.set_option(asio::socket_base::reuse_address(true), ec);
        if (!ec)
            acceptor.bind(wanted, ec);
        if (!ec)
            acceptor.listen(asio::socket_base::max_listen_connections, ec);
        if (!ec)
            acceptor.non_blocking(true, ec);
        if (ec)
            return fail(Errc::unavailable, "can't listen on " + endpoint.address + ":" + std::to_string(endpoint.port) +
                                               ": " + ec.message());
        listener->endpoint.port = acceptor.local_endpoint(ec).port();
        listeners.push_back(std::move(listener));
        return {};
    }

    void waitForPeers(Listener& listener) {
        listener.acceptor.async_wait(Acceptor::wait_read, [this, &listener](const boost::system::error_code& error) {
            if (!error)
                takePeers(listener);
        });
    }

    void takePeers(Listener& listener) {
        states.makeFor(openSockets(), kAcceptsPerTurn);
        for (int turn = 0; turn < kAcceptsPerTurn; ++turn) {
            boost::system::error_code ec;
            tcp::endpoint peer;
            Socket socket(loop.io.get_executor());
            listener.acceptor.accept(socket, peer, ec);
            if (ec == asio::error::would_block)
                break;
            if (ec == asio::error::no_descriptors) // goes on when connections have ended
                return pauseAccepting(listener);
            if (!ec)
                begin(std::move(socket), peer, listener.endpoint.secure);
        }
        waitForPeers(listener);
    }

    std::size_t openSockets() const {
        return static_cast<std::size_t>(loop.metrics.connectionsOpen + loop.metrics.socketsOpen);
    }

    void pauseAccepting(Listener& listener) {
        loop.metrics.refuse("no_descriptors");
        auto timer = std::make_shared<Timer>(loop.io.get_executor(), std::chrono::milliseconds{100});
        timer->async_wait([this, &listener, timer](const boost::system::error_code&) {
            if (!loop.stopping)
                waitForPeers(listener);
        });
    }

    void begin(Socket socket, const tcp::endpoint& peer, bool secure) {
        if (openSockets() >= options.limits.connections)
            return loop.metrics.refuse("too_many_connections");
        ssl_st* session = nullptr;
        if (secure && !(session = tls->newSession(socket)))
            return loop.metrics.refuse("no_memory");
        auto connection = std::make_shared<HttpConnection>(service, Transport(std::move(socket), session),
                                                           plain(peer.address()).to_string());
        asio::co_spawn(loop.io.get_executor(), connection->run(), [this, connection](const std::exception_ptr& fault) {
            if (fault)
                tell(fault);
        });
    }

    void tell(const std::exception_ptr& fault) {
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception& error) {
            if (service.fault)
                service.fault(error.what());
        }
    }

    /// The Date header's clock; looks after the certificate, too.
    void mind() {
        service.date = httpDate();
        if (tls && ++minded % kCertificateCheckSeconds == 0 && tls->filesChanged())
            reloadCertificate();
        minder.expires_after(std::chrono::seconds{1});
        minder.async_wait([this](const boost::system::error_code& error) {
            if (!error)
                mind();
        });
    }

    void reloadCertificate() {
        if (!tls)
            return;
        const auto reloaded = tls->reload();
        if (options.certificateRead)
            options.certificateRead(reloaded);
    }

    asio::awaitable<void> stop(std::chrono::milliseconds grace) {
        loop.stopping = true;
        minder.cancel();
        for (const auto& listener : listeners) {
            boost::system::error_code ignored;
            listener->acceptor.close(ignored);
        }
        forEachLive([](Live& live) { live.leave(); });
        const auto deadline = std::chrono::steady_clock::now() + grace;
        while (!loop.live.empty() && std::chrono::steady_clock::now() < deadline)
            co_await pause();
        forEachLive([](Live& live) { live.drop(); });
        for (int turn = 0; turn < 20 && !loop.live.empty(); ++turn)
            co_await pause();
    }

    asio::awaitable<void> pause() {
        Timer timer(loop.io.get_executor(), std::chrono::milliseconds{10});
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }

    /// Leaving may unlink: the next one is looked up before.
    template <class Action>
    void forEachLive(Action action) {
        LiveList visited;
        while (!loop.live.empty()) {
            Live& live = loop.live.front();
            loop.live.pop_front();
            visited.push_back(live);
            action(live);
        }
        loop.live.swap(visited);
    }

    ServerOptions options;
    Loop loop;
    SocketStates states;
    Router router;
    Proxies proxies;
    asio::thread_pool pool;
    std::unique_ptr<TlsContext> tls;
    std::vector<std::unique_ptr<Listener>> listeners;
    Timer minder;
    Service service;
    std::int64_t minded = 0;
};

HttpServer::HttpServer(asio::io_context& io, ServerOptions options, std::function<void(std::string_view)> fault)
    : m_impl(std::make_unique<Impl>(io, std::move(options), std::move(fault))) {}

HttpServer::~HttpServer() = default;

Router& HttpServer::routes() {
    return m_impl->router;
}

Metrics& HttpServer::metrics() {
    return m_impl->loop.metrics;
}

const SocketLimits& HttpServer::operatorSocket() const {
    return m_impl->loop.operatorSocket;
}

const SocketLimits& HttpServer::visitorSocket() const {
    return m_impl->loop.visitorSocket;
}

asio::thread_pool& HttpServer::pool() {
    return m_impl->pool;
}

Result<void> HttpServer::start() {
    auto proxies = Proxies::parse(m_impl->options.proxies);
    if (!proxies)
        return proxies.error();
    m_impl->proxies = std::move(*proxies);
    if (m_impl->options.tls) {
        auto tls = TlsContext::load(*m_impl->options.tls);
        if (!tls)
            return tls.error();
        m_impl->tls = std::move(*tls);
    }
    for (const auto& endpoint : m_impl->options.listen) {
        if (endpoint.secure && !m_impl->tls)
            return fail(Errc::invalid, "TLS needs a certificate and a key");
        if (auto opened = m_impl->open(endpoint); !opened)
            return opened.error();
    }
    for (const auto& listener : m_impl->listeners)
        m_impl->waitForPeers(*listener);
    m_impl->mind();
    return {};
}

std::vector<ServerOptions::Endpoint> HttpServer::endpoints() const {
    std::vector<ServerOptions::Endpoint> endpoints;
    for (const auto& listener : m_impl->listeners)
        endpoints.push_back(listener->endpoint);
    return endpoints;
}

void HttpServer::reloadCertificate() {
    m_impl->reloadCertificate();
}

std::optional<Time> HttpServer::certificateExpiresAt() const {
    if (!m_impl->tls)
        return std::nullopt;
    return m_impl->tls->expiresAt();
}

asio::awaitable<void> HttpServer::stop(std::chrono::milliseconds grace) {
    return m_impl->stop(grace);
}

} // namespace pult::http
