// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/picture_size.hpp"

#include <algorithm>
#include <cstdint>

namespace pult::http {

namespace {

using namespace std::string_view_literals;

constexpr int kLargestSide = 30'000;

/// Reads numbers out of bytes; outside of them everything is 0, which no format takes for a size.
class Bytes {
public:
    Bytes(std::string_view bytes, bool bigEndian) : m_bytes(bytes), m_bigEndian(bigEndian) {}

    std::uint32_t u8(std::size_t at) const { return at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[at]) : 0; }
    std::uint32_t u16(std::size_t at) const {
        return m_bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at);
    }
    std::uint32_t u24(std::size_t at) const {
        return m_bigEndian ? u16(at) << 8 | u8(at + 2) : u8(at + 2) << 16 | u16(at);
    }
    std::uint32_t u32(std::size_t at) const {
        return m_bigEndian ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at);
    }
    std::size_t size() const { return m_bytes.size(); }

private:
    std::string_view m_bytes;
    bool m_bigEndian;
};

std::optional<PictureSize> checked(std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0 || width > kLargestSide || height > kLargestSide)
        return std::nullopt;
    return PictureSize{static_cast<int>(width), static_cast<int>(height)};
}

/// The orientation tag of an EXIF block (TIFF 6.0, tag 0x0112): 5 to 8 lie on their side.
bool liesOnItsSide(std::string_view exif) {
    if (!exif.starts_with("Exif\0\0"sv))
        return false;
    const std::string_view tiff = exif.substr(6);
    const Bytes bytes(tiff, tiff.starts_with("MM"));
    const std::size_t directory = bytes.u32(4);
    const std::uint32_t entries = bytes.u16(directory);
    constexpr std::size_t kEntryBytes = 12;
    for (std::uint32_t i = 0; i < entries && directory + 2 + i * kEntryBytes < bytes.size(); ++i) {
        const std::size_t entry = directory + 2 + i * kEntryBytes;
        if (bytes.u16(entry) == 0x0112)
            return bytes.u16(entry + 8) >= 5 && bytes.u16(entry + 8) <= 8;
    }
    return false;
}

/// ITU-T T.81: segments up to the frame header, which holds the size.
std::optional<PictureSize> jpegSize(std::string_view jpeg) {
    const Bytes bytes(jpeg, true);
    bool turned = false;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes.u8(at) != 0xFF)
            return std::nullopt;
        const std::uint32_t marker = bytes.u8(at + 1);
        if (marker == 0xFF) { // a fill byte
            ++at;
            continue;
        }
        const std::size_t length = bytes.u16(at + 2);
        if (length < 2)
            return std::nullopt;
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return turned ? checked(bytes.u16(at + 5), bytes.u16(at + 7))
                          : checked(bytes.u16(at + 7), bytes.u16(at + 5));
        if (marker == 0xE1 && at + 4 < jpeg.size())
            turned = turned || liesOnItsSide(jpeg.substr(at + 4, length - 2));
        at += 2 + length;
    }
    return std::nullopt;
}

/// RFC 9649: a simple, a lossless or an extended file.
std::optional<PictureSize> webpSize(std::string_view webp) {
    const Bytes bytes(webp, false);
    const std::string_view chunk = webp.substr(std::min<std::size_t>(12, webp.size()), 4);
    if (chunk == "VP8 ")
        return checked(bytes.u16(26) & 0x3FFF, bytes.u16(28) & 0x3FFF);
    if (chunk == "VP8L")
        return checked((bytes.u32(21) & 0x3FFF) + 1, (bytes.u32(21) >> 14 & 0x3FFF) + 1);
    if (chunk == "VP8X")
        return checked(bytes.u24(24) + 1, bytes.u24(27) + 1);
    return std::nullopt;
}

} // namespace

std::optional<PictureSize> pictureSize(std::string_view beginning) {
    const Bytes big(beginning, true);
    const Bytes little(beginning, false);
    if (beginning.starts_with("\x89PNG\r\n\x1A\n"sv))
        return checked(big.u32(16), big.u32(20));
    if (beginning.starts_with("GIF87a"sv) || beginning.starts_with("GIF89a"sv))
        return checked(little.u16(6), little.u16(8));
    if (beginning.starts_with("\xFF\xD8\xFF"sv))
        return jpegSize(beginning);
    if (beginning.starts_with("RIFF"sv) && beginning.substr(std::min<std::size_t>(8, beginning.size()), 4) == "WEBP"sv)
        return webpSize(beginning);
    return std::nullopt;
}

} // namespace pult::http
