// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/photo_privacy.hpp"

#include <algorithm>
#include <array>

namespace pult::client {

namespace {

constexpr char kExif[] = "Exif\0";
constexpr qsizetype kExifBytes = 6; // with both zeros
constexpr char kXmp[] = "http://ns.adobe.com/xap/1.0/";
constexpr quint32 kGpsTag = 0x8825;
constexpr qsizetype kEntryBytes = 12;

/// A TIFF block inside a JPEG; reading outside of it gives 0, writing outside does nothing.
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

} // namespace

std::optional<QByteArray> withoutPlace(const QByteArray& photo) {
    if (!photo.startsWith("\xFF\xD8\xFF"))
        return std::nullopt;
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

} // namespace pult::client
