// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client.hpp"

#include <algorithm>
#include <map>

#include "server/http/blocking.hpp"
#include "server/http/client_request.hpp"
#include "server/http/client_tls.hpp"
#include "server/http/connection_pool.hpp"
#include "server/http/exchange.hpp"
#include "server/http/public_address.hpp"
#include "server/http/retry_after.hpp"
#include "server/http/url.hpp"

namespace pult::http {

namespace asio = boost::asio;
using messenger::HttpCall;
using messenger::HttpReply;
using Until = ClientConnection::Until;
using Waited = ClientConnection::Waited;

namespace {

HttpReply withoutAnswer(HttpReply::Outcome outcome, std::string why) {
    HttpReply reply;
    reply.outcome = outcome;
    reply.why = std::move(why);
    return reply;
}

HttpReply refusedCall(std::string why) {
    return withoutAnswer(HttpReply::Outcome::refused, std::move(why));
}

HttpReply unsent(std::string why) {
    return withoutAnswer(HttpReply::Outcome::not_sent, std::move(why));
}

bool isSafe(const HttpCall& call) {
    return call.method == "GET" || call.method == "HEAD";
}

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Until after(std::chrono::milliseconds wait, Until latest) {
    return std::min(latest, std::chrono::steady_clock::now() + wait);
}

/// Counts a call as long as it runs.
class CallCount {
public:
    CallCount(std::map<std::string, int>& calls, std::string server) : m_calls(calls), m_server(std::move(server)) {
        ++m_calls[m_server];
    }
    ~CallCount() {
        if (--m_calls[m_server] == 0)
            m_calls.erase(m_server);
    }
    CallCount(const CallCount&) = delete;
    CallCount& operator=(const CallCount&) = delete;

private:
    std::map<std::string, int>& m_calls;
    std::string m_server;
};

} // namespace

/// Shared with the calls that run: they may be destroyed after the client, with the loop.
struct HttpClient::Impl : std::enable_shared_from_this<HttpClient::Impl> {
    Impl(asio::io_context& loop, asio::thread_pool& files, const Clock& time, ClientOptions wanted)
        : io(loop), disk(files), clock(time), options(std::move(wanted)), names(loop, options.lookUp),
          idle(std::make_shared<ConnectionPool>(options.idlePerServer, options.idleInAll)) {}

    asio::io_context& io;
    asio::thread_pool& disk;
    const Clock& clock;
    ClientOptions options;
    Names names;
    std::unique_ptr<ClientTls> tls;
    std::shared_ptr<ConnectionPool> idle;
    std::map<std::string, int> running;

    struct Way {
        Url url;
        bool mayBeLocal = false; ///< the administrator's own address
        Until until;
        std::string server() const {
            return (mayBeLocal ? "own " : "") + std::string(url.secure ? "https://" : "http://") + url.authority();
        }
    };
    struct Opened {
        std::shared_ptr<ClientConnection> connection;
        HttpReply failure;
    };

