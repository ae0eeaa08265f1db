// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/http_connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/uio.h>

#include "server/http/blocking.hpp"
#include "server/http/handshake.hpp"
#include "server/http/web_socket.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr std::size_t kFilePiece = 256 * 1024;
constexpr std::size_t kMaxLinger = 1024 * 1024;
constexpr std::chrono::seconds kLingerTime{2};

bool isLoopback(const std::string& address) {
    boost::system::error_code ec;
    const auto parsed = asio::ip::make_address(address, ec);
    return !ec && plain(parsed).is_loopback();
}

} // namespace

HttpConnection::HttpConnection(Service& service, Transport transport, std::string peer)
    : m_service(service), m_transport(std::move(transport)), m_peer(std::move(peer)), m_parser(service.loop.limits) {
    ++m_service.loop.metrics.connectionsOpened;
    ++m_service.loop.metrics.connectionsOpen;
    m_service.loop.live.push_back(*this);
}

asio::awaitable<void> HttpConnection::run() {
    const auto self = shared_from_this();
    bool goesOn = co_await handshake();
    while (goesOn) {
        goesOn = co_await serveOne();
    }
    if (!m_upgraded)
        co_await linger();
    m_service.loop.wheel.cancel(*this);
    --m_service.loop.metrics.connectionsOpen;
}

asio::awaitable<bool> HttpConnection::handshake() {
    if (!m_transport.isSecure())
        co_return true;
    m_service.loop.wheel.arm(*this, m_service.loop.limits.handshake);
    while (true) {
        const auto status = m_transport.handshake().status;
        if (status == Transport::Status::done)
            co_return true;
        if (status == Transport::Status::closed)
            co_return false;
        if (!co_await wait(status == Transport::Status::wantRead ? Wait::readable : Wait::writable))
            co_return false;
    }
}

asio::awaitable<bool> HttpConnection::wait(Wait what) {
    if (m_expired)
        co_return false;
    const auto direction = what == Wait::readable ? Socket::wait_read : Socket::wait_write;
    const auto [error] = co_await m_transport.socket().async_wait(direction, asio::as_tuple(asio::use_awaitable));
    co_return !error && !m_expired;
}

asio::awaitable<bool> HttpConnection::fill() {
    auto& scratch = m_service.loop.scratch;
    while (true) {
        const auto [status, bytes] = m_transport.read(scratch.data(), scratch.size());
        if (status == Transport::Status::done) {
            m_in.append(scratch.data(), bytes);
            co_return true;
        }
        if (status == Transport::Status::closed)
            co_return false;
        if (!co_await wait(status == Transport::Status::wantRead ? Wait::readable : Wait::writable))
            co_return false;
    }
}

asio::awaitable<bool> HttpConnection::readHead() {
    m_parser.begin(m_request);
    m_expired = false;
    m_idle = m_in.empty();
    const Limits& limits = m_service.loop.limits;
    // The first request is due as soon as the connection stands; later ones may take their time to begin.
    m_service.loop.wheel.arm(*this, m_first || !m_idle ? limits.header : limits.idle);
    while (true) {
        if (!m_in.empty()) {
            const auto [status, used] = m_parser.readHead(m_in);
            m_in.erase(0, used);
            m_malformed = status == RequestParser::Status::failed;
            if (status != RequestParser::Status::needMore)
                co_return true;
        }
        if (!co_await fill())
            co_return false;
        if (m_idle && !m_first)
            m_service.loop.wheel.arm(*this, limits.header);
        m_idle = false;
    }
}

asio::awaitable<bool> HttpConnection::serveOne() {
    m_keepAlive = false;
    m_bodyDone = false;
    m_starved = false;
    if (!co_await readHead()) {
        if (!m_expired || m_idle)
            co_return false;
        Response late = tooSlow();
        co_return co_await write(std::move(late));
    }
    m_first = false;
    Response response = co_await respond();
    if (response.opener)
        co_return co_await openSocket(std::move(response));
    // What was not read of the body would be taken for the next request.
    if (!m_bodyDone)
        m_keepAlive = false;
    co_return co_await write(std::move(response));
}

Response HttpConnection::tooSlow() const {
    return Response::error(fail(Errc::invalid, "the request took too long to arrive"), 408);
}

