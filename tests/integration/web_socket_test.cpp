// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/metrics.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/running_server.hpp"

using namespace pult;
using namespace pult::http;
using namespace std::chrono_literals;
using support::RunningServer;
using support::SocketClient;

namespace {

/// Sends back what comes; a few words make it do more.
class EchoHandler final : public inbox::FrameHandler {
public:
    EchoHandler(std::shared_ptr<inbox::Connection> connection, std::atomic<int>& open)
        : m_connection(std::move(connection)), m_open(open) {
        ++m_open;
    }
    ~EchoHandler() override { --m_open; }

    void onFrame(std::string_view text) override {
        if (text == "bye")
            return m_connection->close(inbox::CloseCode::policy, "as you wish");
        if (text == "flood")
            return flood();
        if (text == "backlog")
            return sendBacklog();
        m_connection->send(std::make_shared<const std::string>(text));
    }
    void onDrained() override {
        if (m_backlog > 0)
            sendBacklog();
    }
    void onClosed() override { m_connection.reset(); }

private:
    void flood() {
        const auto frame = std::make_shared<const std::string>(64 * 1024, 'f');
        for (int i = 0; i < 2000; ++i)
            m_connection->send(frame);
    }
    /// 20,000 frames, never more than 200 waiting.
    void sendBacklog() {
        if (m_backlog == 0)
            m_backlog = 20'000;
        for (int i = 0; i < 200 && m_backlog > 0; ++i)
            m_connection->send(std::make_shared<const std::string>(std::to_string(m_backlog--)));
    }

    std::shared_ptr<inbox::Connection> m_connection;
    std::atomic<int>& m_open;
    int m_backlog = 0;
};

struct Fixture {
    explicit Fixture(SocketLimits limits = {}) : server(options(limits)) {
        server.http.routes().add(Route("GET", "/echo", [this](Request&) -> boost::asio::awaitable<Response> {
            Response response;
            response.opener = [this](std::shared_ptr<inbox::Connection> connection) {
                return std::make_shared<EchoHandler>(std::move(connection), open);
            };
            response.socketLimits = &server.http.operatorSocket();
            co_return response;
        }));
        server.start();
    }

    static ServerOptions options(SocketLimits limits) {
        ServerOptions options = RunningServer::listening();
        options.operatorSocket = limits;
        return options;
    }

    std::atomic<int> open = 0;
    RunningServer server;
};

} // namespace

TEST_CASE("web socket: messages of every size come back", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    REQUIRE(client.status() == 101);
    for (const std::size_t size : {0, 1, 125, 126, 127, 65535, 65536, 65537, 262144}) {
        const std::string text(size, 'a');
        client.send(text);
        CHECK(client.receive() == text);
    }
}

TEST_CASE("web socket: fragments are put together, pings answered in between", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    const std::string text = "Привет, мир — это длинное сообщение";
    client.ping("are you there");
    client.sendFragmented(text, 7);
    CHECK(client.receive() == text);
}

TEST_CASE("web socket: many small messages keep their order", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    for (int i = 0; i < 500; ++i)
        client.send(std::to_string(i));
    for (int i = 0; i < 500; ++i)
        REQUIRE(client.receive() == std::to_string(i));
}

TEST_CASE("web socket: what breaks the protocol is closed with its code", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    SECTION("too big") {
        client.send(std::string(262145, 'a'));
        CHECK(client.closeCode() == 1009);
    }
    SECTION("too big in fragments") {
        client.sendFragmented(std::string(300'000, 'a'), 50'000);
        CHECK(client.closeCode() == 1009);
    }
    SECTION("bad UTF-8") {
        client.send("\xC3\x28");
        CHECK(client.closeCode() == 1007);
    }
    SECTION("binary") {
        client.sendBinary("bytes");
        CHECK(client.closeCode() == 1003);
    }
    SECTION("not masked") {
        client.sendRaw("\x81\x01"
                       "a");
        CHECK(client.closeCode() == 1002);
    }
    SECTION("reserved bits") {
        client.sendRaw(std::string("\xC1\x80"
                                   "abcd",
                                   6));
        CHECK(client.closeCode() == 1002);
    }
    SECTION("unknown opcode") {
        client.sendRaw(std::string("\x83\x80"
                                   "abcd",
                                   6));
        CHECK(client.closeCode() == 1002);
    }
    SECTION("continuation of nothing") {
        client.sendRaw(std::string("\x80\x80"
                                   "abcd",
                                   6));
        CHECK(client.closeCode() == 1002);
    }
    CHECK(support::pollUntil([&] { return fixture.open == 0; }));
}

TEST_CASE("web socket: either side may say goodbye", "[websocket]") {
    Fixture fixture;
    SECTION("the client") {
        SocketClient client(fixture.server.port(), "/echo");
        client.close();
    }
    SECTION("the server") {
        SocketClient client(fixture.server.port(), "/echo");
        client.send("bye");
        CHECK(client.closeCode() == 1008);
    }
    SECTION("nobody: the connection is cut") {
        SocketClient client(fixture.server.port(), "/echo");
        client.send("hello");
        CHECK(client.receive() == "hello");
        client.cut();
    }
    CHECK(support::pollUntil([&] { return fixture.open == 0; }));
    CHECK(support::pollUntil(
        [&] { return fixture.server.onLoop([&] { return fixture.server.http.metrics().socketsOpen; }) == 0; }));
}

TEST_CASE("web socket: who doesn't read is closed and holds no memory", "[websocket]") {
    SocketLimits limits;
    limits.closing = 1s;
    Fixture fixture(limits);
    SocketClient client(fixture.server.port(), "/echo");
    client.send("flood");
    CHECK(support::pollUntil(
        [&] { return fixture.server.onLoop([&] { return fixture.server.http.metrics().slowReadersClosed; }) == 1; }));
    CHECK(support::pollUntil([&] { return fixture.open == 0; }));
    CHECK(fixture.server.onLoop([&] { return fixture.server.http.metrics().queueBytesMax; }) < 2 * 1024 * 1024);
}

TEST_CASE("web socket: a long backlog goes out without overflowing", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    client.send("backlog");
    for (int i = 20'000; i > 0; --i)
        REQUIRE(client.receive() == std::to_string(i));
}

TEST_CASE("web socket: a silent peer is pinged and then given up", "[websocket]") {
    SocketLimits limits;
    limits.ping = 1s;
    limits.dead = 3s;
    Fixture fixture(limits);
    // Speaks the handshake and nothing more, so that no ping is answered.
    support::HttpClient silent(fixture.server.port());
    silent.sendRaw("GET /echo HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const auto answer = silent.readAnswer();
    CHECK(answer.status == 101);
    CHECK(answer.header("sec-websocket-accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    CHECK(silent.isClosedWithin(10s));
    CHECK(support::pollUntil([&] { return fixture.open == 0; }));
}

TEST_CASE("web socket: a request that is no handshake is told what is expected", "[websocket]") {
    Fixture fixture;
    support::HttpClient client(fixture.server.port());
    const auto answer = client.get("/echo");
    CHECK(answer.status == 426);
    CHECK(answer.header("sec-websocket-version") == "13");
}

TEST_CASE("web socket: stopping the server says come back later", "[websocket]") {
    Fixture fixture;
    SocketClient client(fixture.server.port(), "/echo");
    std::thread stopping([&] { fixture.server.stop(5s); });
    CHECK(client.closeCode() == 1001);
    stopping.join();
    CHECK(fixture.open == 0);
}
