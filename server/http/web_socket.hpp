// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "server/http/frames.hpp"
#include "server/http/limits.hpp"
#include "server/http/live.hpp"
#include "server/http/timer_wheel.hpp"
#include "server/http/transport.hpp"
#include "server/inbox/connection.hpp"

namespace pult::http {

/// One WebSocket after its handshake: callbacks instead of coroutines and no buffer of its own, so that an idle
/// visitor costs little more than the socket.
///
/// `send` and `close` never call back: the handler hears of a broken socket in a later turn of the loop.
///
/// Thread   the I/O thread.
/// Lifetime kept alive by the operation that waits on its socket.
class WebSocket final : public inbox::Connection,
                        public std::enable_shared_from_this<WebSocket>,
                        public Live,
                        private Deadline,
                        private FrameSink {
public:
    WebSocket(Loop& loop, Transport transport, std::string address, const SocketLimits& limits);

    /// Begins to read. `early` came in behind the handshake.
    void start(std::shared_ptr<inbox::FrameHandler> handler, std::string early);

    void send(std::shared_ptr<const std::string> frame) override;
    std::size_t queuedBytes() const override { return m_queuedBytes; }
    void close(inbox::CloseCode code, std::string_view reason) override;
    const std::string& address() const override { return m_address; }

    /// Part of stopping the server.
    void leave() override { close(inbox::CloseCode::goingAway, "the server stops"); }
    void drop() override;
    /// Writes what is queued; called once a turn by the loop.
    void flush();

private:
    struct Outgoing {
        std::shared_ptr<const std::string> payload;
        FrameHeader header;
        std::size_t size() const { return header.size + payload->size(); }
    };
    enum class State : std::uint8_t { open, closing, finished };

    void waitToRead();
    void waitToWrite();
    void onReadable();
    bool writeSome();
    void written(std::size_t bytes);
    void onWrittenOut();
    void enqueue(Opcode opcode, std::shared_ptr<const std::string> payload);
    void closeWith(std::uint16_t code, std::string_view reason);
    void dropWaiting();
    void finish();

    void onDeadline() override;
    void onText(std::string_view text) override;
    void onPing(std::string_view payload) override;
    void onPong() override {}
    void onClose(std::uint16_t code) override;
    void onBroken(std::uint16_t code, std::string_view why) override;

    Loop& m_loop;
    Transport m_transport;
    std::shared_ptr<inbox::FrameHandler> m_handler;
    std::string m_address;
    const SocketLimits& m_limits;
    FrameReader m_reader;

    std::vector<Outgoing> m_queue;
    std::size_t m_first = 0;  ///< in m_queue, the oldest that isn't written yet
    std::size_t m_offset = 0; ///< bytes of it that are
    std::size_t m_queuedBytes = 0;

    std::int64_t m_heardAt;
    State m_state = State::open;
    bool m_waitsToWrite = false;
    bool m_failed = false;     ///< the socket broke while writing; told in the next turn
    bool m_closeSent = false;  ///< our close frame is queued
    bool m_peerClosed = false; ///< theirs has come
    bool m_drainOwed = false;  ///< the handler waits to hear that the queue is empty
};

} // namespace pult::http