asio::awaitable<Response> HttpConnection::respond() {
    if (m_malformed)
        co_return Response::error(fail(Errc::invalid, std::string(statusText(m_parser.failure()))), m_parser.failure());
    m_keepAlive = m_parser.keepAlive() && !m_leaving && !m_service.loop.stopping;
    m_bodyDone = m_parser.isComplete();
    describePeer();
    const Router::Match match = m_service.router.match(m_request.method, m_request.path);
    if (!match.route && match.allowed.empty())
        co_return Response::error(fail(Errc::not_found, "there is nothing at this address"));
    if (!match.route) {
        Response response = Response::error(fail(Errc::invalid, "this address doesn't take " + m_request.method), 405);
        response.set("Allow", match.allowed);
        co_return response;
    }
    if (m_parser.isAnnouncedTooLarge(match.route->bodyLimit))
        co_return Response::error(fail(Errc::too_large, "the body is too large"));
    m_bodyLimit = match.route->bodyLimit;
    m_parser.limitBody(m_bodyLimit);
    if (!co_await acceptExpectation())
        co_return Response(400);
    co_return co_await handle(*match.route, match.tailAt);
}

asio::awaitable<Response> HttpConnection::handle(const Route& route, std::size_t tailAt) {
    m_request.tail = m_request.path.substr(tailAt);
    m_service.loop.wheel.arm(*this, m_service.loop.limits.body);
    m_stretch = 0;
    if (route.isStreaming) {
        m_request.stream = this;
    } else {
        if (!co_await readWholeBody()) {
            if (m_expired)
                co_return tooSlow();
            const int status = m_parser.failure();
            co_return Response::error(fail(status == 413 ? Errc::too_large : Errc::invalid, "the body can't be read"),
                                      status);
        }
        m_service.loop.wheel.cancel(*this);
    }
    try {
        co_return co_await route.handler(m_request);
    } catch (const std::exception& fault) {
        if (m_service.fault)
            m_service.fault(fault.what());
    }
    co_return Response::error(fail(Errc::internal, "something went wrong here"));
}

asio::awaitable<bool> HttpConnection::acceptExpectation() {
    if (m_bodyDone || !equalsIgnoringCase(m_request.header("expect"), "100-continue"))
        co_return true;
    co_return co_await writeAll("HTTP/1.1 100 Continue\r\n\r\n", {});
}

asio::awaitable<bool> HttpConnection::readWholeBody() {
    bool readable = true;
    while (readable && !m_bodyDone) {
        readable = co_await readBody(m_request.body);
    }
    co_return readable;
}

/// Appends what there is of the body, waiting when there is nothing. False: closed, out of time or malformed.
asio::awaitable<bool> HttpConnection::readBody(std::string& out) {
    // Bytes that are there but lead nowhere are half a chunk's header.
    if (m_in.empty() || m_starved) {
        if (!co_await fill())
            co_return false;
    }
    const auto [status, used] = m_parser.readBody(m_in, out);
    m_in.erase(0, used);
    m_malformed = status == RequestParser::Status::failed;
    m_bodyDone = status == RequestParser::Status::complete;
    m_starved = !m_bodyDone;
    co_return !m_malformed;
}

asio::awaitable<Result<std::string>> HttpConnection::next() {
    std::string piece;
    while (piece.empty() && !m_bodyDone) {
        const bool got = co_await readBody(piece);
        if (got)
            continue;
        if (!m_malformed)
            co_return fail(Errc::invalid, m_expired ? "the upload is too slow" : "the upload was cut off");
        co_return m_parser.failure() == 413 ? fail(Errc::too_large, "the file is too large")
                                            : fail(Errc::invalid, "the body is malformed");
    }
    m_stretch += piece.size();
    if (m_bodyDone) {
        m_service.loop.wheel.cancel(*this);
    } else if (m_stretch >= kUploadStretch) {
        m_stretch = 0;
        m_service.loop.wheel.arm(*this, m_service.loop.limits.body);
    }
    co_return piece;
}

void HttpConnection::describePeer() {
    const std::string forwarded(m_request.header("x-forwarded-for"));
    const bool throughProxy = m_service.proxies.contains(m_peer);
    m_request.address = m_service.proxies.client(m_peer, forwarded);
    m_request.isLocal = !throughProxy && isLoopback(m_peer);
    m_request.isSecure =
        m_transport.isSecure() || (throughProxy && equalsIgnoringCase(m_request.header("x-forwarded-proto"), "https"));
}