    static asio::awaitable<HttpReply> run(std::shared_ptr<Impl> self, HttpCall call);
    asio::awaitable<HttpReply> follow(HttpCall& call);
    asio::awaitable<HttpReply> turn(HttpCall& call, CallBody& body, Way& way, std::string& location);
    asio::awaitable<Opened> open(const Way& way);
    asio::awaitable<Opened> connect(std::vector<asio::ip::address> addresses, const Way& way);
    asio::awaitable<HttpReply> secure(ClientConnection& connection, const Way& way);
    Result<Way> wayTo(Result<Url> url, const HttpCall& call) const;
};

/// May it be called at all? Its addresses are checked when they are known.
Result<HttpClient::Impl::Way> HttpClient::Impl::wayTo(Result<Url> url, const HttpCall& call) const {
    if (!url)
        return url.error();
    Way way;
    way.url = std::move(*url);
    if (!call.ownBase.empty()) {
        const auto own = Url::parse(call.ownBase);
        way.mayBeLocal = own && way.url.isSameServer(*own) && way.url.secure == own->secure;
    }
    if (!way.url.secure && !way.mayBeLocal)
        return fail(Errc::invalid, way.url.host + " may only be called by https");
    const bool isNamed = std::any_of(call.hosts.begin(), call.hosts.end(),
                                     [&](const std::string& domain) { return isWithin(way.url.host, domain); });
    if (!call.hosts.empty() && !isNamed && !way.mayBeLocal)
        return fail(Errc::invalid, way.url.host + " isn't one of the messenger's hosts");
    return way;
}

/// A cancelled call ends with a reply, not with an exception: the waits see for themselves that they are cancelled.
asio::awaitable<HttpReply> HttpClient::Impl::run(std::shared_ptr<Impl> self, HttpCall call) {
    const bool callersWay = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    auto reply = co_await self->follow(call);
    co_await asio::this_coro::throw_if_cancelled(callersWay);
    co_return reply;
}

asio::awaitable<HttpReply> HttpClient::Impl::follow(HttpCall& call) {
    if (!isWritable(call))
        co_return refusedCall("the request has characters that HTTP can't carry");
    const Until until = std::chrono::steady_clock::now() + call.timeout;
    auto way = wayTo(Url::parse(call.url), call);
    if (!way)
        co_return refusedCall(way.error().detail);
    auto makeBody = [&call] { return CallBody::make(call); };
    std::optional<Result<CallBody>> made;
    if (call.form.empty())
        made = makeBody();
    else
        made = co_await onPool(disk, makeBody);
    auto& body = *made;
    if (!body)
        co_return unsent(body.error().detail);
    for (int redirects = 0;; ++redirects) {
        way->until = until;
        std::string location;
        auto reply = co_await turn(call, *body, *way, location);
        if (location.empty() || call.redirects == 0 || !isSafe(call))
            co_return reply;
        if (redirects == call.redirects)
            co_return refusedCall("redirected too often");
        way = wayTo(way->url.redirected(location), call);
        if (!way)
            co_return refusedCall(way.error().detail);
        call.headers.clear(); // credentials never follow
    }
}

/// One request to one server, on a kept connection when there is one.
asio::awaitable<HttpReply> HttpClient::Impl::turn(HttpCall& call, CallBody& body, Way& way, std::string& location) {
    const std::string server = way.server();
    if (const auto known = running.find(server); known != running.end() && known->second >= options.callsPerServer)
        co_return unsent("too many calls to " + way.url.host + " at once");
    const CallCount count(running, server);
    auto connection = idle->take(server);
    for (;;) {
        const bool wasKept = connection != nullptr;
        if (!wasKept) {
            auto opened = co_await open(way);
            if (!opened.connection)
                co_return opened.failure;
            connection = std::move(opened.connection);
        }
        Exchange::Terms terms;
        terms.head = requestHead(call, body, way.url, options.userAgent);
        terms.isToHead = call.method == "HEAD";
        terms.largestAnswer = call.largestAnswer;
        terms.answerPath = call.answerPath;
        terms.until = way.until;
        terms.stall = options.stall;
        Exchange exchange(connection, disk, body, std::move(terms));
        auto reply = co_await exchange.run();
        if (reply.isAnswered()) {
            const AnswerHead& head = exchange.head();
            reply.retryAfter = retryAfter(head.retryAfter, clock.now());
            if (isRedirect(head.status))
                location = head.location;
            if (exchange.isReusable() && head.keepAliveSeconds != 0) {
                // A little less than the server keeps it: else we write just when it closes.
                std::chrono::milliseconds keep = options.idle;
                if (head.keepAliveSeconds > 0)
                    keep =
                        std::min<std::chrono::milliseconds>(keep, std::chrono::seconds{head.keepAliveSeconds} * 4 / 5);
                idle->give(server, std::move(connection), std::chrono::steady_clock::now() + keep);
            }
            co_return reply;
        }
        const bool wasShutIdle = wasKept && exchange.wasShut() && !exchange.hasBegun();
        if (!wasShutIdle || (exchange.hasSent() && !isSafe(call)))
            co_return reply;
        connection.reset(); // the server had closed it; nothing was taken
        body.rewind();
    }
}

asio::awaitable<HttpClient::Impl::Opened> HttpClient::Impl::open(const Way& way) {
    Opened opened;
    auto found = co_await names.find(way.url.host, after(options.connect, way.until));
    if (!found) {
        opened.failure = unsent(found.error().detail);
        co_return opened;
    }
    std::vector<asio::ip::address> allowed;
    for (const auto& address : *found)
        if (way.url.secure ? way.mayBeLocal || isPublic(address) : address.is_loopback())
            allowed.push_back(address);
    if (allowed.empty()) {
        opened.failure = found->empty() ? unsent("no address of " + way.url.host + " was found")
                                        : refusedCall(way.url.host + " has an address that may not be called");
        co_return opened;
    }
    opened = co_await connect(std::move(allowed), way);
    if (opened.connection && way.url.secure) {
        opened.failure = co_await secure(*opened.connection, way);
        if (!opened.failure.why.empty())
            opened.connection.reset();
    }
    co_return opened;
}

/// One address after the other; the first gets half of the time, so that one that is silent leaves some to the next.
asio::awaitable<HttpClient::Impl::Opened> HttpClient::Impl::connect(std::vector<asio::ip::address> addresses,
                                                                    const Way& way) {
    Opened opened;
    const Until latest = after(options.connect, way.until);
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const auto now = std::chrono::steady_clock::now();
        const bool isLast = i + 1 == addresses.size();
        const Until until = isLast ? latest : now + (latest - now) / 2;
        auto connection = std::make_shared<ClientConnection>(io);
        const asio::ip::tcp::endpoint endpoint(addresses[i], way.url.port);
        const auto waited = co_await connection->connect(endpoint, until);
        if (waited == Waited::ready) {
            opened.connection = std::move(connection);
            break;
        }
        opened.failure = unsent(waited == Waited::timedOut    ? way.url.host + " didn't take the connection in time"
                                : waited == Waited::cancelled ? "cancelled"
                                                              : way.url.host + " refused the connection");
        if (waited == Waited::cancelled || now >= latest)
            break;
    }
    co_return opened;
}

