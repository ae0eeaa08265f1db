// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/live.hpp"

#include <boost/asio/post.hpp>

#include "server/http/web_socket.hpp"

namespace pult::http {

void Loop::flushSoon(std::shared_ptr<WebSocket> socket) {
    if (m_toFlush.empty())
        boost::asio::post(io.get_executor(), [this] { flushAll(); });
    m_toFlush.push_back(std::move(socket));
}

void Loop::flushAll() {
    // Flushing may lead to more sends: those come in the next turn.
    std::vector<std::shared_ptr<WebSocket>> due;
    due.swap(m_toFlush);
    for (const auto& socket : due)
        socket->flush();
    due.clear();
    if (m_toFlush.empty() && due.capacity() <= 1024)
        m_toFlush.swap(due);
}

} // namespace pult::http
