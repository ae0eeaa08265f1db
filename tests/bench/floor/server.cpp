// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/floor/server.hpp"

#include <cstdio>
#include <deque>
#include <optional>
#include <set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/json.hpp>

#include "tests/bench/floor/writer.hpp"

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
namespace json = boost::json;
using asio::ip::tcp;

namespace pult::bench {

namespace {

using Text = std::shared_ptr<const std::string>;
using Request = http::request<http::string_body>;

class Socket;

struct Floor {
    explicit Floor(const FloorOptions& chosen) : options(chosen) {
        if (options.data.empty())
            return;
        writer.emplace(options.data, [this](std::vector<Arrival> batch) {
            asio::post(io, [this, batch = std::move(batch)] { tell(batch); });
        });
    }

    void push(Arrival arrival) {
        if (writer)
            writer->push(std::move(arrival));
        else
            arrival.from->durable(arrival);
    }
    void tell(const std::vector<Arrival>& batch);

    FloorOptions options;
    asio::io_context io{1};
    std::set<Socket*> operators;
    std::optional<Writer> writer;
};

std::string ackFrame(const Arrival& arrival) {
    return R"({"t":"ack","cid":")" + arrival.cid + R"(","id":)" + std::to_string(arrival.id) + R"(,"seq":)" +
           std::to_string(arrival.seq) + R"(,"ts":)" + std::to_string(arrival.at) + "}";
}

/// A visitor's `msg` frame; anything else is of no interest here.
std::optional<Arrival> readFrame(std::string raw) {
    boost::system::error_code error;
    const json::value frame = json::parse(raw, error);
    if (error || !frame.is_object())
        return std::nullopt;
    const auto* cid = frame.as_object().if_contains("cid");
    const auto* text = frame.as_object().if_contains("text");
    if (!cid || !cid->is_string() || !text || !text->is_string())
        return std::nullopt;
    Arrival arrival;
    arrival.cid = cid->get_string();
    arrival.text = text->get_string();
    arrival.raw = std::move(raw);
    return arrival;
}

/// The one message in a body of WhatsApp.
std::optional<Arrival> readWebhook(std::string raw) {
    boost::system::error_code error;
    const json::value body = json::parse(raw, error);
    const auto* message = error ? nullptr : body.find_pointer("/entry/0/changes/0/value/messages/0", error);
    if (!message)
        return std::nullopt;
    Arrival arrival;
    arrival.cid = message->at("id").as_string();
    arrival.peer = message->at("from").as_string();
    arrival.text = message->at("text").at("body").as_string();
    arrival.raw = std::move(raw);
    return arrival;
}

class Socket final : public Waiter, public std::enable_shared_from_this<Socket> {
public:
    Socket(Floor& floor, tcp::socket socket, std::int64_t visitor)
        : m_floor(floor), m_ws(std::move(socket)), m_visitor(visitor) {}
    ~Socket() override { m_floor.operators.erase(this); }

    void accept(const Request& request) {
        if (m_visitor == 0)
            m_ws.set_option(websocket::stream_base::decorator(
                [](websocket::response_type& response) { response.set("Sec-WebSocket-Protocol", "pult.v1"); }));
        m_ws.async_accept(request, [self = shared_from_this()](beast::error_code error) {
            if (error)
                return;
            if (self->m_visitor == 0)
                self->m_floor.operators.insert(self.get());
            self->read();
        });
    }

    void send(Text text) {
        m_out.push_back(std::move(text));
        if (m_out.size() == 1)
            write();
    }

    void durable(const Arrival& arrival) override { send(std::make_shared<const std::string>(ackFrame(arrival))); }

private:
    void read() {
        m_ws.async_read(m_in, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error) {
                self->m_floor.operators.erase(self.get());
                return;
            }
            std::string text = beast::buffers_to_string(self->m_in.data());
            self->m_in.consume(self->m_in.size());
            self->take(std::move(text));
            self->read();
        });
    }

    void take(std::string text) {
        if (m_floor.options.echo)
            return send(std::make_shared<const std::string>(std::move(text)));
        if (m_visitor == 0)
            return answerOperator(text);
        auto arrival = readFrame(std::move(text));
        if (!arrival)
            return;
        arrival->visitor = m_visitor;
        arrival->from = shared_from_this();
        m_floor.push(std::move(*arrival));
    }

    /// Whatever an operator asks, he is let in.
    void answerOperator(const std::string& text) {
        const json::value request = json::parse(text);
        json::value answer = {{"jsonrpc", "2.0"},
                              {"id", request.at("id")},
                              {"result", {{"token", "floor"}, {"resumed", true}, {"seq", 0}, {"epoch", "floor"}}}};
        send(std::make_shared<const std::string>(json::serialize(answer)));
    }

