// SPDX-License-Identifier: GPL-3.0-or-later
// What RFC 6455 asks of a server, table by table, byte for byte: a peer that lets no library correct what it sends.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/printing.hpp"
#include "tests/support/running_server.hpp"

using namespace pult;
using namespace pult::http;
using namespace std::string_literals;
using support::RunningServer;

namespace {

constexpr std::size_t kMaxMessage = wire::kMaxOperatorFrameBytes;

constexpr unsigned kFinal = 0x80;
constexpr unsigned kContinuation = 0;
constexpr unsigned kText = 1;
constexpr unsigned kBinary = 2;
constexpr unsigned kClose = 8;
constexpr unsigned kPing = 9;
constexpr unsigned kPong = 10;

class EchoHandler final : public inbox::FrameHandler {
public:
    explicit EchoHandler(std::shared_ptr<inbox::Connection> connection) : m_connection(std::move(connection)) {}
    void onFrame(std::string_view text) override { m_connection->send(std::make_shared<const std::string>(text)); }
    void onDrained() override {}
    void onClosed() override { m_connection.reset(); }

private:
    std::shared_ptr<inbox::Connection> m_connection;
};

struct Fixture {
    Fixture() {
        server.http.routes().add(Route("GET", "/echo", [this](Request&) -> boost::asio::awaitable<Response> {
            Response response;
            response.opener = [](std::shared_ptr<inbox::Connection> connection) {
                return std::make_shared<EchoHandler>(std::move(connection));
            };
            response.socketLimits = &server.http.operatorSocket();
            co_return response;
        }));
        server.start();
    }
    RunningServer server;
};

std::string sizeBytes(std::uint64_t size, int count) {
    std::string bytes;
    for (int i = count - 1; i >= 0; --i)
        bytes.push_back(static_cast<char>(size >> (8 * i)));
    return bytes;
}

/// The length as a client must write it, with the mask bit.
std::string lengthOf(std::size_t size) {
    if (size < 126)
        return std::string(1, static_cast<char>(0x80u | size));
    return size <= 0xFFFF ? "\xFE" + sizeBytes(size, 2) : "\xFF" + sizeBytes(size, 8);
}

/// A masked frame; `first` is the final bit, the reserved bits and the opcode.
std::string frame(unsigned first, std::string payload = {}) {
    static constexpr char kKey[] = {'\x37', '\xFA', '\x21', '\x3D'};
    std::string bytes = std::string(1, static_cast<char>(first)) + lengthOf(payload.size()) + std::string(kKey, 4);
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i] ^ kKey[i % 4]);
    return bytes + payload;
}

std::string text(std::string payload) {
    return frame(kFinal | kText, std::move(payload));
}
std::string ping(std::string payload = {}) {
    return frame(kFinal | kPing, std::move(payload));
}
std::string begin(std::string payload = {}) {
    return frame(kText, std::move(payload));
}
std::string more(std::string payload = {}) {
    return frame(kContinuation, std::move(payload));
}
std::string last(std::string payload = {}) {
    return frame(kFinal | kContinuation, std::move(payload));
}
std::string farewell(unsigned code, const std::string& reason = {}) {
    return frame(kFinal | kClose, sizeBytes(code, 2) + reason);
}

/// What a server's frame says; a long payload by its size and a digest.
std::string event(const std::string& kind, const std::string& payload) {
    if (payload.size() <= 125)
        return kind + " " + payload;
    return kind + " of " + std::to_string(payload.size()) + " #" + std::to_string(std::hash<std::string>()(payload));
}
std::string echo(const std::string& payload) {
    return event("text", payload);
}
std::string pong(const std::string& payload = {}) {
    return event("pong", payload);
}
std::string closed(unsigned code) {
    return event("close", std::to_string(code));
}

/// One TCP connection after a handshake.
class Peer {
public:
    explicit Peer(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        const int yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const timeval patience{10, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        send("GET /echo HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        while (m_in.find("\r\n\r\n") == std::string::npos)
            REQUIRE(receive());
        // The example of RFC 6455, section 1.3.
        REQUIRE(m_in.find("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") != std::string::npos);
        m_in.erase(0, m_in.find("\r\n\r\n") + 4);
    }
    ~Peer() { ::close(m_socket); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return; // closed on us; what was said before that is read below
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// Everything until the server closes the connection.
    std::vector<std::string> readToEnd() {
        while (receive()) {
        }
        std::vector<std::string> events;
        std::string_view rest = m_in;
        while (!rest.empty())
            events.push_back(take(rest));
        return events;
    }

private:
    bool receive() {
        char buffer[65536];
        const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (got > 0)
            m_in.append(buffer, static_cast<std::size_t>(got));
        return got > 0;
    }

    /// Reads one frame as strictly as a client should: whole, final, not masked, its length in the fewest bytes.
    static std::string take(std::string_view& rest) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest.at(at)); };
        const unsigned opcode = byte(0) & 0x0Fu;
        REQUIRE((byte(0) & 0xF0u) == kFinal);
        const unsigned shortSize = byte(1);
        REQUIRE(shortSize < 128);
        const std::size_t count = shortSize == 127 ? 8 : shortSize == 126 ? 2 : 0;
        std::size_t size = count == 0 ? shortSize : 0;
        for (std::size_t i = 0; i < count; ++i)
            size = size << 8 | byte(2 + i);
        REQUIRE(lengthOf(size).size() == 1 + count);
        REQUIRE(rest.size() >= 2 + count + size);
        const std::string payload(rest.substr(2 + count, size));
        rest.remove_prefix(2 + count + size);
        switch (opcode) {
        case kText:
            return echo(payload);
        case kPong:
            return pong(payload);
        case kClose:
            REQUIRE(payload.size() >= 2);
            return closed(static_cast<unsigned char>(payload[0]) * 256u + static_cast<unsigned char>(payload[1]));
        default:
            return event("opcode " + std::to_string(opcode), payload);
        }
    }