std::string HttpConnection::headOf(const Response& response, std::uint64_t size) const {
    std::string head;
    head.reserve(512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(statusText(response.status)).append("\r\nDate: ").append(m_service.date).append("\r\n");
    for (const auto& [name, value] : response.headers)
        head.append(name).append(": ").append(value).append("\r\n");
    head.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
    if (m_request.isSecure)
        head.append("Strict-Transport-Security: max-age=63072000\r\n");
    if (response.status != 304 && response.status != 204 && response.status != 101)
        head.append("Content-Length: ").append(std::to_string(size)).append("\r\n");
    if (response.status != 101)
        head.append(m_keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
    return head.append("\r\n");
}

asio::awaitable<bool> HttpConnection::write(Response response) {
    m_service.loop.metrics.answered(response.status);
    if (!response.reason.empty())
        m_service.loop.metrics.refuse(response.reason);
    if (m_service.loop.stopping || m_leaving)
        m_keepAlive = false;
    const std::string& body = response.sharedBody ? *response.sharedBody : response.body;
    const bool isPart = response.range.kind == ByteRange::Kind::part;
    const std::int64_t from = isPart ? response.range.first : 0;
    const std::int64_t fileSize = isPart ? response.range.size : response.file ? response.file->size() : 0;
    const std::uint64_t size = response.file ? static_cast<std::uint64_t>(fileSize) : body.size();
    const std::string head = headOf(response, size);
    const bool isHead = m_request.method == "HEAD" || response.status == 304;
    m_expired = false;
    if (!co_await writeAll(head, isHead ? std::string_view() : std::string_view(body)))
        co_return false;
    if (response.file && !isHead) {
        if (!co_await writeFile(*response.file, from, fileSize))
            co_return false;
    }
    m_service.loop.wheel.cancel(*this);
    co_return m_keepAlive;
}

asio::awaitable<bool> HttpConnection::writeAll(std::string_view head, std::string_view body) {
    bool armed = false;
    while (!head.empty() || !body.empty()) {
        const iovec pieces[2] = {{const_cast<char*>(head.data()), head.size()},
                                 {const_cast<char*>(body.data()), body.size()}};
        const auto [status, bytes] = m_transport.write(pieces, 2);
        if (status == Transport::Status::closed)
            co_return false;
        if (status == Transport::Status::done) {
            armed = armed && bytes == 0;
            const std::size_t ofHead = std::min(bytes, head.size());
            head.remove_prefix(ofHead);
            body.remove_prefix(bytes - ofHead);
            continue;
        }
        if (!armed)
            m_service.loop.wheel.arm(*this, m_service.loop.limits.write);
        armed = true;
        if (!co_await wait(status == Transport::Status::wantRead ? Wait::readable : Wait::writable))
            co_return false;
    }
    co_return true;
}

asio::awaitable<bool> HttpConnection::writeFile(const storage::OpenFile& file, std::int64_t from, std::int64_t size) {
    std::string piece;
    for (std::int64_t offset = from; offset < from + size;) {
        const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(kFilePiece, from + size - offset));
        piece.resize(wanted);
        auto read = [&] { return file.read(offset, piece); };
        const auto got = co_await onPool(m_service.pool, read);
        if (!got || *got == 0) // the length is promised already: all we can do is break off
            co_return false;
        piece.resize(*got);
        offset += static_cast<std::int64_t>(*got);
        if (!co_await writeAll(piece, {}))
            co_return false;
    }
    co_return true;
}

asio::awaitable<bool> HttpConnection::openSocket(Response response) {
    const Result<std::string> accept =
        m_parser.isUpgrade() ? acceptKey(m_request) : fail(Errc::invalid, "a WebSocket handshake is expected");
    if (!accept) {
        Response refused = Response::error(accept.error(), 426);
        refused.set("Upgrade", "websocket");
        refused.set("Sec-WebSocket-Version", "13");
        m_keepAlive = false;
        co_return co_await write(std::move(refused));
    }
    response.status = 101;
    response.set("Upgrade", "websocket");
    response.set("Connection", "Upgrade");
    response.set("Sec-WebSocket-Accept", *accept);
    if (!response.subprotocol.empty())
        response.set("Sec-WebSocket-Protocol", response.subprotocol);
    m_service.loop.metrics.answered(101);
    const std::string head = headOf(response, 0);
    if (!co_await writeAll(head, {}))
        co_return false;
    m_service.loop.wheel.cancel(*this);
    m_upgraded = true;
    const auto socket =
        std::make_shared<WebSocket>(m_service.loop, std::move(m_transport), m_request.address, *response.socketLimits);
    if (auto handler = response.opener(socket))
        socket->start(std::move(handler), std::move(m_in));
    co_return false;
}

/// Closing at once with unread bytes would reset the connection and lose our answer on its way.
asio::awaitable<void> HttpConnection::linger() {
    m_expired = false;
    m_idle = true;
    m_transport.shutdownSend();
    m_service.loop.wheel.arm(*this, kLingerTime);
    std::size_t discarded = 0;
    m_in.clear();
    while (!m_leaving && discarded < kMaxLinger) {
        if (!co_await fill())
            break;
        discarded += m_in.size();
        m_in.clear();
    }
    m_transport.close();
}

void HttpConnection::leave() {
    m_leaving = true;
    if (m_idle)
        drop();
}

void HttpConnection::drop() {
    m_leaving = true;
    m_expired = true;
    m_transport.close();
}

void HttpConnection::onDeadline() {
    m_expired = true;
    boost::system::error_code ignored;
    m_transport.socket().cancel(ignored);
}

} // namespace pult::http
