// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pult::support {

/// Longest wait for anything over a socket in a test.
inline constexpr std::chrono::seconds kPatience{10};

struct HttpAnswer {
    int status = 0;                             ///< 0: the connection was closed without an answer
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;

    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

using HttpHeaders = std::map<std::string, std::string>;

/// A plain TCP connection that speaks as much HTTP as the test wants, well or badly.
class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    HttpAnswer request(std::string_view method, std::string_view target, const HttpHeaders& headers = {},
                       std::string_view body = {});
    HttpAnswer get(std::string_view target, const HttpHeaders& headers = {}) { return request("GET", target, headers); }

    /// False when the server has closed.
    bool sendRaw(std::string_view bytes);
    HttpAnswer readAnswer(bool toHead = false);
    /// True when the server closes within `patience`.
    bool isClosedWithin(std::chrono::milliseconds patience);

private:
    bool fill(std::chrono::milliseconds patience);
    int m_socket = -1;
    std::string m_in;
};

/// A WebSocket client by Beast: an implementation that isn't ours.
class SocketClient {
public:
    SocketClient(std::uint16_t port, const std::string& target, const HttpHeaders& headers = {},
                 const std::string& subprotocol = {});
    ~SocketClient();

    /// Status of the handshake's answer; 101 when it is open.
    int status() const;
    std::string subprotocol() const;
    void send(std::string_view text);
    void sendBinary(std::string_view bytes);
    /// Sends a message in frames of at most `size` bytes.
    void sendFragmented(std::string_view text, std::size_t size);
    void ping(std::string_view payload);
    /// Bytes past the WebSocket layer.
    void sendRaw(std::string_view bytes);
    /// The next message; empty when none comes in time or the server has closed.
    std::optional<std::string> receive(std::chrono::milliseconds patience = kPatience);
    /// The code the server closed with, 0 when it didn't say.
    int closeCode();
    void close();
    /// Drops the TCP connection.
    void cut();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::support
