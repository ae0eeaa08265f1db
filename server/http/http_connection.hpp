// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/thread_pool.hpp>

#include "server/http/live.hpp"
#include "server/http/proxies.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/router.hpp"
#include "server/http/transport.hpp"

namespace pult::http {

/// What every HTTP connection of a server needs.
struct Service {
    Loop& loop;
    const Router& router;
    const Proxies& proxies;
    boost::asio::thread_pool& pool;              ///< reads files
    std::function<void(std::string_view)> fault; ///< told what a handler threw
    std::string date;                            ///< value of the Date header, kept fresh by the server
};

/// One TCP connection: TLS handshake, requests one after another, until it closes or becomes a WebSocket.
///
/// Thread   the I/O thread.
/// Lifetime kept alive by its own coroutine.
class HttpConnection final : public std::enable_shared_from_this<HttpConnection>,
                             public Live,
                             private Deadline,
                             private BodyReader {
public:
    HttpConnection(Service& service, Transport transport, std::string peer);

    boost::asio::awaitable<void> run();

    void leave() override;
    void drop() override;

private:
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;
    enum class Wait { readable, writable };

    Awaitable<bool> handshake();
    /// False when the connection has come to its end.
    Awaitable<bool> serveOne();
    Awaitable<bool> readHead();
    Awaitable<Response> respond();
    Awaitable<Response> handle(const Route& route, std::size_t tailAt);
    Awaitable<bool> readWholeBody();
    Awaitable<bool> readBody(std::string& out);
    Awaitable<Result<std::string>> next() override;
    Awaitable<bool> acceptExpectation();

    /// Adds what arrives to m_in. False: closed or out of time.
    Awaitable<bool> fill();
    Awaitable<bool> wait(Wait what);
    Awaitable<bool> writeAll(std::string_view head, std::string_view body);
    Awaitable<bool> write(Response response);
    Awaitable<bool> writeFile(const storage::OpenFile& file, std::int64_t from, std::int64_t size);
    Awaitable<bool> openSocket(Response response);
    Awaitable<void> linger();

    std::string headOf(const Response& response, std::uint64_t size) const;
    void describePeer();
    Response tooSlow() const;
    void onDeadline() override;

    Service& m_service;
    Transport m_transport;
    std::string m_peer;
    RequestParser m_parser;
    Request m_request;
    std::string m_in; ///< received and not yet parsed
    std::uint64_t m_bodyLimit = 0;
    std::uint64_t m_stretch = 0; ///< of an upload, since the deadline was last moved
    bool m_expired = false;
    bool m_idle = true;
    bool m_leaving = false;
    bool m_keepAlive = false;
    bool m_bodyDone = false;
    bool m_first = true;
    bool m_starved = false; ///< the parser has taken what it could of m_in
    bool m_malformed = false;
    bool m_upgraded = false;
};

} // namespace pult::http
