// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/client.hpp"

#include <charconv>
#include <cstring>
#include <netinet/in.h>

namespace asio = boost::asio;

namespace pult::bench {

namespace {

constexpr std::size_t kSourceAddresses = 8;
constexpr unsigned char kMask[4] = {0x5a, 0x13, 0xc7, 0x88};
constexpr unsigned char kText = 1;
constexpr unsigned char kClose = 8;
constexpr unsigned char kPing = 9;
constexpr unsigned char kPong = 10;

std::string masked(unsigned char opcode, std::string_view payload) {
    std::string frame;
    frame.reserve(payload.size() + 14);
    frame.push_back(static_cast<char>(0x80 | opcode));
    const std::size_t size = payload.size();
    if (size < 126) {
        frame.push_back(static_cast<char>(0x80 | size));
    } else {
        frame.push_back(static_cast<char>(0x80 | 126));
        frame.push_back(static_cast<char>(size >> 8));
        frame.push_back(static_cast<char>(size & 0xff));
    }
    frame.append(reinterpret_cast<const char*>(kMask), sizeof kMask);
    for (std::size_t i = 0; i < size; ++i)
        frame.push_back(static_cast<char>(payload[i] ^ kMask[i % 4]));
    return frame;
}

std::size_t contentLength(std::string_view head) {
    constexpr std::string_view kName = "\r\ncontent-length:";
    for (std::size_t at = 0; (at = head.find("\r\n", at)) != std::string_view::npos; ++at) {
        if (head.size() - at < kName.size() || strncasecmp(head.data() + at, kName.data(), kName.size()) != 0)
            continue;
        std::size_t length = 0;
        const char* digits = head.data() + at + kName.size();
        while (*digits == ' ')
            ++digits;
        std::from_chars(digits, head.data() + head.size(), length);
        return length;
    }
    return 0;
}

} // namespace

std::string_view textOf(std::string_view json, std::string_view key) {
    std::string marker = "\"";
    marker.append(key).append("\":\"");
    const auto at = json.find(marker);
    if (at == std::string_view::npos)
        return {};
    const auto from = at + marker.size();
    return json.substr(from, json.find('"', from) - from);
}

void Client::connect(std::size_t number) {
    boost::system::error_code error;
    m_socket.open(asio::ip::tcp::v4());
    // The port is only chosen once the peer is known: each source address has all of them.
    const int yes = 1;
    setsockopt(m_socket.native_handle(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    const auto lastByte = static_cast<unsigned char>(1 + number % kSourceAddresses);
    const asio::ip::address_v4::bytes_type source{127, 0, 0, lastByte};
    m_socket.bind({asio::ip::address_v4(source), 0}, error);
    m_socket.set_option(asio::ip::tcp::no_delay(true));
    m_socket.async_connect(m_target.server, [self = shared_from_this()](const boost::system::error_code& failed) {
        if (!failed) {
            self->m_socket.non_blocking(true);
            self->waitToRead();
        }
        if (self->onConnected)
            self->onConnected(!failed);
    });
}

void Client::request(std::string_view method, std::string_view path, std::string_view headers, std::string_view body) {
    std::string text;
    text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: ").append(m_target.host);
    text.append("\r\n").append(headers);
    if (!body.empty())
        text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size()));
    text.append(body.empty() ? "\r\n" : "\r\n\r\n").append(body);
    write(text);
}

void Client::upgrade(std::string_view path, std::string_view headers) {
    std::string all = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: cHVsdCBiZW5jaCBsb2FkIQ==\r\nOrigin: http://" +
                      m_target.host + "\r\n";
    all.append(headers);
    request("GET", path, all, {});
}

void Client::sendFrame(std::string_view text) {
    write(masked(kText, text));
}

void Client::close() {
    boost::system::error_code ignored;
    m_socket.close(ignored);
}

void Client::waitToRead() {
    m_socket.async_wait(asio::ip::tcp::socket::wait_read,
                        [self = shared_from_this()](const boost::system::error_code& error) {
                            if (!error)
                                self->read();
                        });
}

void Client::read() {
    boost::system::error_code error;
    const std::size_t size = m_socket.read_some(asio::buffer(m_target.scratch), error);
    if (error == asio::error::would_block)
        return waitToRead();
    if (error)
        return gone();
    take({m_target.scratch.data(), size});
    if (m_socket.is_open())
        waitToRead();
}

void Client::take(std::string_view bytes) {
    if (!m_partial.empty()) {
        std::string joined = std::exchange(m_partial, {});
        joined.append(bytes);
        const std::size_t used = consume(joined);
        m_partial.assign(joined, used);
        return;
    }
    m_partial.assign(bytes.substr(consume(bytes)));
}

std::size_t Client::consume(std::string_view bytes) {
    std::size_t used = 0;
    while (used < bytes.size() && m_socket.is_open()) {
        const auto rest = bytes.substr(used);
        const std::size_t step = m_isSocket ? takeFrame(rest) : takeResponse(rest);
        if (step == 0)
            break;
        used += step;
    }
    return m_socket.is_open() ? used : bytes.size();
}

std::size_t Client::takeResponse(std::string_view bytes) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos || bytes.size() < 12)
        return 0;
    const auto head = bytes.substr(0, end + 2);
    int status = 0;
    std::from_chars(head.data() + 9, head.data() + 12, status);
    if (status == 101) {
        m_isSocket = true;
        if (onUpgraded)
            onUpgraded(true);
        return end + 4;
    }
    const std::size_t length = contentLength(head);
    if (bytes.size() < end + 4 + length)
        return 0;
    const auto body = bytes.substr(end + 4, length);
    if (onUpgraded)
        onUpgraded(false);
    else if (onResponse)
        onResponse(status, body);
    return end + 4 + length;
}

