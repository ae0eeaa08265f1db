// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include <catch2/catch.hpp>

#include "server/http/client.hpp"
#include "tests/support/await.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/http_script.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/running_server.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace std::chrono_literals;
using messenger::HttpCall;
using messenger::HttpReply;
using support::HttpScript;
using Outcome = HttpReply::Outcome;
using Peer = HttpScript::Peer;

namespace {

/// A name server of our own; every test's names are in it.
Result<http::Names::Addresses> testNames(const std::string& host) {
    using boost::asio::ip::make_address;
    if (host == "local.test" || host == "shop.test")
        return http::Names::Addresses{make_address("127.0.0.1")};
    if (host == "private.test")
        return http::Names::Addresses{make_address("10.1.2.3"), make_address("::ffff:127.0.0.1")};
    if (host == "empty.test")
        return http::Names::Addresses{};
    return fail(Errc::unavailable, "no such name");
}

http::ClientOptions named() {
    http::ClientOptions options;
    options.lookUp = testNames;
    return options;
}

struct Fixture {
    explicit Fixture(http::ClientOptions options = named())
        : client(http::HttpClient::make(io, disk, clock, std::move(options)).value()) {}

    HttpReply call(HttpCall call) { return support::await(io, client->call(std::move(call))); }

    boost::asio::io_context io;
    boost::asio::thread_pool disk{1};
    SystemClock clock;
    std::unique_ptr<http::HttpClient> client;
};

HttpCall get(const std::string& url, const std::string& ownBase = {}) {
    HttpCall call;
    call.method = "GET";
    call.url = url;
    call.ownBase = ownBase;
    call.timeout = 5s;
    return call;
}

/// Our server with TLS and a certificate made for `name`.
struct SecureServer {
    explicit SecureServer(const std::string& name) : server(options(name)) {
        server.http.routes().add(http::Route("GET", "/", hello));
        server.start();
    }
    http::ServerOptions options(const std::string& name) {
        support::writeCertificate(name, certificate, folder / "key.pem");
        auto options = support::RunningServer::listening(true);
        options.tls = http::TlsContext::Files{certificate, folder / "key.pem"};
        return options;
    }
    static boost::asio::awaitable<http::Response> hello(http::Request&) { co_return http::Response::text("hello"); }
    std::string base(const std::string& host) const { return "https://" + host + ":" + std::to_string(server.port()); }

    support::TemporaryFolder folder;
    std::string certificate = folder / "certificate.pem";
    support::RunningServer server;
};

} // namespace

TEST_CASE("http client: addresses inside are never called", "[http]") {
    HttpScript server([](Peer& peer) { peer.answer(peer.readRequest()); });
    Fixture fixture;
    const std::string port = std::to_string(server.port());
    for (const auto& url : std::vector<std::string>{
             "https://127.0.0.1:" + port, "https://local.test:" + port, "https://[::1]:" + port,
             "https://[::ffff:127.0.0.1]:" + port, "https://private.test:" + port, "https://[64:ff9b::7f00:1]:" + port,
             "http://127.0.0.1:" + port, "https://169.254.169.254/latest", "http://local.test:" + port}) {
        INFO(url);
        const auto reply = fixture.call(get(url));
        CHECK(reply.outcome == Outcome::refused);
        CHECK_FALSE(reply.why.empty());
    }
    CHECK(fixture.call(get("https://empty.test/")).outcome == Outcome::not_sent);
    CHECK(server.connections() == 0);
}

TEST_CASE("http client: only the administrator's own address may be local", "[http]") {
    HttpScript server([](Peer& peer) { peer.answer(peer.readRequest()); });
    HttpScript other([](Peer& peer) { peer.answer(peer.readRequest()); });
    Fixture fixture;
    CHECK(fixture.call(get(server.address() + "/x", server.address() + "/base")).isAnswered());
    const std::string byName = "http://local.test:" + std::to_string(server.port());
    CHECK(fixture.call(get(byName, byName)).isAnswered());
    CHECK(fixture.call(get(other.address(), server.address())).outcome == Outcome::refused);
    CHECK(fixture.call(get("http://private.test", "http://private.test")).outcome == Outcome::refused);
    CHECK(other.connections() == 0);
    // A connection that was kept for it serves nobody else.
    CHECK(fixture.call(get(server.address())).outcome == Outcome::refused);
}

TEST_CASE("http client: a call is held to the messenger's hosts", "[http]") {
    HttpScript server([](Peer& peer) { peer.answer(peer.readRequest()); });
    Fixture fixture;
    auto call = get("https://evilmessenger.test/upload", server.address());
    call.hosts = {"messenger.test"};
    const auto refused = fixture.call(call);
    CHECK(refused.outcome == Outcome::refused);
    CHECK(refused.why.find("upload") == std::string::npos);
    call.url = "https://a.messenger.test/upload";
    CHECK(fixture.call(call).outcome == Outcome::not_sent); // no such name
    call.url = server.address();
    CHECK(fixture.call(call).isAnswered());
}

