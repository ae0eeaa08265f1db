// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/frames.hpp"

#include <bit>
#include <cstring>

#include "shared/base/utf8.hpp"

namespace pult::http {

namespace {

constexpr std::uint16_t kProtocolError = 1002;
constexpr std::uint16_t kUnsupported = 1003;
constexpr std::uint16_t kNoCode = 1005;
constexpr std::uint16_t kBadData = 1007;
constexpr std::uint16_t kTooBig = 1009;
constexpr std::size_t kMaxControl = 125;

template <class Integer>
Integer bigEndian(const char* data) {
    Integer value = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        value = static_cast<Integer>((value << 8) | static_cast<unsigned char>(data[i]));
    return value;
}

template <class Integer>
void putBigEndian(char* out, Integer value) {
    for (std::size_t i = 0; i < sizeof(Integer); ++i)
        out[i] = static_cast<char>(value >> (8 * (sizeof(Integer) - 1 - i)));
}

void unmask(char* data, std::size_t size, const char* key) {
    std::uint64_t wide = 0;
    std::memcpy(&wide, key, 4);
    std::memcpy(reinterpret_cast<char*>(&wide) + 4, key, 4);
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        std::uint64_t block = 0;
        std::memcpy(&block, data + at, 8);
        block ^= wide;
        std::memcpy(data + at, &block, 8);
    }
    for (; at < size; ++at)
        data[at] = static_cast<char>(data[at] ^ key[at % 4]);
}

bool isCloseCode(std::uint16_t code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

} // namespace

FrameHeader frameHeader(Opcode opcode, std::size_t payload) {
    FrameHeader header;
    header.bytes[0] = static_cast<char>(0x80u | static_cast<unsigned>(opcode));
    if (payload <= kMaxControl) {
        header.bytes[1] = static_cast<char>(payload);
        header.size = 2;
    } else if (payload <= 0xFFFF) {
        header.bytes[1] = 126;
        putBigEndian(header.bytes.data() + 2, static_cast<std::uint16_t>(payload));
        header.size = 4;
    } else {
        header.bytes[1] = 127;
        putBigEndian(header.bytes.data() + 2, static_cast<std::uint64_t>(payload));
        header.size = 10;
    }
    return header;
}

std::string closePayload(std::uint16_t code, std::string_view reason) {
    std::string payload(2, '\0');
    putBigEndian(payload.data(), code);
    std::size_t size = std::min(reason.size(), kMaxControl - 2);
    while (size > 0 && size < reason.size() && (static_cast<unsigned char>(reason[size]) & 0xC0u) == 0x80u)
        --size;
    payload.append(reason.substr(0, size));
    return payload;
}

struct FrameReader::Head {
    bool final = false;
    bool reserved = false;
    bool masked = false;
    std::uint8_t opcode = 0;
    std::uint64_t payload = 0;
    const char* key = nullptr;

