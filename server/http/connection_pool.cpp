// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection_pool.hpp"

#include <algorithm>

namespace pult::http {

std::shared_ptr<ClientConnection> ConnectionPool::take(const std::string& server) {
    const auto found = m_idle.find(server);
    std::shared_ptr<ClientConnection> taken;
    while (!taken && found != m_idle.end() && !found->second.empty()) {
        auto candidate = std::move(found->second.back());
        found->second.pop_back();
        --m_size;
        candidate->stopWatching();
        if (candidate->isQuiet())
            taken = std::move(candidate);
    }
    if (found != m_idle.end() && found->second.empty())
        m_idle.erase(found);
    return taken;
}

void ConnectionPool::give(const std::string& server, std::shared_ptr<ClientConnection> connection,
                          ClientConnection::Until until) {
    auto& idle = m_idle[server];
    if (idle.size() >= m_perServer || m_size >= m_inAll) {
        if (idle.empty())
            m_idle.erase(server);
        return;
    }
    connection->watchIdle(until, [weak = weak_from_this(), server, raw = connection.get()] {
        if (const auto self = weak.lock())
            self->forget(server, raw);
    });
    idle.push_back(std::move(connection));
    ++m_size;
}

void ConnectionPool::forget(const std::string& server, const ClientConnection* connection) {
    const auto found = m_idle.find(server);
    if (found == m_idle.end())
        return;
    auto& idle = found->second;
    const auto place =
        std::find_if(idle.begin(), idle.end(), [&](const auto& each) { return each.get() == connection; });
    if (place == idle.end())
        return;
    idle.erase(place);
    --m_size;
    if (idle.empty())
        m_idle.erase(found);
}

} // namespace pult::http