TEST_CASE("http client: redirects are counted and checked, and no header goes with them", "[http]") {
    std::string last;
    std::string first;
    HttpScript server([&](Peer& peer) {
        for (;;) {
            const auto request = peer.readRequest();
            if (request.empty())
                return;
            const auto start = request.find('/') + 1;
            const auto to = request.substr(start, request.find(' ', start) - start);
            last = request;
            if (first.empty())
                first = request;
            if (to == "end")
                peer.answer("there");
            else if (to == "loop")
                peer.answer("", "Location: /loop\r\n", "302 Found");
            else if (to == "twice")
                peer.answer("", "Location: /once\r\n", "307 Temporary Redirect");
            else if (to == "once")
                peer.answer("", "Location: end\r\n", "301 Moved Permanently");
            else if (to == "private")
                peer.answer("", "Location: https://private.test/x\r\n", "302 Found");
            else if (to == "plain")
                peer.answer("", "Location: http://127.0.0.1:1/\r\n", "302 Found");
            else
                peer.answer("", "Location: file:///etc/passwd\r\n", "302 Found");
        }
    });
    Fixture fixture;
    const auto follow = [&](const std::string& path, int redirects) {
        auto call = get(server.address() + path, server.address());
        call.redirects = redirects;
        call.headers = {{"Authorization", "Bearer secret"}};
        return fixture.call(call);
    };
    const auto reply = follow("/twice", 3);
    CHECK(reply.status == 200);
    CHECK(reply.body == "there");
    CHECK(first.find("secret") != std::string::npos);
    CHECK(last.find("secret") == std::string::npos);
    CHECK(follow("/twice", 1).outcome == Outcome::refused);
    CHECK(follow("/loop", 3).outcome == Outcome::refused);
    CHECK(follow("/private", 3).outcome == Outcome::refused);
    CHECK(follow("/plain", 3).outcome == Outcome::refused);
    CHECK(follow("/file", 3).outcome == Outcome::refused);
    CHECK(follow("/once", 0).status == 301);
    auto sent = get(server.address() + "/once", server.address());
    sent.method = "POST";
    sent.redirects = 3;
    CHECK(fixture.call(sent).status == 301);
}

TEST_CASE("http client: a certificate is verified, with the name it was made for", "[http]") {
    SecureServer server("DNS:shop.test");
    auto trusting = named();
    trusting.authorities = server.certificate;
    Fixture fixture(trusting);
    const auto good = server.base("shop.test");
    for (int turn = 0; turn < 2; ++turn) {
        const auto reply = fixture.call(get(good, good));
        CHECK(reply.isAnswered());
        CHECK(reply.body == "hello");
    }
    CHECK(fixture.client->idleConnections() == 1);
    for (const auto& wrong : {server.base("local.test"), server.base("127.0.0.1")}) {
        const auto reply = fixture.call(get(wrong, wrong));
        CHECK(reply.outcome == Outcome::not_sent);
        CHECK(reply.why.find("certificate") != std::string::npos);
    }
    Fixture strict;
    const auto unknown = strict.call(get(good, good));
    CHECK(unknown.outcome == Outcome::not_sent);
    CHECK(unknown.why.find("certificate") != std::string::npos);
}

TEST_CASE("http client: a certificate for an address is taken for that address", "[http]") {
    SecureServer server("IP:127.0.0.1");
    auto trusting = named();
    trusting.authorities = server.certificate;
    Fixture fixture(trusting);
    const auto base = server.base("127.0.0.1");
    CHECK(fixture.call(get(base, base)).isAnswered());
    CHECK_FALSE(
        http::HttpClient::make(fixture.io, fixture.disk, fixture.clock, {testNames, server.folder / "nothing"}));
}

TEST_CASE("http client: a server that doesn't speak TLS has been sent nothing", "[http]") {
    HttpScript plain([](Peer& peer) {
        peer.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.waitUntilClosed();
    });
    HttpScript silent([](Peer& peer) { peer.waitUntilClosed(); });
    auto options = named();
    options.handshake = 100ms;
    Fixture fixture(options);
    for (const auto* server : {&plain, &silent}) {
        const auto base = "https://local.test:" + std::to_string(server->port());
        CHECK(fixture.call(get(base, base)).outcome == Outcome::not_sent);
    }
}

TEST_CASE("http client: a name that hangs holds up nobody else", "[http]") {
    HttpScript server([](Peer& peer) { peer.answer(peer.readRequest()); });
    std::promise<void> release;
    auto released = release.get_future().share();
    auto options = named();
    std::atomic<int> asked = 0;
    std::atomic<int> left = 0;
    options.connect = 100ms;
    options.lookUp = [&](const std::string& host) {
        if (host != "hangs.test")
            return testNames(host);
        ++asked;
        released.wait();
        ++left;
        return testNames("local.test");
    };
    {
        Fixture fixture(options);
        for (int turn = 0; turn < 20; ++turn)
            boost::asio::co_spawn(fixture.io, fixture.client->call(get("https://hangs.test/")),
                                  [](std::exception_ptr, HttpReply) {});
        const std::string base = "http://local.test:" + std::to_string(server.port());
        CHECK(fixture.call(get(base, base)).isAnswered());
        const auto reply = fixture.call(get("https://hangs.test/"));
        CHECK(reply.outcome == Outcome::not_sent);
        CHECK(asked == 1);
    }
    release.set_value(); // the answer comes when nobody is there any more
    CHECK(support::pollUntil([&] { return left == 1; }));
}
