// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace pult::bench {

/// What all clients of one run share.
struct Target {
    boost::asio::io_context& io;
    boost::asio::ip::tcp::endpoint server;
    std::string host; ///< as it stands in the Host and Origin headers
    std::vector<char> scratch = std::vector<char>(256 * 1024);
};

/// A connection that can do just enough HTTP/1.1 and WebSocket (RFC 6455) to load a server while costing little
/// itself: one buffer for everybody, frames handed out where they lie.
///
/// Thread   one.
/// Lifetime kept alive by its own reading; `close` ends that.
class Client : public std::enable_shared_from_this<Client> {
public:
    explicit Client(Target& target) : m_target(target), m_socket(target.io) {}

    std::function<void(bool ok)> onConnected;
    std::function<void(int status, std::string_view body)> onResponse;
    /// Switching protocols was agreed to, or not.
    std::function<void(bool ok)> onUpgraded;
    std::function<void(std::string_view text)> onFrame;
    /// The other side has gone.
    std::function<void()> onClosed;

    /// `number` picks one of several loopback addresses to come from, since one has too few ports.
    void connect(std::size_t number);
    /// `headers` are complete lines.
    void request(std::string_view method, std::string_view path, std::string_view headers, std::string_view body);
    void upgrade(std::string_view path, std::string_view headers);
    void sendFrame(std::string_view text);
    void close();
    bool isOpen() const { return m_socket.is_open(); }

private:
    void waitToRead();
    void read();
    void take(std::string_view bytes);
    std::size_t consume(std::string_view bytes);
    std::size_t takeResponse(std::string_view bytes);
    std::size_t takeFrame(std::string_view bytes);
    void write(std::string_view bytes);
    void flush();
    void gone();

    Target& m_target;
    boost::asio::ip::tcp::socket m_socket;
    std::string m_partial; ///< what has come of something that is not whole yet
    std::string m_out;     ///< what the network would not take at once
    bool m_isSocket = false;
    bool m_waitsToWrite = false;
};

/// The text behind `"key":"`, where no escapes are expected; empty when there is none.
[[nodiscard]] std::string_view textOf(std::string_view json, std::string_view key);

} // namespace pult::bench
