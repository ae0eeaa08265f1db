// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pult::inbox {

/// WebSocket close codes (RFC 6455, section 7.4) that we send.
enum class CloseCode : std::uint16_t {
    normal = 1000,
    goingAway = 1001, ///< the server stops: come back
    badData = 1007,
    policy = 1008, ///< signed out, revoked, not let in
    tooBig = 1009,
    tryLater = 1013 ///< a slow reader: reconnect and resume
};

/// One live socket of an operator or a visitor, as the inner rooms see it. Implemented by `http`.
///
/// Thread   the I/O thread only.
/// Lifetime shared: kept by the socket while it is open and by whoever sends to it.
class Connection {
public:
    virtual ~Connection() = default;

    /// Queues a text frame; the bytes are shared between receivers. A queue over its limit closes the socket
    /// with `tryLater`: what a slow reader misses lies in the journal, not in memory.
    /// Frames queued in one turn of the loop leave in one write.
    virtual void send(std::shared_ptr<const std::string> frame) = 0;
    /// Bytes that wait to be written. Whoever has much to send (a catch-up) stops above a few hundred KiB
    /// and goes on in FrameHandler::onDrained.
    virtual std::size_t queuedBytes() const = 0;
    /// Sends what is queued, then closes. Further sends are ignored.
    virtual void close(CloseCode code, std::string_view reason) = 0;
    virtual const std::string& address() const = 0;
};

/// What comes in over a Connection.
///
/// Thread   the I/O thread only; onClosed comes once, last.
class FrameHandler {
public:
    virtual ~FrameHandler() = default;
    /// A whole text message, well-formed UTF-8; the bytes are only valid during the call.
    virtual void onFrame(std::string_view text) = 0;
    /// Everything queued has been taken by the network: who sends a long backlog goes on from here.
    virtual void onDrained() {}
    virtual void onClosed() = 0;
};

} // namespace pult::inbox