    int m_socket;
    std::string m_in;
};

struct Row {
    std::string name;
    std::string sent;
    std::vector<std::string> answers; ///< the farewell included when the server ends it
};

/// Each row whole, in threes and byte by byte: how TCP cuts a stream must not show.
void check(const std::vector<Row>& rows) {
    Fixture fixture;
    for (const Row& row : rows)
        for (const std::size_t piece : {row.sent.size() + 1, std::size_t{3}, std::size_t{1}}) {
            if (piece < row.sent.size() / 100'000)
                continue;
            INFO(row.name << ", in pieces of " << piece);
            Peer peer(fixture.server.port());
            for (std::size_t at = 0; at < row.sent.size(); at += piece)
                peer.send(std::string_view(row.sent).substr(at, piece));
            auto expected = row.answers;
            if (expected.empty() || !expected.back().starts_with("close")) {
                peer.send(farewell(1000));
                expected.push_back(closed(1000));
            }
            CHECK(peer.readToEnd() == expected);
        }
}

} // namespace

TEST_CASE("web socket conformance: messages at the edges of the three length forms", "[websocket]") {
    std::vector<Row> rows;
    for (const std::size_t size : {0, 1, 125, 126, 127, 128, 65535, 65536, 65537})
        rows.push_back(
            {"text of " + std::to_string(size), text(std::string(size, '*')), {echo(std::string(size, '*'))}});
    rows.push_back({"the largest", text(std::string(kMaxMessage, '*')), {echo(std::string(kMaxMessage, '*'))}});
    rows.push_back({"one more", text(std::string(kMaxMessage + 1, '*')), {closed(1009)}});
    rows.push_back({"announced, not sent", "\x81\xFF" + sizeBytes(std::uint64_t{1} << 62, 8) + "mask", {closed(1009)}});
    rows.push_back(
        {"a length with the top bit", "\x81\xFF" + sizeBytes(~std::uint64_t{0}, 8) + "mask", {closed(1009)}});
    rows.push_back({"binary isn't spoken here", frame(kFinal | kBinary, "bytes"), {closed(1003)}});
    rows.push_back({"not masked", "\x81\x05hello", {closed(1002)}});
    check(rows);
}

TEST_CASE("web socket conformance: pings and pongs", "[websocket]") {
    std::string many;
    std::vector<std::string> answers;
    for (int i = 0; i < 10; ++i) {
        many += ping(std::to_string(i));
        answers.push_back(pong(std::to_string(i)));
    }
    check({
        {"empty", ping(), {pong()}},
        {"with bytes that aren't text", ping("\x00\xFF\xFE\xC3"s), {pong("\x00\xFF\xFE\xC3"s)}},
        {"of 125", ping(std::string(125, 'p')), {pong(std::string(125, 'p'))}},
        {"of 126", ping(std::string(126, 'p')), {closed(1002)}},
        {"ten in a row", many, answers},
        {"a pong nobody asked for", frame(kFinal | kPong, "so?") + text("on"), {echo("on")}},
        {"a pong of 126", frame(kFinal | kPong, std::string(126, 'p')), {closed(1002)}},
        {"a fragmented ping", frame(kPing, "p"), {closed(1002)}},
        {"a fragmented pong", frame(kPong, "p"), {closed(1002)}},
    });
}

TEST_CASE("web socket conformance: reserved bits and opcodes", "[websocket]") {
    std::vector<Row> rows;
    for (const unsigned bits : {0x10u, 0x20u, 0x30u, 0x40u, 0x50u, 0x60u, 0x70u})
        for (const unsigned opcode : {kText, kPing, kClose})
            rows.push_back({"bits " + std::to_string(bits) + " of " + std::to_string(opcode),
                            text("before") + frame(kFinal | bits | opcode) + ping(),
                            {echo("before"), closed(1002)}});
    for (const unsigned opcode : {3u, 4u, 5u, 6u, 7u, 11u, 12u, 13u, 14u, 15u})
        rows.push_back({"opcode " + std::to_string(opcode),
                        text("before") + frame(kFinal | opcode, "?") + text("after"),
                        {echo("before"), closed(1002)}});
    check(rows);
}