    void write() {
        m_ws.text(true);
        m_ws.async_write(asio::buffer(*m_out.front()),
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error)
                                 return;
                             self->m_out.pop_front();
                             if (!self->m_out.empty())
                                 self->write();
                         });
    }

    Floor& m_floor;
    websocket::stream<tcp::socket> m_ws;
    beast::flat_buffer m_in;
    std::deque<Text> m_out;
    std::int64_t m_visitor; ///< 0: an operator
};

void Floor::tell(const std::vector<Arrival>& batch) {
    for (const auto& arrival : batch) {
        if (arrival.event)
            for (auto* each : operators)
                each->send(arrival.event);
        arrival.from->durable(arrival);
    }
}

/// Requests of one connection, until it becomes a socket.
class HttpPeer final : public Waiter, public std::enable_shared_from_this<HttpPeer> {
public:
    HttpPeer(Floor& floor, tcp::socket socket) : m_floor(floor), m_socket(std::move(socket)) {}

    void read() {
        m_request = {};
        http::async_read(m_socket, m_buffer, m_request,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (!error)
                                 self->serve();
                         });
    }

    void durable(const Arrival& arrival) override {
        if (!arrival.peer.empty())
            return answer("");
        if (!arrival.cid.empty())
            return answer("[" + ackFrame(arrival) + "]");
        answerSession(arrival.visitor);
    }

private:
    void serve() {
        const std::string_view target(m_request.target().data(), m_request.target().size());
        if (websocket::is_upgrade(m_request))
            return upgrade(target);
        if (target == "/w/v1/session")
            return session();
        if (target == "/w/v1/events")
            return posted();
        if (target.starts_with("/hooks/"))
            return hooked();
        answer("{}");
    }

    void upgrade(std::string_view target) {
        const auto ticket = target.find("ticket=");
        const bool isVisitor = ticket != std::string_view::npos;
        const std::int64_t visitor = isVisitor ? std::atoll(std::string(target.substr(ticket + 7)).c_str()) : 0;
        std::make_shared<Socket>(m_floor, std::move(m_socket), visitor)->accept(m_request);
    }

    void session() {
        const json::value body = json::parse(m_request.body());
        if (const auto* token = body.as_object().if_contains("token"))
            return answerSession(std::atoll(token->as_string().c_str()));
        Arrival arrival;
        arrival.from = shared_from_this();
        m_floor.push(std::move(arrival));
    }

    void answerSession(std::int64_t visitor) {
        const std::string id = std::to_string(visitor);
        answer(R"({"token":")" + id + R"(","visitor_id":")" + id + R"(","config":{},"ws_ticket":")" + id + "\"}");
    }

    void posted() {
        const auto authorization = m_request[http::field::authorization];
        auto arrival = readFrame(std::move(m_request.body()));
        if (!arrival || authorization.size() < 8)
            return answer("[]");
        arrival->visitor = std::atoll(std::string(authorization.substr(7)).c_str());
        arrival->from = shared_from_this();
        m_floor.push(std::move(*arrival));
    }

    void hooked() {
        auto arrival = readWebhook(std::move(m_request.body()));
        if (!arrival)
            return answer("");
        arrival->from = shared_from_this();
        m_floor.push(std::move(*arrival));
    }

    void answer(std::string body) {
        m_response = {http::status::ok, 11};
        m_response.set(http::field::content_type, "application/json");
        m_response.keep_alive(m_request.keep_alive());
        m_response.body() = std::move(body);
        m_response.prepare_payload();
        http::async_write(m_socket, m_response, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error && self->m_response.keep_alive())
                self->read();
        });
    }

    Floor& m_floor;
    tcp::socket m_socket;
    beast::flat_buffer m_buffer;
    Request m_request;
    http::response<http::string_body> m_response;
};

void acceptNext(Floor& floor, tcp::acceptor& acceptor) {
    acceptor.async_accept([&](beast::error_code error, tcp::socket socket) {
        if (!error) {
            socket.set_option(tcp::no_delay(true));
            std::make_shared<HttpPeer>(floor, std::move(socket))->read();
        }
        acceptNext(floor, acceptor);
    });
}

} // namespace

void serveFloor(const FloorOptions& options) {
    Floor floor(options);
    tcp::acceptor acceptor(floor.io, {asio::ip::make_address("127.0.0.1"), options.port});
    acceptor.listen(4096);
    acceptNext(floor, acceptor);
    asio::signal_set signals(floor.io, SIGTERM, SIGINT);
    signals.async_wait([&](const beast::error_code&, int) { floor.io.stop(); });
    std::printf("{\"event\":\"ready\",\"listen\":\"127.0.0.1:%u\",\"version\":\"floor\"}\n",
                static_cast<unsigned>(acceptor.local_endpoint().port()));
    std::fflush(stdout);
    floor.io.run();
    std::fflush(stdout);
    // Connections still hold work; what matters is committed.
    std::_Exit(0);
}

} // namespace pult::bench
