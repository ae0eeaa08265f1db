// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/photo_privacy.hpp"

#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <array>

#include "client/state/heif_place.hpp"
#include "client/state/tiff_block.hpp"

namespace pult::client {

namespace {

constexpr char kExif[] = "Exif\0";
constexpr qsizetype kExifBytes = 6; // with both zeros
constexpr char kXmp[] = "http://ns.adobe.com/xap/1.0/";
constexpr char kPngHead[] = "\x89PNG\r\n\x1a\n";
constexpr qsizetype kPngHeadBytes = 8;
constexpr qsizetype kPngFrame = 12; // of a chunk: its size, its name, its sum
constexpr qsizetype kWebpHeadBytes = 12;
constexpr qsizetype kWebpFrame = 8;   // of a chunk: its name, its size
constexpr char kWebpSaysXmp = '\x04'; // among the flags of VP8X

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
                changed = TiffBlock(segment, 4 + kExifBytes).wipePlace() || changed;
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
        } else if (name == "eXIf" && TiffBlock(data, 0).wipePlace()) {
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
            changed = TiffBlock(chunk, kWebpFrame + (hasMark ? kExifBytes : 0)).wipePlace() || changed;
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

bool isTiff(const QByteArray& photo) {
    return photo.startsWith(QByteArray::fromRawData("II*\0", 4)) ||
           photo.startsWith(QByteArray::fromRawData("MM\0*", 4));
}

std::optional<QByteArray> tiffWithoutPlace(const QByteArray& photo) {
    QByteArray clean = photo;
    return TiffBlock(clean, 0).wipePlace() ? std::optional(clean) : std::nullopt;
}

} // namespace

bool mayTellPlace(const QString& type) {
    static const QStringList kTypes = {QStringLiteral("image/jpeg"), QStringLiteral("image/png"),
                                       QStringLiteral("image/webp"), QStringLiteral("image/heif"),
                                       QStringLiteral("image/heic"), QStringLiteral("image/avif"),
                                       QStringLiteral("image/tiff"), QStringLiteral("image/x-adobe-dng")};
    return kTypes.contains(type);
}

std::optional<QByteArray> withoutPlace(const QByteArray& photo) {
    if (photo.startsWith("\xFF\xD8\xFF"))
        return jpegWithoutPlace(photo);
    if (photo.startsWith(kPngHead))
        return pngWithoutPlace(photo);
    if (photo.startsWith("RIFF") && photo.mid(8, 4) == "WEBP")
        return webpWithoutPlace(photo);
    if (isTiff(photo))
        return tiffWithoutPlace(photo);
    if (!isHeif(photo))
        return std::nullopt;
    auto clean = heifWithoutPlace(photo);
    return clean == photo ? std::nullopt : clean;
}

bool keepsItsPlace(const QByteArray& photo) {
    const bool isLargeTiff =
        photo.startsWith(QByteArray::fromRawData("II+\0", 4)) || photo.startsWith(QByteArray::fromRawData("MM\0+", 4));
    return isLargeTiff || (isHeif(photo) && !heifWithoutPlace(photo));
}

} // namespace pult::client
