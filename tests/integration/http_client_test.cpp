// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <catch2/catch.hpp>

#include "server/http/client.hpp"
#include "tests/support/await.hpp"
#include "tests/support/http_script.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace std::chrono_literals;
using messenger::HttpCall;
using messenger::HttpReply;
using support::HttpScript;
using Outcome = HttpReply::Outcome;
using Peer = HttpScript::Peer;

namespace {

struct Fixture {
    explicit Fixture(http::ClientOptions options = {})
        : client(http::HttpClient::make(io, disk, clock, std::move(options)).value()) {}

    HttpReply call(HttpCall call) { return support::await(io, client->call(std::move(call))); }

    boost::asio::io_context io;
    boost::asio::thread_pool disk{1};
    SystemClock clock;
    std::unique_ptr<http::HttpClient> client;
};

HttpCall post(const HttpScript& server, const std::string& path = "/send") {
    HttpCall call;
    call.url = server.address() + path;
    call.ownBase = server.address();
    call.body = R"({"text":"hi"})";
    call.contentType = "application/json";
    call.timeout = 5s;
    return call;
}

HttpCall get(const HttpScript& server, const std::string& path = "/get") {
    HttpCall call = post(server, path);
    call.method = "GET";
    call.body.clear();
    return call;
}

http::ClientOptions hasty() {
    http::ClientOptions options;
    options.connect = 200ms;
    options.handshake = 200ms;
    options.stall = 100ms;
    return options;
}

/// Answers every request on every connection with what was asked.
void echo(Peer& peer) {
    for (;;) {
        const auto request = peer.readRequest();
        if (request.empty())
            return;
        peer.answer(request);
    }
}

} // namespace

TEST_CASE("http client: a request is written and its answer read, connections are kept", "[http]") {
    HttpScript server(echo);
    Fixture fixture;
    auto call = post(server, "/bot1/send?x=y");
    call.headers = {{"Authorization", "Bearer t"}};
    const auto reply = fixture.call(call);
    REQUIRE(reply.isAnswered());
    CHECK(reply.status == 200);
    CHECK(reply.body == "POST /bot1/send?x=y HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                            "\r\nUser-Agent: Pult\r\nAccept-Encoding: identity\r\nAuthorization: Bearer t\r\n"
                            "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"text\":\"hi\"}");
    CHECK(reply.bodyBytes == reply.body.size());
    for (int turn = 0; turn < 3; ++turn)
        CHECK(fixture.call(get(server)).isAnswered());
    CHECK(server.connections() == 1);
    CHECK(fixture.client->idleConnections() == 1);
}

TEST_CASE("http client: a refused connection and a name that isn't there send nothing", "[http]") {
    std::uint16_t port = 0;
    {
        HttpScript gone(echo);
        port = gone.port();
    }
    http::ClientOptions options;
    options.lookUp = [](const std::string&) -> Result<http::Names::Addresses> {
        return fail(Errc::unavailable, "no such name");
    };
    Fixture fixture(options);
    HttpCall call;
    call.ownBase = call.url = "http://127.0.0.1:" + std::to_string(port);
    const auto refused = fixture.call(call);
    CHECK(refused.outcome == Outcome::not_sent);
    CHECK_FALSE(refused.why.empty());
    call.url = "https://nowhere.test/secret";
    const auto nameless = fixture.call(call);
    CHECK(nameless.outcome == Outcome::not_sent);
    CHECK(nameless.why == "no such name");
}

TEST_CASE("http client: once a byte has gone out, no answer means lost", "[http]") {
    const std::vector<HttpScript::Script> scripts{
        [](Peer& peer) { peer.readRequest(); },
        [](Peer& peer) {
            peer.readRequest();
            peer.reset();
        },
        [](Peer& peer) { peer.reset(), peer.readHead(); },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Le");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("SSH-2.0-OpenSSH\r\n\r\n");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n");
            peer.waitUntilClosed();
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
        },
        [](Peer& peer) {
            peer.readRequest();
            peer.waitUntilClosed();
        }};
    for (std::size_t i = 0; i < scripts.size(); ++i) {
        INFO(i);
        HttpScript server(scripts[i]);
        Fixture fixture;
        auto call = post(server);
        call.timeout = i + 1 == scripts.size() ? 100ms : 5s;
        const auto reply = fixture.call(call);
        CHECK(reply.outcome == Outcome::lost);
        CHECK(reply.status == 0);
        CHECK_FALSE(reply.why.empty());
        CHECK(server.connections() == 1);
        CHECK(fixture.client->idleConnections() == 0);
    }
}

