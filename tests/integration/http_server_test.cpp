// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/http/metrics.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/running_server.hpp"

using namespace pult;
using namespace pult::http;
using namespace std::chrono_literals;
using support::HttpClient;
using support::RunningServer;

namespace {

boost::asio::awaitable<Response> hello(Request& request) {
    co_return Response::text("hello " + request.address);
}

boost::asio::awaitable<Response> echo(Request& request) {
    co_return Response::text(request.body);
}

boost::asio::awaitable<Response> countStream(Request& request) {
    std::size_t size = 0;
    while (true) {
        auto piece = co_await request.stream->next();
        if (!piece)
            co_return Response::error(piece.error());
        if (piece->empty())
            co_return Response::text(std::to_string(size));
        size += piece->size();
    }
}

boost::asio::awaitable<Response> explode(Request&) {
    throw std::runtime_error("a bug");
    co_return Response();
}

ServerOptions quick() {
    ServerOptions options = RunningServer::listening();
    options.limits.header = 1s;
    options.limits.body = 1s;
    options.limits.idle = 1s;
    return options;
}

void addRoutes(RunningServer& server) {
    Router& routes = server.http.routes();
    routes.add(Route("GET", "/hello", hello));
    routes.add(Route("POST", "/echo", echo).limitedTo(1000));
    routes.add(Route("POST", "/stream", countStream).limitedTo(50'000'000).streaming());
    routes.add(Route("GET", "/explode", explode));
}

struct Fixture {
    explicit Fixture(ServerOptions options = RunningServer::listening()) : server(std::move(options)) {
        addRoutes(server);
        server.start();
    }
    RunningServer server;
};

} // namespace

