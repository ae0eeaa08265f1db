// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "server/gateways/webchat/guest.hpp"
#include "server/inbox/connection.hpp"

namespace pult::webchat {

class Gateway;

/// One tab of a visitor. Sends the numbered stream without gap or repeat: subscribed first, it holds live frames
/// while it reads what was missed, and reads again whenever a number is skipped.
///
/// Thread   the I/O thread.
class GuestSocket final : public inbox::FrameHandler, public std::enable_shared_from_this<GuestSocket> {
public:
    /// `after`: the newest number this tab has seen; 0 for the newest part of the history.
    GuestSocket(Gateway& gateway, std::shared_ptr<Guest> guest, std::shared_ptr<inbox::Connection> connection,
                std::int64_t after);
    ~GuestSocket() override;

    /// Subscribes and starts to catch up.
    void begin();

    void deliver(std::int64_t seq, const Shared& frame, bool isAck);
    void tell(const Shared& frame);
    void refuse(const Error& error, std::string_view cid);
    void close(inbox::CloseCode code, std::string_view reason);
    bool isOpen() const { return m_connection != nullptr; }
    const std::shared_ptr<Guest>& guest() const { return m_guest; }
    std::string address() const { return m_connection ? m_connection->address() : std::string(); }

    void onFrame(std::string_view text) override;
    void onDrained() override;
    void onClosed() override;

private:
    struct Held {
        std::int64_t seq;
        Shared frame;
        bool isAck;
    };

    void catchUp();
    static boost::asio::awaitable<void> readMissed(std::shared_ptr<GuestSocket> self);
    void takePage(const std::vector<storage::VisitorMessage>& page);
    void releaseHeld();
    Shared takeHeldAck(std::int64_t seq);
    void send(const Shared& frame);

    Gateway& m_gateway;
    std::shared_ptr<Guest> m_guest;
    std::shared_ptr<inbox::Connection> m_connection;
    std::vector<Held> m_held;
    std::int64_t m_sent; ///< everything up to this number has been sent
    bool m_fromNewest;   ///< the first page is the newest part, whatever came before
    bool m_catchingUp = false;
    bool m_reading = false;
    bool m_greeted = false;
};

} // namespace pult::webchat
