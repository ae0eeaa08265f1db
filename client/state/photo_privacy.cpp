// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/photo_privacy.hpp"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace pult::client {

namespace {

constexpr char kExif[] = "Exif\0";
constexpr qsizetype kExifBytes = 6; // with both zeros
constexpr char kXmp[] = "http://ns.adobe.com/xap/1.0/";
constexpr quint32 kGpsTag = 0x8825;
constexpr qsizetype kEntryBytes = 12;
constexpr char kPngHead[] = "\x89PNG\r\n\x1a\n";
constexpr qsizetype kPngHeadBytes = 8;
constexpr qsizetype kPngFrame = 12; // of a chunk: its size, its name, its sum
constexpr qsizetype kWebpHeadBytes = 12;
constexpr qsizetype kWebpFrame = 8;   // of a chunk: its name, its size
constexpr char kWebpSaysXmp = '\x04'; // among the flags of VP8X

/// A TIFF block inside a piece of a picture; reading outside of it gives 0, writing outside does nothing.
class Tiff {
public:
    Tiff(QByteArray& bytes, qsizetype start)
        : m_bytes(bytes), m_start(start), m_bigEndian(bytes.mid(start, 2) == QByteArrayLiteral("MM")) {}

    quint32 u16(qsizetype at) const { return m_bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at); }
    quint32 u32(qsizetype at) const { return m_bigEndian ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at); }
    void wipe(qsizetype at, qsizetype count) {
        for (qsizetype i = std::max<qsizetype>(at, 0); i < at + count && m_start + i < m_bytes.size(); ++i)
            m_bytes[m_start + i] = '\0';
    }

    /// Wipes what a directory's entries hold, and the entries.
    void wipeDirectory(qsizetype directory) {
        static constexpr std::array<qsizetype, 13> kSizes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
        const quint32 entries = u16(directory);
        for (quint32 i = 0; i < entries; ++i) {
            const qsizetype entry = directory + 2 + i * kEntryBytes;
            if (m_start + entry + kEntryBytes > m_bytes.size())
                break;
            const quint32 type = u16(entry + 2);
            const qsizetype size = (type < kSizes.size() ? kSizes[type] : 0) * qsizetype{u32(entry + 4)};
            if (size > 4)
                wipe(u32(entry + 8), std::min(size, m_bytes.size()));
            wipe(entry, kEntryBytes);
        }
        wipe(directory, 2);
    }

    bool wipePlace() {
        const qsizetype directory = u32(4);
        const quint32 entries = u16(directory);
        for (quint32 i = 0; i < entries; ++i) {
            const qsizetype entry = directory + 2 + i * kEntryBytes;
            if (m_start + entry + kEntryBytes > m_bytes.size())
                return false;
            if (u16(entry) != kGpsTag)
                continue;
            wipeDirectory(u32(entry + 8));
            return true;
        }
        return false;
    }

private:
    quint32 u8(qsizetype at) const {
        const qsizetype place = m_start + at;
        return at >= 0 && place < m_bytes.size() ? static_cast<quint8>(m_bytes[place]) : 0;
    }

    QByteArray& m_bytes;
    qsizetype m_start;
    bool m_bigEndian;
};

std::optional<QByteArray> jpegWithoutPlace(const QByteArray& photo) {
    QByteArray clean = photo.left(2);
    bool changed = false;
    qsizetype at = 2;
    // ITU-T T.81: marker segments up to the scan, which holds the pixels.
    while (at + 4 <= photo.size() && photo[at] == '\xFF' && photo[at + 1] != '\xDA') {
        const qsizetype length = 2 + (static_cast<quint8>(photo[at + 2]) << 8 | static_cast<quint8>(photo[at + 3]));
        QByteArray segment = photo.mid(at, length);
        at += length;
        if (segment[1] == '\xE1') {
            const QByteArray payload = segment.mid(4, sizeof kXmp);
            if (payload.startsWith(kXmp)) {
                changed = true;
                continue;
            }
            if (payload.startsWith(QByteArray::fromRawData(kExif, kExifBytes)))
                changed = Tiff(segment, 4 + kExifBytes).wipePlace() || changed;
        }
        clean += segment;
    }
    if (!changed)
        return std::nullopt;
    return clean + photo.mid(at);
}

