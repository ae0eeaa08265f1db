// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pult::http {

/// WebSocket opcodes (RFC 6455, section 5.2).
enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// The largest header a server sends: its frames aren't masked.
struct FrameHeader {
    std::array<char, 10> bytes;
    std::uint8_t size = 0;
};

/// Header of an unfragmented server frame.
[[nodiscard]] FrameHeader frameHeader(Opcode opcode, std::size_t payload);

/// Payload of a close frame; the reason is cut to what fits.
[[nodiscard]] std::string closePayload(std::uint16_t code, std::string_view reason);

/// Told what a FrameReader finds. The bytes are only valid during the call.
class FrameSink {
public:
    virtual void onText(std::string_view text) = 0;
    virtual void onPing(std::string_view payload) = 0;
    virtual void onPong() = 0;
    virtual void onClose(std::uint16_t code) = 0;
    /// The stream is broken and must be closed with `code`; nothing more is read.
    virtual void onBroken(std::uint16_t code, std::string_view why) = 0;

protected:
    ~FrameSink() = default;
};

/// Cuts the bytes of a client into messages (RFC 6455): masking, fragments, control frames, limits, UTF-8.
/// No I/O. Keeps no memory between messages.
class FrameReader {
public:
    explicit FrameReader(std::size_t maxMessage) : m_maxMessage(maxMessage) {}

    /// Takes bytes as they came, and unmasks them in place. Stops early when `stop` was called by the sink.
    void feed(char* data, std::size_t size, FrameSink& sink);
    void stop() { m_stopped = true; }

private:
    struct Head;

    std::size_t consume(char* data, std::size_t size, FrameSink& sink);
    /// 0: the header is not complete yet.
    std::size_t readHead(const char* data, std::size_t size, Head& head) const;
    bool isAcceptable(const Head& head, FrameSink& sink);
    void deliver(const Head& head, std::string_view payload, FrameSink& sink);
    void deliverData(const Head& head, std::string_view payload, FrameSink& sink);
    void deliverClose(std::string_view payload, FrameSink& sink);
    void broken(FrameSink& sink, std::uint16_t code, std::string_view why);

    std::size_t m_maxMessage;
    std::string m_partial;  ///< a frame that has not arrived whole
    std::string m_fragment; ///< the earlier frames of a fragmented message
    bool m_fragmented = false;
    bool m_stopped = false;
};

} // namespace pult::http
