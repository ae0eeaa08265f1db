// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "server/http/client_connection.hpp"

namespace pult::http {

/// Idle outgoing connections, by what they were opened for. One that its server closes, or that has been idle too
/// long, goes away by itself.
///
/// Thread   the I/O thread.
class ConnectionPool : public std::enable_shared_from_this<ConnectionPool> {
public:
    ConnectionPool(std::size_t perServer, std::size_t inAll) : m_perServer(perServer), m_inAll(inAll) {}

    /// The one used last, or null.
    std::shared_ptr<ClientConnection> take(const std::string& server);
    /// Keeps it, unless there are enough.
    void give(const std::string& server, std::shared_ptr<ClientConnection> connection, ClientConnection::Until until);
    std::size_t size() const { return m_size; }

private:
    void forget(const std::string& server, const ClientConnection* connection);

    std::size_t m_perServer;
    std::size_t m_inAll;
    std::size_t m_size = 0;
    std::map<std::string, std::vector<std::shared_ptr<ClientConnection>>> m_idle;
};

} // namespace pult::http