/// PNG, "Cyclic Redundancy Code": of a chunk's name and data.
QByteArray pngSum(const QByteArray& bytes) {
    quint32 sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
    }
    QByteArray written(4, '\0');
    qToBigEndian<quint32>(~sum, written.data());
    return written;
}

/// A text in which programs keep XMP, or EXIF where there is no chunk for it.
bool isPacket(const QByteArray& name, const QByteArray& text) {
    static constexpr std::array kKeywords = {"XML:com.adobe.xmp", "Raw profile type exif", "Raw profile type APP1",
                                             "Raw profile type xmp"};
    return (name == "iTXt" || name == "tEXt" || name == "zTXt") &&
           std::any_of(kKeywords.begin(), kKeywords.end(), [&](const char* each) { return text.startsWith(each); });
}

std::optional<QByteArray> pngWithoutPlace(const QByteArray& photo) {
    QByteArray clean = photo.left(kPngHeadBytes);
    bool changed = false;
    qsizetype at = kPngHeadBytes;
    while (at + kPngFrame <= photo.size()) {
        const qsizetype size = qFromBigEndian<quint32>(photo.constData() + at);
        if (size > photo.size() - at - kPngFrame)
            break;
        const QByteArray chunk = photo.mid(at, size + kPngFrame);
        const QByteArray name = chunk.mid(4, 4);
        QByteArray data = chunk.mid(8, size);
        at += chunk.size();
        if (isPacket(name, data)) {
            changed = true;
        } else if (name == "eXIf" && Tiff(data, 0).wipePlace()) {
            changed = true;
            clean += chunk.left(8) + data + pngSum(name + data);
        } else {
            clean += chunk;
        }
    }
    if (!changed)
        return std::nullopt;
    return clean + photo.mid(at);
}

/// WebP Container Specification, "Extended File Format".
std::optional<QByteArray> webpWithoutPlace(const QByteArray& photo) {
    QByteArray clean = photo.left(kWebpHeadBytes);
    bool changed = false;
    qsizetype flags = 0;
    qsizetype at = kWebpHeadBytes;
    while (at + kWebpFrame <= photo.size()) {
        const qsizetype size = qFromLittleEndian<quint32>(photo.constData() + at + 4);
        if (size > photo.size() - at - kWebpFrame)
            break;
        QByteArray chunk = photo.mid(at, kWebpFrame + size + size % 2);
        at += chunk.size();
        const QByteArray name = chunk.left(4);
        if (name == "XMP ") {
            changed = true;
            continue;
        }
        const bool hasMark = chunk.mid(kWebpFrame, kExifBytes) == QByteArray::fromRawData(kExif, kExifBytes);
        if (name == "EXIF")
            changed = Tiff(chunk, kWebpFrame + (hasMark ? kExifBytes : 0)).wipePlace() || changed;
        if (name == "VP8X" && size > 0)
            flags = clean.size() + kWebpFrame;
        clean += chunk;
    }
    if (!changed)
        return std::nullopt;
    clean += photo.mid(at);
    if (flags > 0)
        clean[flags] = static_cast<char>(clean[flags] & ~kWebpSaysXmp);
    qToLittleEndian<quint32>(static_cast<quint32>(clean.size() - 8), clean.data() + 4);
    return clean;
}

} // namespace

bool mayTellPlace(const QString& type) {
    return type == u"image/jpeg" || type == u"image/png" || type == u"image/webp";
}

std::optional<QByteArray> withoutPlace(const QByteArray& photo) {
    if (photo.startsWith("\xFF\xD8\xFF"))
        return jpegWithoutPlace(photo);
    if (photo.startsWith(kPngHead))
        return pngWithoutPlace(photo);
    if (photo.startsWith("RIFF") && photo.mid(8, 4) == "WEBP")
        return webpWithoutPlace(photo);
    return std::nullopt;
}

} // namespace pult::client
