// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pult::client {

/// A TIFF block inside a picture, or the whole of one: what cameras tell beside the pixels (Exif 2.3, TIFF 6.0).
/// Reading outside of the picture gives 0, writing outside does nothing; nothing changes its place.
class TiffBlock {
public:
    /// Stands at `start` of `bytes`, which outlive it.
    TiffBlock(QByteArray& bytes, qsizetype start);

    /// Wipes the GPS blocks and the XMP packets, which may repeat them, of all of its directories. False: there is
    /// none.
    bool wipePlace();

private:
    quint32 u8(qsizetype at) const;
    quint32 u16(qsizetype at) const;
    quint32 u32(qsizetype at) const;
    void wipe(qsizetype at, qsizetype count);
    qsizetype sizeOf(qsizetype entry) const;
    void wipeDirectory(qsizetype directory);
    bool wipePlaceIn(qsizetype directory);
    bool isInside(qsizetype entry) const;

    QByteArray& m_bytes;
    qsizetype m_start;
    bool m_bigEndian;
};

} // namespace pult::client