TEST_CASE("http client: every way to end an answer is understood", "[http]") {
    const auto served = [](std::string bytes) {
        return [bytes](Peer& peer) {
            peer.readRequest();
            for (const char c : bytes)
                peer.send({&c, 1});
        };
    };
    struct Case {
        std::string bytes;
        int status;
        std::string body;
    };
    const std::vector<Case> cases{
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: r\r\n\r\n", 200,
         "abcde"},
        {"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>until the end", 502, "<html>until the end"},
        {"HTTP/1.0 200 OK\r\n\r\nold", 200, "old"},
        {"HTTP/1.1 204 No Content\r\n\r\n", 204, ""},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
         "2\r\n\r\nok",
         200, "ok"}};
    for (const auto& each : cases) {
        INFO(each.bytes);
        HttpScript server(served(each.bytes));
        Fixture fixture;
        const auto reply = fixture.call(post(server));
        REQUIRE(reply.isAnswered());
        CHECK(reply.status == each.status);
        CHECK(reply.body == each.body);
    }
}

TEST_CASE("http client: a kept connection that was closed is noticed, or a GET repeated, never a POST", "[http]") {
    std::atomic<int> requests = 0;
    HttpScript server([&](Peer& peer) {
        while (!peer.readRequest().empty()) {
            const int number = ++requests;
            if (number == 2 || number == 4) // a connection that has answered before; no answer this time
                return;
            peer.answer("ok");
        }
    });
    Fixture fixture;
    REQUIRE(fixture.call(post(server)).isAnswered());
    CHECK(fixture.call(post(server)).outcome == Outcome::lost);
    CHECK(requests == 2);
    REQUIRE(fixture.call(get(server)).isAnswered());
    REQUIRE(fixture.call(get(server)).isAnswered());
    CHECK(requests == 5);
    CHECK(server.connections() == 3);
}

TEST_CASE("http client: a connection its server closes while idle isn't used again", "[http]") {
    HttpScript server([](Peer& peer) {
        peer.readRequest();
        peer.answer("ok");
    });
    Fixture fixture;
    REQUIRE(fixture.call(post(server)).isAnswered());
    fixture.io.restart();
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (fixture.client->idleConnections() > 0 && std::chrono::steady_clock::now() < deadline)
        fixture.io.run_one_for(10ms);
    CHECK(fixture.client->idleConnections() == 0);
    CHECK(fixture.call(post(server)).isAnswered());
    CHECK(server.connections() == 2);
}

TEST_CASE("http client: idle connections are few and don't stay", "[http]") {
    HttpScript server(echo);
    http::ClientOptions options;
    options.idle = 50ms;
    options.idlePerServer = 2;
    Fixture fixture(options);
    int answered = 0;
    for (int i = 0; i < 5; ++i)
        boost::asio::co_spawn(fixture.io, fixture.client->call(post(server)),
                              [&](std::exception_ptr, HttpReply reply) { answered += reply.isAnswered() ? 1 : 0; });
    std::size_t most = 0;
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while ((answered < 5 || fixture.client->idleConnections() > 0) && std::chrono::steady_clock::now() < deadline) {
        fixture.io.run_one_for(10ms);
        most = std::max(most, fixture.client->idleConnections());
    }
    CHECK(answered == 5);
    CHECK(most == 2);
    CHECK(fixture.client->idleConnections() == 0);
}

TEST_CASE("http client: a server that says how long it keeps a connection is believed", "[http]") {
    HttpScript server([](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.answer("ok", "Keep-Alive: timeout=0\r\n");
    });
    Fixture fixture;
    CHECK(fixture.call(post(server)).isAnswered());
    CHECK(fixture.client->idleConnections() == 0);
}

TEST_CASE("http client: an answer larger than allowed is lost and not kept in memory", "[http]") {
    const std::string head = "HTTP/1.1 200 OK\r\n";
    const std::vector<std::string> starts{head + "Content-Length: 1001\r\n\r\n", head + "Connection: close\r\n\r\n"};
    for (const auto& start : starts) {
        HttpScript server([&](Peer& peer) {
            peer.readRequest();
            peer.send(start);
            const std::string much(64 * 1024, 'x');
            while (peer.send(much)) {
            }
        });
        Fixture fixture;
        auto call = post(server);
        call.largestAnswer = 1000;
        const auto reply = fixture.call(call);
        CHECK(reply.outcome == Outcome::lost);
        CHECK(reply.tooLarge);
        CHECK(reply.body.empty());
    }
}