    bool isControl() const { return opcode >= 8; }
};

void FrameReader::feed(char* data, std::size_t size, FrameSink& sink) {
    if (m_stopped)
        return;
    if (m_partial.empty()) {
        const std::size_t used = consume(data, size, sink);
        if (!m_stopped && used < size)
            m_partial.assign(data + used, size - used);
        return;
    }
    m_partial.append(data, size);
    const std::size_t used = consume(m_partial.data(), m_partial.size(), sink);
    if (m_stopped)
        return;
    if (used == m_partial.size())
        m_partial = std::string();
    else
        m_partial.erase(0, used);
}

std::size_t FrameReader::consume(char* data, std::size_t size, FrameSink& sink) {
    std::size_t at = 0;
    while (!m_stopped && at < size) {
        Head head;
        const std::size_t headSize = readHead(data + at, size - at, head);
        if (headSize == 0)
            return at;
        if (!isAcceptable(head, sink))
            return size;
        if (size - at - headSize < head.payload)
            return at;
        char* const payload = data + at + headSize;
        const auto payloadSize = static_cast<std::size_t>(head.payload);
        unmask(payload, payloadSize, head.key);
        at += headSize + payloadSize;
        deliver(head, std::string_view(payload, payloadSize), sink);
    }
    return at;
}

std::size_t FrameReader::readHead(const char* data, std::size_t size, Head& head) const {
    if (size < 2)
        return 0;
    const auto first = static_cast<unsigned char>(data[0]);
    const auto second = static_cast<unsigned char>(data[1]);
    head.final = (first & 0x80u) != 0;
    head.reserved = (first & 0x70u) != 0;
    head.opcode = first & 0x0Fu;
    head.masked = (second & 0x80u) != 0;
    const unsigned shortSize = second & 0x7Fu;
    const std::size_t sizeBytes = shortSize == 127 ? 8 : shortSize == 126 ? 2 : 0;
    const std::size_t whole = 2 + sizeBytes + (head.masked ? 4 : 0);
    if (size < whole)
        return 0;
    head.payload = shortSize == 127   ? bigEndian<std::uint64_t>(data + 2)
                   : shortSize == 126 ? bigEndian<std::uint16_t>(data + 2)
                                      : shortSize;
    head.key = data + 2 + sizeBytes;
    return whole;
}

bool FrameReader::isAcceptable(const Head& head, FrameSink& sink) {
    const bool known = head.opcode <= 2 || (head.opcode >= 8 && head.opcode <= 10);
    if (head.reserved || !head.masked || !known) {
        broken(sink, kProtocolError, "malformed frame");
        return false;
    }
    if (head.isControl()) {
        if (head.final && head.payload <= kMaxControl)
            return true;
        broken(sink, kProtocolError, "malformed control frame");
        return false;
    }
    if ((head.opcode == 0) != m_fragmented) {
        broken(sink, kProtocolError, "fragments out of order");
        return false;
    }
    if (head.opcode == static_cast<std::uint8_t>(Opcode::binary)) {
        broken(sink, kUnsupported, "text frames only");
        return false;
    }
    if (head.payload > m_maxMessage - m_fragment.size()) {
        broken(sink, kTooBig, "the message is too big");
        return false;
    }
    return true;
}

void FrameReader::deliver(const Head& head, std::string_view payload, FrameSink& sink) {
    switch (static_cast<Opcode>(head.opcode)) {
    case Opcode::ping:
        return sink.onPing(payload);
    case Opcode::pong:
        return sink.onPong();
    case Opcode::close:
        return deliverClose(payload, sink);
    default:
        return deliverData(head, payload, sink);
    }
}

void FrameReader::deliverData(const Head& head, std::string_view payload, FrameSink& sink) {
    if (!head.final) {
        m_fragmented = true;
        m_fragment.append(payload);
        return;
    }
    std::string whole;
    if (m_fragmented) {
        m_fragmented = false;
        whole = std::move(m_fragment);
        m_fragment = std::string();
        whole.append(payload);
        payload = whole;
    }
    if (!utf8::isValid(payload))
        return broken(sink, kBadData, "not well-formed UTF-8");
    sink.onText(payload);
}

void FrameReader::deliverClose(std::string_view payload, FrameSink& sink) {
    if (payload.empty()) {
        m_stopped = true;
        return sink.onClose(kNoCode);
    }
    const std::uint16_t code = payload.size() < 2 ? std::uint16_t{0} : bigEndian<std::uint16_t>(payload.data());
    if (!isCloseCode(code))
        return broken(sink, kProtocolError, "malformed close frame");
    if (!utf8::isValid(payload.substr(2)))
        return broken(sink, kBadData, "not well-formed UTF-8");
    m_stopped = true;
    sink.onClose(code);
}

void FrameReader::broken(FrameSink& sink, std::uint16_t code, std::string_view why) {
    m_stopped = true;
    sink.onBroken(code, why);
}

} // namespace pult::http
