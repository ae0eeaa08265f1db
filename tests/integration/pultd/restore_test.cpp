// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include "tests/integration/pultd/programs.hpp"
#include "tests/support/http_client.hpp"

using namespace pult::support;
namespace json = boost::json;

namespace {

std::uint16_t portOf(const std::string& readyLine) {
    const std::string listen(json::parse(readyLine).at("listen").as_string());
    return static_cast<std::uint16_t>(std::stoi(listen.substr(listen.rfind(':') + 1)));
}

/// An operator's socket on the real server.
class Desk {
public:
    explicit Desk(std::uint16_t port) : m_socket(port, "/ws", {}, "pult.v1") { REQUIRE(m_socket.status() == 101); }

    json::value call(const std::string& method, json::object params) {
        m_socket.send(json::serialize(
            json::object{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", std::move(params)}}));
        while (true) {
            const auto frame = m_socket.receive();
            REQUIRE(frame);
            const auto answer = json::parse(*frame).as_object();
            if (!answer.contains("id"))
                continue;
            INFO(*frame);
            REQUIRE(answer.contains("result"));
            return answer.at("result");
        }
    }

private:
    SocketClient m_socket;
};

/// A visitor of the web chat whose messages are acknowledged.
class Visitor {
public:
    Visitor(std::uint16_t port, const std::string& widget) : m_socket(open(port, widget)) {
        REQUIRE(m_socket->status() == 101);
    }

    void write(const std::string& text) {
        const std::string number = std::to_string(++m_written);
        const std::string cid = "00000000-0000-4000-8000-" + std::string(12 - number.size(), '0') + number;
        m_socket->send(json::serialize(json::object{{"t", "msg"}, {"cid", cid}, {"text", text}}));
        while (true) {
            const auto frame = m_socket->receive();
            REQUIRE(frame);
            INFO(*frame);
            const auto told = json::parse(*frame).as_object();
            REQUIRE(told.at("t") != "error");
            if (told.at("t") == "ack")
                return;
        }
    }

private:
    static std::unique_ptr<SocketClient> open(std::uint16_t port, const std::string& widget) {
        HttpClient http(port);
        const auto answer = http.request("POST", "/w/v1/session", {{"Content-Type", "application/json"}},
                                         json::serialize(json::object{{"widget", widget}}));
        INFO(answer.body);
        REQUIRE(answer.status == 200);
        const std::string ticket(json::parse(answer.body).at("ws_ticket").as_string());
        return std::make_unique<SocketClient>(port, "/w/v1/ws?ticket=" + ticket,
                                              HttpHeaders{{"Origin", "http://127.0.0.1:" + std::to_string(port)}});
    }

    std::unique_ptr<SocketClient> m_socket;
    int m_written = 0;
};

} // namespace

TEST_CASE("restore: what was written after the backup is gone, everybody loads anew, and all is sound", "[pultctl]") {
    Premises premises;
    premises.init();
    const auto channel = premises.control({"channel", "add", "--kind", "webchat", "--name", "Site"});
    const std::string widget(channel.result.at("key").as_string());
    const auto file = premises.folder / "pult.backup";
    json::value session;
    {
        auto server = premises.start();
        const auto port = portOf(server->readLine(kLongest).value());
        Desk desk(port);
        session = desk.call("session.open", {{"login", "admin"}, {"password", kPassword}});
        Visitor visitor(port, widget);
        for (int i = 0; i < 5; ++i)
            visitor.write("before the backup");
        const auto made = premises.control({"backup", file});
        INFO(made.errors);
        REQUIRE(made.code == 0);
        for (int i = 0; i < 3; ++i)
            visitor.write("after the backup");
        CHECK(premises.control({"stats"}).result.at("messages") == 8);
        server->signal(SIGTERM);
        REQUIRE(server->wait(kLongest) == 0);
    }
    const auto restored = premises.control({"restore", file});
    INFO(restored.errors);
    REQUIRE(restored.code == 0);

    auto server = premises.start();
    const auto port = portOf(server->readLine(kLongest).value());
    Desk desk(port);
    const auto resumed =
        desk.call("session.resume",
                  {{"token", session.at("token")}, {"after_seq", session.at("seq")}, {"epoch", session.at("epoch")}});
    CHECK_FALSE(resumed.at("resumed").as_bool());
    CHECK(resumed.at("epoch") != session.at("epoch"));
    CHECK(premises.control({"stats"}).result.at("messages") == 5);
    const auto verified = premises.control({"verify"});
    INFO(verified.output);
    CHECK(verified.result.at("ok").as_bool());
    Visitor(port, widget).write("life goes on");
    CHECK(premises.control({"stats"}).result.at("messages") == 6);
}

TEST_CASE("restore: without the key of the server that made it, a backup stays closed and nothing is changed",
          "[pultctl]") {
    Premises premises;
    premises.init();
    const auto file = premises.folder / "pult.backup";
    REQUIRE(premises.control({"backup", file}).code == 0);
    std::filesystem::rename(premises.dataFolder + ".key", premises.folder / "kept.key");
    const auto missing = premises.control({"--json", "restore", file});
    CHECK(missing.code == 1);
    CHECK(missing.result.at("error").at("reason") == "not_found");

    Premises other;
    other.init();
    const auto wrong = other.control({"--json", "restore", file});
    CHECK(wrong.code == 1);
    CHECK(wrong.result.at("error").at("reason") == "invalid");
    CHECK(other.control({"user", "list"}).result.at("users").as_array().size() == 1);
    CHECK(other.control({"verify"}).result.at("ok").as_bool());
}
