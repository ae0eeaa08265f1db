// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/guest_socket.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>

#include "server/gateways/webchat/gateway.hpp"

namespace pult::webchat {

namespace {

constexpr int kBacklogPage = 200;
constexpr std::size_t kMaxHeld = 500;
/// A catch-up waits for the network above this.
constexpr std::size_t kMaxQueued = 256 * 1024;

} // namespace

GuestSocket::GuestSocket(Gateway& gateway, std::shared_ptr<Guest> guest, std::shared_ptr<inbox::Connection> connection,
                         std::int64_t after)
    : m_gateway(gateway), m_guest(std::move(guest)), m_connection(std::move(connection)), m_sent(after),
      m_fromNewest(after == 0) {}

GuestSocket::~GuestSocket() = default;

void GuestSocket::begin() {
    m_guest->sockets.push_back(this);
    // A number we never gave: the store is older than what this tab has seen. It starts over.
    if (m_sent > m_guest->lastSeq) {
        m_sent = 0;
        m_fromNewest = true;
    }
    m_catchingUp = m_guest->thread && m_sent < m_guest->lastSeq;
    if (m_catchingUp)
        return catchUp();
    m_greeted = true;
    m_gateway.greet(*m_guest, [this](const Shared& frame) { send(frame); });
}

void GuestSocket::send(const Shared& frame) {
    if (m_connection)
        m_connection->send(frame);
}

void GuestSocket::tell(const Shared& frame) {
    send(frame);
}

void GuestSocket::refuse(const Error& error, std::string_view cid) {
    send(std::make_shared<const std::string>(errorFrame(error, cid)));
}

void GuestSocket::deliver(std::int64_t seq, const Shared& frame, bool isAck) {
    if (!m_catchingUp && seq == m_sent + 1) {
        m_sent = seq;
        return send(frame);
    }
    if (!m_catchingUp && seq <= m_sent) {
        if (isAck)
            send(frame);
        return;
    }
    if (m_held.size() >= kMaxHeld)
        return close(inbox::CloseCode::tryLater, "too much at once");
    m_held.push_back({seq, frame, isAck});
    if (m_catchingUp)
        return;
    m_catchingUp = true;
    catchUp();
}

void GuestSocket::catchUp() {
    if (m_reading || !m_connection)
        return;
    m_reading = true;
    m_gateway.spawn(readMissed(shared_from_this()));
}

boost::asio::awaitable<void> GuestSocket::readMissed(std::shared_ptr<GuestSocket> self) {
    while (self->m_catchingUp && self->m_connection) {
        if (self->m_connection->queuedBytes() > kMaxQueued)
            break; // goes on in onDrained
        const std::int64_t before = self->m_sent;
        const std::int64_t after = self->m_fromNewest ? 0 : self->m_sent;
        auto page = co_await self->m_gateway.store().visitorMessages(self->m_guest->thread, after, kBacklogPage);
        if (!self->m_connection)
            break;
        if (!page || (page->empty() && !self->m_held.empty() && self->m_held.front().seq > before + 1)) {
            self->close(inbox::CloseCode::tryLater, "the history can't be read");
            break;
        }
        self->takePage(*page);
    }
    self->m_reading = false;
    if (!self->m_catchingUp && !self->m_greeted && self->m_connection) {
        self->m_greeted = true;
        self->m_gateway.greet(*self->m_guest, [&](const Shared& frame) { self->send(frame); });
    }
}

Shared GuestSocket::takeHeldAck(std::int64_t seq) {
    const auto found =
        std::find_if(m_held.begin(), m_held.end(), [&](const Held& held) { return held.seq == seq && held.isAck; });
    if (found == m_held.end())
        return nullptr;
    Shared frame = std::move(found->frame);
    m_held.erase(found);
    return frame;
}

void GuestSocket::takePage(const std::vector<storage::VisitorMessage>& page) {
    for (const auto& message : page) {
        if (!m_fromNewest && message.seq <= m_sent)
            continue;
        Shared frame = m_held.empty() ? nullptr : takeHeldAck(message.seq);
        send(frame ? frame : m_gateway.messageFrame(*m_guest, message));
        m_sent = message.seq;
    }
    const bool isLast = m_fromNewest || page.size() < static_cast<std::size_t>(kBacklogPage);
    m_fromNewest = false;
    if (isLast)
        releaseHeld();
}

/// Ends the catch-up unless a number is still missing before what is held.
void GuestSocket::releaseHeld() {
    std::stable_sort(m_held.begin(), m_held.end(), [](const Held& a, const Held& b) { return a.seq < b.seq; });
    std::size_t done = 0;
    for (; done < m_held.size() && m_held[done].seq <= m_sent + 1; ++done) {
        const Held& held = m_held[done];
        if (held.seq == m_sent + 1 || held.isAck)
            send(held.frame);
        m_sent = std::max(m_sent, held.seq);
    }
    m_held.erase(m_held.begin(), m_held.begin() + static_cast<std::ptrdiff_t>(done));
    if (!m_held.empty())
        return;
    std::vector<Held>().swap(m_held);
    m_catchingUp = false;
}

void GuestSocket::close(inbox::CloseCode code, std::string_view reason) {
    if (m_connection)
        m_connection->close(code, reason);
}

void GuestSocket::onFrame(std::string_view text) {
    m_gateway.onFrame(*this, text);
}

void GuestSocket::onDrained() {
    if (m_catchingUp)
        catchUp();
}

void GuestSocket::onClosed() {
    std::erase(m_guest->sockets, this);
    m_gateway.onSocketClosed(*this);
    m_connection.reset();
}

} // namespace pult::webchat
