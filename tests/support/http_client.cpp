// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace pult::support {

namespace {

std::string lower(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

HttpAnswer parseHead(const std::string& head) {
    HttpAnswer answer;
    answer.status = std::stoi(head.substr(head.find(' ') + 1, 3));
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t end = head.find("\r\n", at);
        const std::size_t colon = head.find(':', at);
        if (end == at || colon == std::string::npos)
            break;
        answer.headers[lower(head.substr(at, colon - at))] = head.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
    return answer;
}

} // namespace

HttpClient::HttpClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("can't connect to the server under test");
}

HttpClient::~HttpClient() {
    ::close(m_socket);
}

bool HttpClient::sendRaw(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool HttpClient::fill(std::chrono::milliseconds patience) {
    pollfd wanted{m_socket, POLLIN, 0};
    if (::poll(&wanted, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    char bytes[64 * 1024];
    const ssize_t got = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (got <= 0)
        return false;
    m_in.append(bytes, static_cast<std::size_t>(got));
    return true;
}

HttpAnswer HttpClient::readAnswer(bool toHead) {
    std::size_t end = 0;
    while ((end = m_in.find("\r\n\r\n")) == std::string::npos)
        if (!fill(kPatience))
            return {};
    HttpAnswer answer = parseHead(m_in.substr(0, end + 4));
    m_in.erase(0, end + 4);
    if (answer.status == 100)
        return readAnswer(toHead);
    const std::string length = answer.header("content-length");
    const std::size_t size = toHead || length.empty() || answer.status == 304 ? 0 : std::stoul(length);
    while (m_in.size() < size && fill(kPatience)) {
    }
    answer.body = m_in.substr(0, size);
    m_in.erase(0, answer.body.size());
    return answer;
}

HttpAnswer HttpClient::request(std::string_view method, std::string_view target, const HttpHeaders& headers,
                               std::string_view body) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
    for (const auto& [name, value] : headers)
        text.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty() || method == "POST")
        text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    text.append("\r\n").append(body);
    sendRaw(text);
    return readAnswer(method == "HEAD");
}

bool HttpClient::isClosedWithin(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
        pollfd wanted{m_socket, POLLIN, 0};
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (::poll(&wanted, 1, static_cast<int>(left.count()) + 1) <= 0)
            return false;
        char byte[4096];
        if (::recv(m_socket, byte, sizeof byte, 0) <= 0)
            return true;
    }
    return false;
}

} // namespace pult::support