std::size_t Client::takeFrame(std::string_view bytes) {
    if (bytes.size() < 2)
        return 0;
    const auto byte = [&](std::size_t at) { return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at])); };
    const auto opcode = static_cast<unsigned char>(byte(0) & 0x0f);
    std::uint64_t size = byte(1) & 0x7f;
    const std::size_t extra = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (bytes.size() < 2 + extra)
        return 0;
    if (extra > 0) {
        size = 0;
        for (std::size_t i = 0; i < extra; ++i)
            size = size << 8 | byte(2 + i);
    }
    const std::size_t whole = 2 + extra + size;
    if (bytes.size() < whole)
        return 0;
    const auto payload = bytes.substr(2 + extra, size);
    if (opcode == kText && onFrame)
        onFrame(payload);
    else if (opcode == kPing)
        write(masked(kPong, payload));
    else if (opcode == kClose)
        gone();
    return whole;
}

void Client::write(std::string_view bytes) {
    if (!m_out.empty()) {
        m_out.append(bytes);
        return;
    }
    boost::system::error_code error;
    const std::size_t sent = m_socket.write_some(asio::buffer(bytes), error);
    if (error && error != asio::error::would_block)
        return;
    if (sent < bytes.size()) {
        m_out.assign(bytes.substr(sent));
        flush();
    }
}

void Client::flush() {
    if (std::exchange(m_waitsToWrite, true))
        return;
    m_socket.async_wait(asio::ip::tcp::socket::wait_write,
                        [self = shared_from_this()](const boost::system::error_code& failed) {
                            self->m_waitsToWrite = false;
                            if (failed)
                                return;
                            boost::system::error_code error;
                            self->m_out.erase(0, self->m_socket.write_some(asio::buffer(self->m_out), error));
                            if (!self->m_out.empty() && (!error || error == asio::error::would_block))
                                self->flush();
                        });
}

void Client::gone() {
    if (!m_socket.is_open())
        return;
    close();
    if (onClosed)
        onClosed();
}

} // namespace pult::bench