/// The reply's `why` is empty when it went well.
asio::awaitable<HttpReply> HttpClient::Impl::secure(ClientConnection& connection, const Way& way) {
    ssl_st* const session = tls->newSession(connection.socket(), way.url.host);
    if (!session)
        co_return unsent("no memory for TLS");
    const auto waited = co_await connection.handshake(session, after(options.handshake, way.until));
    if (waited == Waited::ready)
        co_return HttpReply();
    if (waited == Waited::cancelled)
        co_return unsent("cancelled");
    const std::string complaint = ClientTls::complaint(connection.transport().session());
    if (!complaint.empty())
        co_return unsent("the certificate of " + way.url.host + " isn't accepted: " + complaint);
    co_return unsent("TLS with " + way.url.host + (waited == Waited::timedOut ? " took too long" : " failed"));
}

Result<std::unique_ptr<HttpClient>> HttpClient::make(asio::io_context& io, asio::thread_pool& disk, const Clock& clock,
                                                     ClientOptions options) {
    auto tls = ClientTls::make(options.authorities);
    if (!tls)
        return tls.error();
    auto impl = std::make_shared<Impl>(io, disk, clock, std::move(options));
    impl->tls = std::move(*tls);
    return std::unique_ptr<HttpClient>(new HttpClient(std::move(impl)));
}

HttpClient::HttpClient(std::shared_ptr<Impl> impl) : m_impl(std::move(impl)) {}

HttpClient::~HttpClient() = default;

asio::awaitable<HttpReply> HttpClient::call(HttpCall call) {
    return Impl::run(m_impl, std::move(call));
}

std::size_t HttpClient::idleConnections() const {
    return m_impl->idle->size();
}

} // namespace pult::http
