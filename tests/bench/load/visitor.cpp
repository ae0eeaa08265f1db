// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/visitor.hpp"

#include <cstdio>
#include <cstdlib>

#include <boost/asio/post.hpp>
#include <boost/json/parse.hpp>

#include "tests/bench/load/process.hpp"
#include "tests/bench/load/webhook.hpp"

namespace json = boost::json;

namespace pult::bench {

namespace {

/// A UUID whose last digits are the moment, so that the answer tells how long it took.
std::string cidOf(std::size_t visitor, std::int64_t nanos) {
    static const std::int64_t run = nanosNow() ^ static_cast<std::int64_t>(getpid());
    char text[40];
    std::snprintf(text, sizeof text, "%08zx-%04llx-4000-8000-%012llx", visitor,
                  static_cast<unsigned long long>(run) & 0xffff,
                  static_cast<unsigned long long>(nanos) & 0xffff'ffff'ffff);
    return text;
}

std::int64_t nanosSince(std::string_view cid) {
    if (cid.size() != 36)
        return 0;
    const auto sent = std::strtoll(std::string(cid.substr(24)).c_str(), nullptr, 16);
    return ((nanosNow() & 0xffff'ffff'ffff) - sent) & 0xffff'ffff'ffff;
}

} // namespace

std::shared_ptr<Client> Visitor::connect(std::function<void(Client&)> then) {
    auto client = std::make_shared<Client>(m_target);
    client->onConnected = [self = shared_from_this(), then = std::move(then), raw = client.get()](bool ok) {
        if (ok)
            then(*raw);
        else
            self->trouble("no connection");
    };
    client->connect(m_number);
    return client;
}

void Visitor::start() {
    m_client = connect([this](Client& client) {
        client.onResponse = [self = shared_from_this()](int status, std::string_view body) {
            self->takeSession(status, body);
        };
        client.onClosed = [self = shared_from_this()] { self->trouble("cut off while the session was opened"); };
        if (m_via == Via::webhook)
            openWebhook();
        else
            openSession();
    });
}

void Visitor::openSession() {
    std::string body = R"({"widget":")" + m_widget + R"(",)";
    if (!m_token.empty())
        body += R"("token":")" + m_token + R"(",)";
    body += R"("page":{"url":"https://shop.example/catalogue","title":"Catalogue"},"locale":"ru"})";
    m_client->request("POST", "/w/v1/session", "", body);
}

void Visitor::takeSession(int status, std::string_view body) {
    boost::system::error_code error;
    const json::value session = json::parse(json::string_view(body.data(), body.size()), error);
    if (status != 200 || error)
        return trouble("session refused: " + std::to_string(status) + " " + std::string(body));
    m_token = session.at("token").as_string();
    const std::string ticket(session.at("ws_ticket").as_string());
    // Not from within the client's own reading: it ends here.
    boost::asio::post(m_target.io, [self = shared_from_this(), ticket] {
        if (self->m_via == Via::socket) {
            self->m_client->close();
            self->openSocket(ticket);
        } else {
            self->openPosting();
        }
    });
}

void Visitor::openSocket(const std::string& ticket) {
    m_client = connect([this, ticket](Client& client) {
        client.onUpgraded = [self = shared_from_this()](bool ok) {
            if (!ok)
                return self->trouble("socket refused");
            self->onReady(true);
        };
        client.onFrame = [self = shared_from_this()](std::string_view text) { self->takeAnswer(text); };
        client.onClosed = [self = shared_from_this()] { self->trouble("cut off"); };
        client.upgrade("/w/v1/ws?ticket=" + ticket, "");
    });
}

void Visitor::openPosting() {
    m_client->onResponse = [self = shared_from_this()](int status, std::string_view body) {
        if (status != 200)
            return self->trouble("refused: " + std::to_string(status) + " " + std::string(body));
        self->takeAnswer(body);
    };
    onReady(true);
}

void Visitor::openWebhook() {
    m_client->onClosed = [self = shared_from_this()] { self->trouble("cut off"); };
    m_client->onResponse = [self = shared_from_this()](int status, std::string_view body) {
        if (status != 200 || self->m_posted.empty())
            return self->trouble("webhook refused: " + std::to_string(status) + " " + std::string(body));
        const std::int64_t sent = self->m_posted.front();
        self->m_posted.pop_front();
        self->onAck(nanosNow() - sent);
    };
    onReady(true);
}

void Visitor::post(std::string_view text, std::int64_t now) {
    m_posted.push_back(now);
    const std::string body = webhookBody(m_number, now, text);
    m_client->request("POST", "/hooks/whatsapp/" + m_widget, webhookSignature(body), body);
}

void Visitor::leave() {
    if (m_client) {
        m_client->onClosed = nullptr;
        m_client->close();
    }
    m_client.reset();
}

void Visitor::write(std::string_view text) {
    const std::int64_t now = nanosNow();
    if (m_via == Via::webhook)
        return post(text, now);
    std::string frame = R"({"t":"msg","cid":")" + cidOf(m_number, now) + R"(","text":"@)" + std::to_string(now) + " ";
    frame.append(text).append("\"}");
    if (m_via == Via::socket)
        m_client->sendFrame(frame);
    else
        m_client->request("POST", "/w/v1/events", "Authorization: Bearer " + m_token + "\r\n", frame);
}

void Visitor::takeAnswer(std::string_view text) {
    if (text.find("\"t\":\"error\"") != std::string_view::npos)
        return trouble(text);
    // Only acknowledgements carry a cid, and what an echo sends back.
    if (const auto cid = textOf(text, "cid"); !cid.empty())
        onAck(nanosSince(cid));
}

void Visitor::trouble(std::string_view why) {
    onTrouble(why);
}

} // namespace pult::bench
