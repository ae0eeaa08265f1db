// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/tiff_block.hpp"

#include <algorithm>
#include <array>

namespace pult::client {

namespace {

constexpr quint32 kXmpTag = 0x02BC;
constexpr quint32 kGpsTag = 0x8825;
constexpr qsizetype kEntryBytes = 12;
constexpr int kMostDirectories = 1000; ///< they may point in a circle

} // namespace

TiffBlock::TiffBlock(QByteArray& bytes, qsizetype start)
    : m_bytes(bytes), m_start(start), m_bigEndian(bytes.mid(start, 2) == QByteArrayLiteral("MM")) {}

quint32 TiffBlock::u8(qsizetype at) const {
    const qsizetype place = m_start + at;
    return at >= 0 && place < m_bytes.size() ? static_cast<quint8>(m_bytes[place]) : 0;
}

quint32 TiffBlock::u16(qsizetype at) const {
    return m_bigEndian ? u8(at) << 8 | u8(at + 1) : u8(at + 1) << 8 | u8(at);
}

quint32 TiffBlock::u32(qsizetype at) const {
    return m_bigEndian ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at);
}

void TiffBlock::wipe(qsizetype at, qsizetype count) {
    for (qsizetype i = std::max<qsizetype>(at, 0); i < at + count && m_start + i < m_bytes.size(); ++i)
        m_bytes[m_start + i] = '\0';
}

bool TiffBlock::isInside(qsizetype entry) const {
    return m_start + entry + kEntryBytes <= m_bytes.size();
}

/// Of what the entry tells.
qsizetype TiffBlock::sizeOf(qsizetype entry) const {
    static constexpr std::array<qsizetype, 13> kSizes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    const quint32 type = u16(entry + 2);
    return std::min((type < kSizes.size() ? kSizes[type] : 0) * qsizetype{u32(entry + 4)}, m_bytes.size());
}

/// What its entries hold, and the entries.
void TiffBlock::wipeDirectory(qsizetype directory) {
    const quint32 entries = u16(directory);
    for (quint32 i = 0; i < entries; ++i) {
        const qsizetype entry = directory + 2 + i * kEntryBytes;
        if (!isInside(entry))
            break;
        if (const qsizetype size = sizeOf(entry); size > 4)
            wipe(u32(entry + 8), size);
        wipe(entry, kEntryBytes);
    }
    wipe(directory, 2);
}

bool TiffBlock::wipePlaceIn(qsizetype directory) {
    bool found = false;
    const quint32 entries = u16(directory);
    for (quint32 i = 0; i < entries; ++i) {
        const qsizetype entry = directory + 2 + i * kEntryBytes;
        if (!isInside(entry))
            break;
        const quint32 tag = u16(entry);
        if (tag == kGpsTag)
            wipeDirectory(u32(entry + 8));
        else if (tag == kXmpTag)
            wipe(u32(entry + 8), sizeOf(entry));
        found = found || tag == kGpsTag || tag == kXmpTag;
    }
    return found;
}

bool TiffBlock::wipePlace() {
    bool found = false;
    qsizetype directory = u32(4);
    for (int i = 0; directory != 0 && i < kMostDirectories; ++i) {
        found = wipePlaceIn(directory) || found;
        directory = u32(directory + 2 + qsizetype{u16(directory)} * kEntryBytes);
    }
    return found;
}

} // namespace pult::client
