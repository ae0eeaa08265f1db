// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/operator.hpp"

#include <cstring>

#include <boost/json/parse.hpp>

#include "tests/bench/load/visitor.hpp"

namespace json = boost::json;

namespace pult::bench {

namespace {

/// Events are told from answers by their first bytes, and read no further than needed: 200 operators get them all.
bool isNotification(std::string_view frame) {
    return frame.substr(0, 64).find("\"method\":\"") != std::string_view::npos;
}

std::int64_t sentAt(std::string_view frame) {
    const void* at = memmem(frame.data(), frame.size(), kSentMarker.data(), kSentMarker.size());
    if (!at)
        return 0;
    return std::strtoll(static_cast<const char*>(at) + kSentMarker.size(), nullptr, 10);
}

} // namespace

void Operator::signIn(const std::string& login, const std::string& password) {
    start(R"({"jsonrpc":"2.0","id":1,"method":"session.open","params":{"login":")" + login + R"(","password":")" +
          password + R"(","client":"bench"}})");
}

void Operator::resume(const std::string& token, std::int64_t afterSeq) {
    m_token = token;
    start(R"({"jsonrpc":"2.0","id":1,"method":"session.resume","params":{"token":")" + token + R"(","after_seq":)" +
          std::to_string(afterSeq) + "}}");
}

void Operator::start(std::string firstFrame) {
    m_client = std::make_shared<Client>(m_target);
    m_client->onConnected = [self = shared_from_this()](bool ok) {
        if (!ok)
            return self->onTrouble("operator: no connection");
        self->m_client->upgrade("/ws", "Sec-WebSocket-Protocol: pult.v1\r\n");
    };
    m_client->onUpgraded = [self = shared_from_this(), first = std::move(firstFrame)](bool ok) {
        if (!ok)
            return self->onTrouble("operator: socket refused");
        self->m_client->sendFrame(first);
    };
    m_client->onFrame = [self = shared_from_this()](std::string_view frame) { self->take(frame); };
    m_client->onClosed = [self = shared_from_this()] { self->onTrouble("operator: cut off"); };
    m_client->connect(0);
}

void Operator::ask(std::string_view method, std::string_view params) {
    std::string frame = R"({"jsonrpc":"2.0","id":2,"method":")";
    frame.append(method).append(R"(","params":)").append(params).append("}");
    m_client->sendFrame(frame);
}

void Operator::leave() {
    m_client->onClosed = nullptr;
    m_client->close();
}

void Operator::take(std::string_view frame) {
    if (isNotification(frame)) {
        if (onEvent)
            onEvent(frame, sentAt(frame));
        return;
    }
    if (frame.find("\"error\"") != std::string_view::npos && frame.find("\"result\"") == std::string_view::npos)
        return onTrouble(frame);
    if (m_ready) {
        if (onAnswer)
            onAnswer(frame);
        return;
    }
    m_ready = true;
    const json::value answer = json::parse(json::string_view(frame.data(), frame.size()));
    const auto& result = answer.at("result").as_object();
    if (const auto* token = result.if_contains("token"))
        m_token = token->as_string();
    const auto* resumed = result.if_contains("resumed");
    if (resumed && !resumed->as_bool() && onAnswer)
        return onTrouble("operator: not resumed");
    onReady(m_token, result.at("seq").as_int64());
}

} // namespace pult::bench