TEST_CASE("http: a request is answered and the connection kept", "[http]") {
    Fixture fixture;
    HttpClient client(fixture.server.port());
    for (int turn = 0; turn < 3; ++turn) {
        const auto answer = client.get("/hello");
        CHECK(answer.status == 200);
        CHECK(answer.body == "hello 127.0.0.1");
        CHECK(answer.header("x-content-type-options") == "nosniff");
    }
    CHECK(client.request("POST", "/echo", {}, "text").body == "text");
    const auto head = client.request("HEAD", "/hello");
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "15");
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE("http: pipelined requests are answered in order", "[http]") {
    Fixture fixture;
    HttpClient client(fixture.server.port());
    client.sendRaw(
        "GET /hello HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.readAnswer().status == 200);
    CHECK(client.readAnswer().body == "abc");
    CHECK(client.readAnswer().status == 404);
}

TEST_CASE("http: unknown addresses and methods are told apart", "[http]") {
    Fixture fixture;
    HttpClient client(fixture.server.port());
    CHECK(client.get("/nothing").status == 404);
    const auto refused = client.request("DELETE", "/hello");
    CHECK(refused.status == 405);
    CHECK(refused.header("allow") == "GET");
    CHECK(refused.body.find("\"reason\":\"invalid\"") != std::string::npos);
}

TEST_CASE("http: bodies over the limit are refused, announced or not", "[http]") {
    Fixture fixture;
    SECTION("announced") {
        HttpClient client(fixture.server.port());
        CHECK(client.request("POST", "/echo", {}, std::string(1001, 'x')).status == 413);
    }
    SECTION("in chunks") {
        HttpClient client(fixture.server.port());
        client.sendRaw("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" +
                       std::string(1024, 'x') + "\r\n0\r\n\r\n");
        CHECK(client.readAnswer().status == 413);
    }
    SECTION("within the limit, in chunks") {
        HttpClient client(fixture.server.port());
        client.sendRaw(
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        CHECK(client.readAnswer().body == "abcde");
        CHECK(client.get("/hello").status == 200);
    }
}

TEST_CASE("http: an upload is streamed to its handler", "[http]") {
    Fixture fixture;
    HttpClient client(fixture.server.port());
    const std::string body(10'000'000, 'u');
    CHECK(client.request("POST", "/stream", {{"Expect", "100-continue"}}, body).body == "10000000");
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE("http: oversized heads get their own answers", "[http]") {
    Fixture fixture;
    SECTION("URL") {
        HttpClient client(fixture.server.port());
        CHECK(client.get("/" + std::string(9000, 'a')).status == 414);
    }
    SECTION("fields") {
        HttpClient client(fixture.server.port());
        std::string head = "GET /hello HTTP/1.1\r\n";
        for (int i = 0; i < 101; ++i)
            head += "X-" + std::to_string(i) + ": 1\r\n";
        client.sendRaw(head + "\r\n");
        CHECK(client.readAnswer().status == 431);
    }
    SECTION("bytes") {
        HttpClient client(fixture.server.port());
        client.sendRaw("GET /hello HTTP/1.1\r\nX-Long: " + std::string(20'000, 'a') + "\r\n\r\n");
        CHECK(client.readAnswer().status == 431);
    }
}

TEST_CASE("http: garbage is answered with 400 and the connection closed", "[http]") {
    Fixture fixture;
    for (const char* bad :
         {"nonsense\r\n\r\n", "GET hello HTTP/1.1\r\n\r\n", "GET /hello HTTP/1.1\r\nbad name: 1\r\n\r\n",
          "POST /echo HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"}) {
        HttpClient client(fixture.server.port());
        client.sendRaw(bad);
        CHECK(client.readAnswer().status == 400);
        CHECK(client.isClosedWithin(5s));
    }
}

TEST_CASE("http: slow heads and bodies end with 408", "[http]") {
    Fixture fixture(quick());
    SECTION("head") {
        HttpClient client(fixture.server.port());
        client.sendRaw("GET /hello HT");
        CHECK(client.readAnswer().status == 408);
        CHECK(client.isClosedWithin(5s));
    }
    SECTION("body") {
        HttpClient client(fixture.server.port());
        client.sendRaw("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
        CHECK(client.readAnswer().status == 408);
    }
    SECTION("upload") {
        HttpClient client(fixture.server.port());
        client.sendRaw("POST /stream HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
        CHECK(client.readAnswer().status == 400);
    }
    SECTION("nothing at all") {
        HttpClient client(fixture.server.port());
        CHECK(client.isClosedWithin(10s));
    }
    SECTION("idle between requests") {
        HttpClient client(fixture.server.port());
        CHECK(client.get("/hello").status == 200);
        CHECK(client.isClosedWithin(10s));
    }
}

TEST_CASE("http: a handler that throws answers 500 and harms nobody", "[http]") {
    Fixture fixture;
    HttpClient client(fixture.server.port());
    const auto answer = client.get("/explode");
    CHECK(answer.status == 500);
    CHECK(answer.body.find("a bug") == std::string::npos);
    CHECK(client.get("/hello").status == 200);
}

TEST_CASE("http: forwarded addresses count only from listed proxies", "[http]") {
    SECTION("not listed") {
        Fixture fixture;
        HttpClient client(fixture.server.port());
        CHECK(client.get("/hello", {{"X-Forwarded-For", "203.0.113.9"}}).body == "hello 127.0.0.1");
    }
    SECTION("listed") {
        ServerOptions options = RunningServer::listening();
        options.proxies = {"127.0.0.0/8", "10.0.0.1"};
        Fixture fixture(std::move(options));
        HttpClient client(fixture.server.port());
        CHECK(client.get("/hello", {{"X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.0.0.1"}}).body ==
              "hello 203.0.113.9");
        CHECK(client.get("/hello", {{"X-Forwarded-For", "nonsense"}}).body == "hello 127.0.0.1");
    }
}

TEST_CASE("http: stopping lets a request finish and closes idle connections", "[http]") {
    RunningServer server;
    addRoutes(server);
    std::atomic<bool> begun = false;
    server.http.routes().add(Route("GET", "/slow", [&](Request&) -> boost::asio::awaitable<Response> {
        begun = true;
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, 300ms);
        co_await timer.async_wait(boost::asio::use_awaitable);
        co_return Response::text("done");
    }));
    server.start();
    HttpClient idle(server.port());
    CHECK(idle.get("/hello").status == 200);
    HttpClient busy(server.port());
    busy.sendRaw("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(support::pollUntil([&] { return begun.load(); }));
    server.stop(5s);
    CHECK(busy.readAnswer().body == "done");
    CHECK(idle.isClosedWithin(5s));
}

TEST_CASE("http: a taken port is refused in words", "[http]") {
    Fixture fixture;
    ServerOptions options;
    options.listen.push_back({"127.0.0.1", fixture.server.port(), false});
    RunningServer second(options);
    const auto started = second.http.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().code == Errc::unavailable);
}