TEST_CASE("http client: silence ends a call, and so does a drip that takes too long", "[http]") {
    HttpScript half([](Peer& peer) {
        peer.readRequest();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        peer.waitUntilClosed();
    });
    Fixture fixture(hasty());
    CHECK(fixture.call(post(half)).outcome == Outcome::lost); // long before its time-out
    HttpScript drip([](Peer& peer) {
        peer.readRequest();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        while (peer.send("x"))
            std::this_thread::sleep_for(1ms);
    });
    auto call = post(drip);
    call.timeout = 300ms;
    CHECK(fixture.call(call).outcome == Outcome::lost);
}

TEST_CASE("http client: a long poll may be silent for longer than a stalled answer", "[http]") {
    HttpScript server([](Peer& peer) {
        peer.readRequest();
        std::this_thread::sleep_for(300ms);
        peer.answer("late");
    });
    Fixture fixture(hasty());
    const auto reply = fixture.call(get(server));
    CHECK(reply.isAnswered());
    CHECK(reply.body == "late");
}

TEST_CASE("http client: 429 comes with its Retry-After", "[http]") {
    HttpScript server([](Peer& peer) {
        peer.readRequest();
        peer.answer(R"({"ok":false})", "Retry-After: 7\r\nContent-Type: application/json\r\n", "429 Too Many Requests");
        peer.readRequest();
        peer.answer("", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n", "503 Service Unavailable");
    });
    Fixture fixture;
    const auto reply = fixture.call(post(server));
    CHECK(reply.status == 429);
    CHECK(reply.retryAfter == 7s);
    CHECK(reply.type == "application/json");
    CHECK(reply.body == R"({"ok":false})");
    CHECK(fixture.call(post(server)).retryAfter == 24h);
}

TEST_CASE("http client: a server may answer before it has read everything", "[http]") {
    HttpScript server([](Peer& peer) {
        peer.readHead();
        peer.answer("too much", "Connection: close\r\n", "413 Payload Too Large");
        peer.endSending();
        peer.waitUntilClosed();
    });
    Fixture fixture;
    auto call = post(server);
    call.body = std::string(8'000'000, 'x');
    const auto reply = fixture.call(call);
    REQUIRE(reply.isAnswered());
    CHECK(reply.status == 413);
    CHECK(reply.body == "too much");
}

TEST_CASE("http client: a form's files are streamed", "[http]") {
    const support::TemporaryFolder folder;
    std::string content;
    for (int i = 0; content.size() < 300'000; ++i)
        content += std::to_string(i) + "\r\n--";
    std::string seen;
    HttpScript server([&](Peer& peer) {
        seen = peer.readRequest();
        peer.answer("ok");
    });
    Fixture fixture;
    auto call = post(server);
    call.body.clear();
    messenger::FormPart field;
    field.name = "chat_id";
    field.value = "17";
    messenger::FormPart file;
    file.name = "photo";
    file.filePath = folder.write("picture", content);
    file.fileName = "a\"\r\nX: y.jpg";
    file.type = "image/jpeg";
    call.form = {field, file};
    REQUIRE(fixture.call(call).isAnswered());
    const auto boundaryAt = seen.find("boundary=") + 9;
    const auto boundary = seen.substr(boundaryAt, seen.find("\r\n", boundaryAt) - boundaryAt);
    CHECK(seen.substr(seen.find("\r\n\r\n") + 4) ==
          "--" + boundary + "\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n17\r\n--" + boundary +
              "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a%22%0D%0AX: y.jpg\"\r\n"
              "Content-Type: image/jpeg\r\n\r\n" +
              content + "\r\n--" + boundary + "--\r\n");
    call.form[1].filePath = folder / "nothing";
    const auto reply = fixture.call(call);
    CHECK(reply.outcome == Outcome::not_sent);
    CHECK(reply.why.find("pult-test") == std::string::npos);
}

TEST_CASE("http client: a download goes to its file, an error's words do not", "[http]") {
    const support::TemporaryFolder folder;
    const std::string content(500'000, 'f');
    HttpScript server([&](Peer& peer) {
        for (;;) {
            const auto request = peer.readRequest();
            if (request.empty())
                return;
            if (request.find("/good") != std::string::npos)
                peer.answer(content, "Content-Type: image/png\r\n");
            else if (request.find("/gone") != std::string::npos)
                peer.answer("expired", {}, "404 Not Found");
            else
                return void(peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        }
    });
    Fixture fixture;
    auto call = get(server, "/good");
    call.answerPath = folder / "file";
    call.largestAnswer = content.size();
    const auto reply = fixture.call(call);
    REQUIRE(reply.isAnswered());
    CHECK(reply.bodyBytes == content.size());
    CHECK(reply.body.empty());
    CHECK(support::TemporaryFolder::read(folder / "file") == content);
    std::filesystem::remove(folder / "file");

    call.largestAnswer = content.size() - 1;
    CHECK(fixture.call(call).tooLarge);
    CHECK_FALSE(std::filesystem::exists(folder / "file"));
    call.largestAnswer = content.size();
    call.url = server.address() + "/gone";
    const auto gone = fixture.call(call);
    CHECK(gone.status == 404);
    CHECK(gone.body == "expired");
    CHECK_FALSE(std::filesystem::exists(folder / "file"));
    call.url = server.address() + "/half";
    CHECK(fixture.call(call).outcome == Outcome::lost);
    CHECK_FALSE(std::filesystem::exists(folder / "file"));
    call.answerPath = folder / "no folder/file";
    call.url = server.address() + "/good";
    CHECK_FALSE(fixture.call(call).isAnswered());
}

TEST_CASE("http client: a cancelled call says whether anything was sent", "[http]") {
    std::promise<void> asked;
    HttpScript server([&](Peer& peer) {
        peer.readRequest();
        asked.set_value();
        peer.waitUntilClosed();
    });
    Fixture fixture;
    boost::asio::cancellation_signal signal;
    std::optional<HttpReply> ended;
    boost::asio::co_spawn(
        fixture.io, fixture.client->call(post(server)),
        boost::asio::bind_cancellation_slot(signal.slot(), [&](std::exception_ptr thrown, HttpReply reply) {
            CHECK_FALSE(thrown);
            ended = std::move(reply);
        }));
    auto wasAsked = asked.get_future();
    while (wasAsked.wait_for(0s) != std::future_status::ready)
        fixture.io.run_one_for(10ms);
    signal.emit(boost::asio::cancellation_type::terminal);
    fixture.io.run_for(10s);
    REQUIRE(ended);
    CHECK(ended->outcome == Outcome::lost);
    CHECK(ended->why == "cancelled");
}

TEST_CASE("http client: what can't be written as a request is refused", "[http]") {
    HttpScript server(echo);
    Fixture fixture;
    auto call = post(server);
    call.headers = {{"Authorization", "Bearer x\r\nX: y"}};
    CHECK(fixture.call(call).outcome == Outcome::refused);
    call = post(server);
    call.method = "GET / HTTP/1.1\r\nX:";
    CHECK(fixture.call(call).outcome == Outcome::refused);
    call = post(server);
    call.url += "\r\nX: y";
    CHECK(fixture.call(call).outcome == Outcome::refused);
    CHECK(server.connections() == 0);
}

TEST_CASE("http client: calls to one server at once are limited", "[http]") {
    HttpScript silent([](Peer& peer) { peer.waitUntilClosed(); });
    HttpScript other(echo);
    http::ClientOptions options;
    options.callsPerServer = 2;
    Fixture fixture(options);
    boost::asio::cancellation_signal signals[2];
    for (auto& signal : signals)
        boost::asio::co_spawn(fixture.io, fixture.client->call(post(silent)),
                              boost::asio::bind_cancellation_slot(signal.slot(), [](std::exception_ptr, HttpReply) {}));
    const auto reply = fixture.call(post(silent));
    CHECK(reply.outcome == Outcome::not_sent);
    CHECK(fixture.call(post(other)).isAnswered());
    for (auto& signal : signals)
        signal.emit(boost::asio::cancellation_type::terminal);
    fixture.io.run_for(10s);
    auto late = post(silent);
    late.timeout = 50ms;
    CHECK(fixture.call(late).outcome == Outcome::lost);
}
