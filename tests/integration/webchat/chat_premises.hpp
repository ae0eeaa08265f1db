// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

#include "tests/integration/pultd/programs.hpp"
#include "tests/support/http_client.hpp"

namespace pult::support {

namespace json = boost::json;

inline json::value parsed(const std::string& text) {
    boost::system::error_code bad;
    json::value value = json::parse(text, bad);
    INFO(text);
    REQUIRE_FALSE(bad);
    return value;
}

inline std::string text(const json::value& object, std::string_view name) {
    const auto* member = object.as_object().if_contains(name);
    return member && member->is_string() ? std::string(member->as_string()) : std::string();
}

inline std::int64_t number(const json::value& object, std::string_view name) {
    const auto* member = object.as_object().if_contains(name);
    return member && member->is_int64() ? member->as_int64() : -1;
}

/// A running server with one web chat and one operator.
class ChatPremises {
public:
    explicit ChatPremises(std::vector<std::string> settings = {}) {
        m_premises.init();
        key = addChannel("Shop", std::move(settings));
        m_server = m_premises.start();
        awaitReady();
        m_operator = tokenOf("admin");
    }

    /// One more user; answers the token.
    std::string signIn(const std::string& login, const std::string& name, const std::string& role) const {
        const auto told = m_premises.control(
            {"user", "add", "--login", login, "--name", name, "--role", role, "--password-stdin"}, kPassword + "\n");
        INFO(told.errors);
        REQUIRE(told.code == 0);
        return tokenOf(login);
    }

    std::string addChannel(const std::string& name, std::vector<std::string> settings = {}) {
        std::vector<std::string> arguments{"--json", "channel", "add", "--kind", "webchat", "--name", name};
        for (auto& setting : settings)
            arguments.insert(arguments.end(), {"--set", std::move(setting)});
        const auto told = m_premises.control(std::move(arguments));
        INFO(told.errors);
        REQUIRE(told.code == 0);
        return text(told.result, "key");
    }

    void killAndRestart() {
        m_server->signal(SIGKILL);
        REQUIRE(m_server->wait(kLongest));
        m_server = m_premises.start();
        awaitReady();
    }

    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port); }

    HttpAnswer session(const std::string& more = {}, const HttpHeaders& headers = {}) const {
        HttpClient client(port);
        return client.request("POST", "/w/v1/session", headers, R"({"widget":")" + key + "\"" + more + "}");
    }

    /// A new visitor's session answer.
    json::value visitor(const std::string& more = {}) const {
        const auto answer = session(more);
        INFO(answer.body);
        REQUIRE(answer.status == 200);
        return parsed(answer.body);
    }

    std::unique_ptr<SocketClient> connect(const json::value& session, std::int64_t after = 0) const {
        std::string target = "/w/v1/ws?ticket=" + text(session, "ws_ticket");
        if (after > 0)
            target += "&after=" + std::to_string(after);
        auto socket = std::make_unique<SocketClient>(port, target, HttpHeaders{{"Origin", origin()}});
        REQUIRE(socket->status() == 101);
        return socket;
    }

    /// One more tab of a visitor who is known already.
    std::unique_ptr<SocketClient> again(const json::value& session, std::int64_t after = 0) const {
        return connect(visitor(R"(,"token":")" + text(session, "token") + "\""), after);
    }

    HttpAnswer callAs(const std::string& token, const std::string& method, const std::string& params) const {
        HttpClient client(port);
        return client.request("POST", "/api/v1/" + method, {{"Authorization", "Bearer " + token}}, params);
    }
    HttpAnswer call(const std::string& method, const std::string& params) const {
        return callAs(m_operator, method, params);
    }

    json::value result(const std::string& method, const std::string& params) const {
        const auto answer = call(method, params);
        INFO(method << ": " << answer.body);
        REQUIRE(answer.status == 200);
        return parsed(answer.body);
    }

    /// The only dialog there is.
    std::int64_t dialog() const {
        const auto listed = result("dialog.list", "{}");
        const auto& dialogs = listed.as_object().at("dialogs").as_array();
        REQUIRE(dialogs.size() == 1);
        return number(dialogs.front(), "id");
    }

    void reply(std::int64_t dialog, const std::string& words) const {
        static int count = 0;
        result("message.send", R"({"dialog_id":)" + std::to_string(dialog) +
                                   R"(,"kind":"reply","client_id":"00000000-0000-4000-8000-)" +
                                   std::to_string(100000000000 + ++count) + R"(","text":")" + words + "\"}");
    }

    std::uint16_t port = 0;
    std::string key;

private:
    std::string tokenOf(const std::string& login) const {
        const auto opened =
            callAs({}, "session.open", R"({"login":")" + login + R"(","password":")" + kPassword + "\"}");
        INFO(opened.body);
        REQUIRE(opened.status == 200);
        return text(parsed(opened.body), "token");
    }

    void awaitReady() {
        const auto line = m_server->readLine(kLongest);
        INFO(m_server->errors());
        REQUIRE(line);
        const std::string listen = text(parsed(*line), "listen");
        port = static_cast<std::uint16_t>(std::stoi(listen.substr(listen.rfind(':') + 1)));
    }

    Premises m_premises;
    std::unique_ptr<ChildProcess> m_server;
    std::string m_operator;
};

/// The next frame of this kind; frames of other kinds are passed over.
inline json::value next(SocketClient& socket, std::string_view kind) {
    while (true) {
        const auto frame = socket.receive();
        INFO("waiting for " << kind);
        REQUIRE(frame);
        json::value value = parsed(*frame);
        if (text(value, "t") == kind)
            return value;
    }
}

inline std::string msg(const std::string& cid, const std::string& words) {
    return R"({"t":"msg","cid":")" + cid + R"(","text":")" + words + "\"}";
}

} // namespace pult::support
