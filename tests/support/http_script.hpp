// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pult::support {

/// A server on loopback that does on each connection what the test says, well or badly. A script that is left waiting
/// ends when the server goes.
class HttpScript {
public:
    class Peer {
    public:
        explicit Peer(int socket) : m_socket(socket) {}
        ~Peer() { ::close(m_socket); }
        Peer(const Peer&) = delete;

        /// Head and body; empty when the client has closed.
        std::string readRequest() {
            std::size_t end = 0;
            while ((end = m_in.find("\r\n\r\n")) == std::string::npos)
                if (!fill())
                    return {};
            std::size_t size = end + 4;
            if (const auto at = m_in.find("Content-Length: "); at < end)
                size += std::stoul(m_in.substr(at + 16));
            while (m_in.size() < size)
                if (!fill())
                    return {};
            std::string request = m_in.substr(0, size);
            m_in.erase(0, size);
            return request;
        }
        bool readHead() {
            while (m_in.find("\r\n\r\n") == std::string::npos)
                if (!fill())
                    return false;
            return true;
        }
        bool send(std::string_view bytes) {
            while (!bytes.empty()) {
                const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
                if (sent <= 0)
                    return false;
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            }
            return true;
        }
        void answer(std::string_view body, std::string_view headers = {}, std::string_view status = "200 OK") {
            send("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
                 std::string(headers) + "\r\n" + std::string(body));
        }
        void waitUntilClosed() {
            while (fill()) {
            }
        }
        /// The connection ends with a reset.
        void reset() {
            const linger now{1, 0};
            ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        void endSending() { ::shutdown(m_socket, SHUT_WR); }

    private:
        bool fill() {
            char bytes[4096];
            const ssize_t got = ::recv(m_socket, bytes, sizeof bytes, 0);
            if (got > 0)
                m_in.append(bytes, static_cast<std::size_t>(got));
            return got > 0;
        }
        int m_socket;
        std::string m_in;
    };
    using Script = std::function<void(Peer&)>;

    explicit HttpScript(Script script) : m_script(std::move(script)) {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 64) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("can't listen");
        m_port = ntohs(address.sin_port);
        m_acceptor = std::thread([this] { accept(); });
    }
    ~HttpScript() {
        ::shutdown(m_listener, SHUT_RDWR);
        m_acceptor.join();
        {
            const std::lock_guard lock(m_mutex);
            for (const int socket : m_sockets)
                ::shutdown(socket, SHUT_RDWR);
        }
        for (auto& thread : m_threads)
            thread.join();
        ::close(m_listener);
    }
    HttpScript(const HttpScript&) = delete;

    std::uint16_t port() const { return m_port; }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    int connections() const { return m_connections; }

private:
    void accept() {
        for (;;) {
            const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (socket < 0)
                return;
            ++m_connections;
            const std::lock_guard lock(m_mutex);
            m_sockets.push_back(socket);
            m_threads.emplace_back([this, socket] { serve(socket); });
        }
    }
    void serve(int socket) {
        auto peer = std::make_unique<Peer>(socket);
        m_script(*peer);
        const std::lock_guard lock(m_mutex); // no other descriptor gets this number before it is forgotten
        std::erase(m_sockets, socket);
        peer.reset();
    }

    Script m_script;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_connections = 0;
    std::mutex m_mutex;
    std::vector<int> m_sockets;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

} // namespace pult::support
