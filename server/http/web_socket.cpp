// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/web_socket.hpp"

#include <algorithm>

#include <boost/asio/post.hpp>
#include <sys/uio.h>

namespace pult::http {

namespace {

constexpr int kMaxPieces = 128;
/// Above this a send writes at once instead of waiting for the end of the turn.
constexpr std::size_t kEagerBytes = 64 * 1024;
constexpr std::size_t kEagerFrames = 256;
/// Reads in a row before others get their turn.
constexpr int kReadsPerTurn = 4;

} // namespace

WebSocket::WebSocket(Loop& loop, Transport transport, std::string address, const SocketLimits& limits)
    : m_loop(loop), m_transport(std::move(transport)), m_address(std::move(address)), m_limits(limits),
      m_reader(limits.frameBytes), m_heardAt(loop.wheel.now()) {}

void WebSocket::start(std::shared_ptr<inbox::FrameHandler> handler, std::string early) {
    m_handler = std::move(handler);
    ++m_loop.metrics.socketsOpened;
    ++m_loop.metrics.socketsOpen;
    m_loop.live.push_back(*this);
    m_loop.wheel.arm(*this, m_limits.ping);
    m_heardAt = m_loop.wheel.now();
    if (!early.empty())
        m_reader.feed(early.data(), early.size(), *this);
    // TLS may hold bytes that the socket will not announce again.
    if (m_transport.isSecure())
        onReadable();
    else
        waitToRead();
}

void WebSocket::waitToRead() {
    if (m_state == State::finished)
        return;
    m_transport.socket().async_wait(Socket::wait_read,
                                    [self = shared_from_this()](const boost::system::error_code& error) {
                                        if (!error)
                                            self->onReadable();
                                    });
}

void WebSocket::waitToWrite() {
    if (m_waitsToWrite || m_state == State::finished)
        return;
    m_waitsToWrite = true;
    m_transport.socket().async_wait(Socket::wait_write,
                                    [self = shared_from_this()](const boost::system::error_code& error) {
                                        self->m_waitsToWrite = false;
                                        if (!error)
                                            self->flush();
                                    });
}

void WebSocket::onReadable() {
    auto& scratch = m_loop.scratch;
    Transport::Status status = Transport::Status::done;
    for (int turn = 0; turn < kReadsPerTurn && m_state != State::finished; ++turn) {
        const Transport::Outcome outcome = m_transport.read(scratch.data(), scratch.size());
        const std::size_t bytes = outcome.bytes;
        status = outcome.status;
        if (status == Transport::Status::closed)
            return finish();
        if (status == Transport::Status::wantWrite)
            waitToWrite();
        if (status != Transport::Status::done)
            break;
        m_heardAt = m_loop.wheel.now();
        m_reader.feed(scratch.data(), bytes, *this);
        if (bytes < scratch.size() && !m_transport.isSecure())
            return waitToRead();
    }
    if (status == Transport::Status::done && m_transport.isSecure()) // more may lie decrypted already
        boost::asio::post(m_loop.io.get_executor(), [self = shared_from_this()] { self->onReadable(); });
    else
        waitToRead();
}

void WebSocket::send(std::shared_ptr<const std::string> frame) {
    if (m_state != State::open || m_closeSent)
        return;
    enqueue(Opcode::text, std::move(frame));
    if (m_queuedBytes <= kEagerBytes && m_queue.size() - m_first <= kEagerFrames)
        return;
    if (!m_waitsToWrite && !m_failed && !writeSome())
        m_failed = true;
    if (m_queuedBytes <= m_limits.queueBytes && m_queue.size() - m_first <= m_limits.queueFrames)
        return;
    ++m_loop.metrics.slowReadersClosed;
    dropWaiting();
    closeWith(static_cast<std::uint16_t>(inbox::CloseCode::tryLater), "reads too slowly");
}

void WebSocket::enqueue(Opcode opcode, std::shared_ptr<const std::string> payload) {
    const bool idle = m_first == m_queue.size();
    Outgoing outgoing{std::move(payload), {}};
    outgoing.header = frameHeader(opcode, outgoing.payload->size());
    m_queuedBytes += outgoing.size();
    m_queue.push_back(std::move(outgoing));
    m_loop.metrics.queueBytesMax = std::max(m_loop.metrics.queueBytesMax, static_cast<std::int64_t>(m_queuedBytes));
    m_drainOwed = true;
    if (idle)
        m_loop.flushSoon(shared_from_this());
}

/// Forgets what waits, but for a frame that is half written.
void WebSocket::dropWaiting() {
    const std::size_t keep = m_first + (m_offset > 0 ? 1 : 0);
    while (m_queue.size() > keep) {
        m_queuedBytes -= m_queue.back().size();
        m_queue.pop_back();
    }
}

void WebSocket::flush() {
    if (m_state == State::finished)
        return;
    if (m_failed || (!m_waitsToWrite && !writeSome()))
        return finish();
    if (m_first == m_queue.size())
        onWrittenOut();
}

/// False when the socket is broken.
bool WebSocket::writeSome() {
    while (m_first < m_queue.size()) {
        iovec pieces[kMaxPieces];
        int count = 0;
        std::size_t asked = 0;
        std::size_t skip = m_offset;
        for (std::size_t i = m_first; i < m_queue.size() && count + 2 <= kMaxPieces; ++i) {
            const Outgoing& outgoing = m_queue[i];
            const auto add = [&](const char* data, std::size_t size) {
                const std::size_t skipped = std::min(skip, size);
                skip -= skipped;
                if (skipped < size)
                    pieces[count++] = {const_cast<char*>(data) + skipped, size - skipped};
                asked += size - skipped;
            };
            add(outgoing.header.bytes.data(), outgoing.header.size);
            add(outgoing.payload->data(), outgoing.payload->size());
        }
        const auto [status, bytes] = m_transport.write(pieces, count);
        if (status == Transport::Status::closed)
            return false;
        if (status == Transport::Status::wantWrite) {
            waitToWrite();
            return true;
        }
        if (status == Transport::Status::wantRead) // a TLS matter: goes on when the peer has spoken
            return true;
        written(bytes);
        if (bytes < asked && !m_transport.isSecure()) {
            waitToWrite();
            return true;
        }
    }
    return true;
}

void WebSocket::written(std::size_t bytes) {
    m_queuedBytes -= bytes;
    m_loop.metrics.bytesOut += static_cast<std::int64_t>(bytes);
    bytes += m_offset;
    while (m_first < m_queue.size() && bytes >= m_queue[m_first].size()) {
        bytes -= m_queue[m_first].size();
        m_queue[m_first].payload.reset();
        ++m_first;
        ++m_loop.metrics.framesOut;
    }
    m_offset = bytes;
    if (m_first == m_queue.size()) {
        m_first = 0;
        if (m_queue.capacity() <= 4)
            m_queue.clear();
        else
            std::vector<Outgoing>().swap(m_queue);
    } else if (m_first >= m_limits.queueFrames) {
        m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void WebSocket::onWrittenOut() {
    if (m_state == State::closing) {
        m_transport.shutdownSend();
        if (m_peerClosed)
            finish();
        return;
    }
    if (m_drainOwed && m_handler) {
        m_drainOwed = false;
        m_handler->onDrained();
    }
}

void WebSocket::close(inbox::CloseCode code, std::string_view reason) {
    closeWith(static_cast<std::uint16_t>(code), reason);
}

void WebSocket::closeWith(std::uint16_t code, std::string_view reason) {
    if (m_closeSent || m_state != State::open)
        return;
    m_closeSent = true;
    m_reader.stop();
    enqueue(Opcode::close, std::make_shared<const std::string>(closePayload(code, reason)));
    m_state = State::closing;
    m_loop.wheel.arm(*this, m_limits.closing);
}

void WebSocket::drop() {
    m_failed = true;
    m_loop.flushSoon(shared_from_this());
}

void WebSocket::finish() {
    if (m_state == State::finished)
        return;
    m_state = State::finished;
    --m_loop.metrics.socketsOpen;
    m_loop.wheel.cancel(*this);
    Live::unlink();
    m_reader.stop();
    m_transport.close();
    std::vector<Outgoing>().swap(m_queue);
    m_first = 0;
    m_queuedBytes = 0;
    if (const auto handler = std::move(m_handler))
        handler->onClosed();
}

void WebSocket::onDeadline() {
    if (m_state == State::closing)
        return finish();
    const std::chrono::seconds silent{m_loop.wheel.now() - m_heardAt};
    if (silent >= m_limits.dead)
        return finish();
    if (silent >= m_limits.ping) {
        static const auto kEmpty = std::make_shared<const std::string>();
        enqueue(Opcode::ping, kEmpty);
    }
    m_loop.wheel.arm(*this, std::min(m_limits.ping, std::max(m_limits.dead - silent, std::chrono::seconds{1})));
}

void WebSocket::onText(std::string_view text) {
    ++m_loop.metrics.framesIn;
    // The handler may close and so let go of itself.
    if (const auto handler = m_handler)
        handler->onFrame(text);
}

void WebSocket::onPing(std::string_view payload) {
    if (m_state != State::open)
        return;
    enqueue(Opcode::pong, std::make_shared<const std::string>(payload));
    if (m_queue.size() - m_first > m_limits.queueFrames) {
        dropWaiting();
        closeWith(static_cast<std::uint16_t>(inbox::CloseCode::policy), "too many pings");
    }
}

void WebSocket::onClose(std::uint16_t) {
    m_peerClosed = true;
    if (m_state == State::open)
        closeWith(static_cast<std::uint16_t>(inbox::CloseCode::normal), {});
}

void WebSocket::onBroken(std::uint16_t code, std::string_view why) {
    // What still comes is read and thrown away: closing with unread bytes would reset the connection, and the
    // peer would never see our code.
    m_loop.metrics.refuse("bad_frame");
    closeWith(code, why);
}

} // namespace pult::http
