// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include "tests/support/http_client.hpp"

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

namespace pult::support {

struct SocketClient::Impl {
    asio::io_context io;
    websocket::stream<asio::ip::tcp::socket> stream{io};
    websocket::response_type answer;
    beast::flat_buffer buffer;
    beast::error_code ended;
    bool reading = false;

    /// Runs one asynchronous operation to its end, or until patience is over.
    template <class Start>
    bool await(Start start, std::chrono::milliseconds patience = kPatience) {
        const auto done = std::make_shared<bool>(false); // may be told long after patience is over
        start([done] { *done = true; });
        const auto deadline = std::chrono::steady_clock::now() + patience;
        io.restart();
        while (!*done && std::chrono::steady_clock::now() < deadline)
            io.run_one_until(deadline);
        return *done;
    }
};

SocketClient::SocketClient(std::uint16_t port, const std::string& target, const HttpHeaders& headers,
                           const std::string& subprotocol)
    : m_impl(std::make_unique<Impl>()) {
    Impl& impl = *m_impl;
    impl.stream.next_layer().connect({asio::ip::address_v4::loopback(), port});
    impl.stream.read_message_max(64 * 1024 * 1024);
    impl.stream.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
        for (const auto& [name, value] : headers)
            request.set(name, value);
        if (!subprotocol.empty())
            request.set(beast::http::field::sec_websocket_protocol, subprotocol);
    }));
    impl.await([&](auto done) {
        impl.stream.async_handshake(impl.answer, "127.0.0.1", target,
                                    [&impl, done](beast::error_code ec) { impl.ended = ec, done(); });
    });
}

SocketClient::~SocketClient() {
    beast::error_code ignored;
    m_impl->stream.next_layer().close(ignored);
    m_impl->io.restart();
    m_impl->io.poll();
}

int SocketClient::status() const {
    return static_cast<int>(m_impl->answer.result_int());
}

std::string SocketClient::subprotocol() const {
    return std::string(m_impl->answer[beast::http::field::sec_websocket_protocol]);
}

void SocketClient::send(std::string_view text) {
    m_impl->stream.text(true);
    m_impl->await([&](auto done) {
        m_impl->stream.async_write(asio::buffer(text), [done](beast::error_code, std::size_t) { done(); });
    });
}

void SocketClient::sendBinary(std::string_view bytes) {
    m_impl->stream.binary(true);
    m_impl->await([&](auto done) {
        m_impl->stream.async_write(asio::buffer(bytes), [done](beast::error_code, std::size_t) { done(); });
    });
}

void SocketClient::sendFragmented(std::string_view text, std::size_t size) {
    m_impl->stream.text(true);
    while (!text.empty()) {
        const std::string_view part = text.substr(0, size);
        text.remove_prefix(part.size());
        m_impl->await([&](auto done) {
            m_impl->stream.async_write_some(text.empty(), asio::buffer(part),
                                            [done](beast::error_code, std::size_t) { done(); });
        });
    }
}

void SocketClient::ping(std::string_view payload) {
    m_impl->await([&](auto done) {
        m_impl->stream.async_ping(websocket::ping_data(payload.data(), payload.size()),
                                  [done](beast::error_code) { done(); });
    });
}

void SocketClient::sendRaw(std::string_view bytes) {
    beast::error_code ignored;
    asio::write(m_impl->stream.next_layer(), asio::buffer(bytes), ignored);
}

std::optional<std::string> SocketClient::receive(std::chrono::milliseconds patience) {
    Impl& impl = *m_impl;
    if (impl.ended)
        return std::nullopt;
    const auto start = [&](auto done) {
        impl.reading = true;
        impl.stream.async_read(impl.buffer, [&impl, done](beast::error_code ec, std::size_t) {
            impl.reading = false;
            impl.ended = ec;
            done();
        });
    };
    bool finished = false;
    if (!impl.reading) {
        finished = impl.await(start, patience);
    } else {
        // An earlier read still waits: go on with it.
        const auto deadline = std::chrono::steady_clock::now() + patience;
        impl.io.restart();
        while (impl.reading && std::chrono::steady_clock::now() < deadline)
            impl.io.run_one_until(deadline);
        finished = !impl.reading;
    }
    if (!finished || impl.ended)
        return std::nullopt;
    std::string text = beast::buffers_to_string(impl.buffer.data());
    impl.buffer.consume(impl.buffer.size());
    return text;
}

int SocketClient::closeCode() {
    while (!m_impl->ended && receive()) {
    }
    return m_impl->stream.reason().code;
}

void SocketClient::close() {
    m_impl->await([&](auto done) {
        m_impl->stream.async_close(websocket::close_code::normal, [done](beast::error_code) { done(); });
    });
}

void SocketClient::cut() {
    beast::error_code ignored;
    m_impl->stream.next_layer().close(ignored);
    m_impl->ended = asio::error::eof;
}

} // namespace pult::support