TEST_CASE("web socket conformance: fragments", "[websocket]") {
    std::string many = begin();
    for (int i = 0; i < 300; ++i)
        many += more("ab");
    check({
        {"two", begin("one ") + last("two"), {echo("one two")}},
        {"empty ones", begin() + more() + last(), {echo("")}},
        {"only the middle says something", begin() + more("in") + last(), {echo("in")}},
        {"300 of them", many + last("!"), {echo([] {
             std::string whole;
             for (int i = 0; i < 300; ++i)
                 whole += "ab";
             return whole + "!";
         }())}},
        {"control frames in between",
         begin("a") + ping("1") + more("b") + frame(kFinal | kPong) + ping("2") + last("c"),
         {pong("1"), pong("2"), echo("abc")}},
        {"a farewell in between", begin("a") + farewell(1000) + last("b"), {closed(1000)}},
        {"one message after the other", begin("a") + last("b") + begin("c") + last("d"), {echo("ab"), echo("cd")}},
        {"the end of nothing", last("?"), {closed(1002)}},
        {"the middle of nothing", more("?"), {closed(1002)}},
        {"the end twice", begin("a") + last("b") + last("c"), {echo("ab"), closed(1002)}},
        {"a message inside a message", begin("a") + text("b"), {closed(1002)}},
        {"a beginning inside a message", begin("a") + begin("b"), {closed(1002)}},
        {"too big together", begin(std::string(kMaxMessage, 'x')) + last("y"), {closed(1009)}},
        {"as big as may be",
         begin(std::string(kMaxMessage - 1, 'x')) + last("y"),
         {echo(std::string(kMaxMessage - 1, 'x') + "y")}},
    });
}

TEST_CASE("web socket conformance: text is UTF-8 however it is cut", "[websocket]") {
    std::vector<Row> rows;
    const std::string fine = "κόσμε, мир, 世界 \xF0\x9F\x98\x80 \xEF\xBF\xBF \xF4\x8F\xBF\xBF"s + "\0"s;
    for (std::size_t cut = 0; cut <= fine.size(); ++cut)
        rows.push_back(
            {"cut at " + std::to_string(cut), begin(fine.substr(0, cut)) + last(fine.substr(cut)), {echo(fine)}});
    for (const std::string& bad : {"\xCE"s,
                                   "\x80"s,
                                   "\xBF\x80"s,
                                   "\xC0\x80"s,
                                   "\xC1\xBF"s,
                                   "\xE0\x80\xAF"s,
                                   "\xE0\x9F\xBF"s,
                                   "\xED\xA0\x80"s,
                                   "\xED\xBF\xBF"s,
                                   "\xF0\x80\x80\x80"s,
                                   "\xF0\x8F\xBF\xBF"s,
                                   "\xF4\x90\x80\x80"s,
                                   "\xF5\x80\x80\x80"s,
                                   "\xF8\x88\x80\x80\x80"s,
                                   "\xFC\x84\x80\x80\x80\x80"s,
                                   "\xFE"s,
                                   "\xFF"s,
                                   "\xC3("s,
                                   "\xE2\x82"s,
                                   "\xF0\x9F\x98"s}) {
        rows.push_back({"bad, whole", text("ok") + text("a" + bad + "b"), {echo("ok"), closed(1007)}});
        rows.push_back({"bad, at the end", text(bad), {closed(1007)}});
        for (std::size_t cut = 0; cut <= bad.size(); ++cut)
            rows.push_back({"bad, cut", begin(bad.substr(0, cut)) + last(bad.substr(cut)), {closed(1007)}});
    }
    check(rows);
}

TEST_CASE("web socket conformance: farewells", "[websocket]") {
    std::vector<Row> rows{
        {"without a code", frame(kFinal | kClose), {closed(1000)}},
        {"half a code", frame(kFinal | kClose, "\x03"), {closed(1002)}},
        {"with the longest reason", farewell(1000, std::string(123, 'r')), {closed(1000)}},
        {"with a longer one", farewell(1000, std::string(124, 'r')), {closed(1002)}},
        {"with a reason that isn't text", farewell(1000, "\xCE\xBA\xE1\xBD\xB9\xED\xA0\x80"), {closed(1007)}},
        {"fragmented", frame(kClose, "\x03\xE8"), {closed(1002)}},
        {"nothing is answered after it", farewell(1000) + ping("?") + text("?"), {closed(1000)}},
        {"said twice", farewell(1000) + farewell(1001), {closed(1000)}},
    };
    for (const unsigned code :
         {1000u, 1001u, 1002u, 1003u, 1007u, 1008u, 1009u, 1010u, 1011u, 3000u, 3999u, 4000u, 4999u})
        rows.push_back({"code " + std::to_string(code), farewell(code), {closed(1000)}});
    for (const unsigned code : {0u, 999u, 1004u, 1005u, 1006u, 1015u, 1016u, 1100u, 2000u, 2999u, 5000u, 65535u})
        rows.push_back({"code " + std::to_string(code), farewell(code), {closed(1002)}});
    check(rows);
}
