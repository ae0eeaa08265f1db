// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/heif_place.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "client/state/tiff_block.hpp"

namespace pult::client {

namespace {

/// Big-endian numbers one after another; behind the end there is nothing, and that is remembered.
class BoxReader {
public:
    BoxReader(const QByteArray& bytes, qsizetype at, qsizetype end) : m_bytes(bytes), m_at(at), m_end(end) {}

    quint64 number(int size) {
        quint64 value = 0;
        if (size > 8 || size > m_end - m_at) {
            m_isBroken = true;
            return 0;
        }
        for (int i = 0; i < size; ++i)
            value = value << 8 | static_cast<quint8>(m_bytes[m_at++]);
        return value;
    }
    QByteArray name() {
        const QByteArray four = m_bytes.mid(m_at, std::min<qsizetype>(4, m_end - m_at));
        (void)number(4);
        return four;
    }
    /// Up to its zero.
    QByteArray text() {
        const qsizetype zero = m_bytes.indexOf('\0', m_at);
        if (zero < 0 || zero >= m_end) {
            m_isBroken = true;
            return {};
        }
        const QByteArray found = m_bytes.mid(m_at, zero - m_at);
        m_at = zero + 1;
        return found;
    }
    void fail() { m_isBroken = true; }
    void goTo(qsizetype at) { m_at = at; }
    qsizetype at() const { return m_at; }
    qsizetype end() const { return m_end; }
    bool isBroken() const { return m_isBroken; }
    bool hasMore() const { return !m_isBroken && m_at < m_end; }

private:
    const QByteArray& m_bytes;
    qsizetype m_at;
    qsizetype m_end;
    bool m_isBroken = false;
};

/// A stretch of the file.
struct Stretch {
    qsizetype at = 0;
    qsizetype length = 0;
};

struct Box {
    QByteArray name;
    Stretch content;
};

/// The reader stands behind it then.
Box nextBox(BoxReader& reader) {
    const qsizetype start = reader.at();
    quint64 size = reader.number(4);
    Box box{reader.name(), {}};
    if (size == 1)
        size = reader.number(8);
    else if (size == 0) // the last one
        size = static_cast<quint64>(reader.end() - start);
    const qsizetype head = reader.at() - start;
    if (reader.isBroken() || size < static_cast<quint64>(head) || size > static_cast<quint64>(reader.end() - start)) {
        reader.fail();
        return {};
    }
    box.content = {reader.at(), static_cast<qsizetype>(size) - head};
    reader.goTo(start + static_cast<qsizetype>(size));
    return box;
}

enum class ItemKind { exif, xmp };

/// What a file says of the items in it.
struct Items {
    std::map<quint64, ItemKind> kinds; ///< of those that may tell the place
    std::map<quint64, std::vector<Stretch>> stretches;
};

class HeifReader {
public:
    explicit HeifReader(const QByteArray& photo) : m_photo(photo) {}

    /// Nothing: not as far as would be needed.
    std::optional<Items> read() {
        const auto meta = find("meta", {0, m_photo.size()});
        if (!meta || meta->length < 4)
            return std::nullopt;
        const Stretch inside{meta->at + 4, meta->length - 4}; // behind its version
        const auto infos = find("iinf", inside);
        const auto places = find("iloc", inside);
        m_idat = find("idat", inside);
        if (!infos || !places || !readKinds(*infos) || !readPlaces(*places))
            return std::nullopt;
        return m_items;
    }

private:
    BoxReader readerOf(const Stretch& stretch) const { return {m_photo, stretch.at, stretch.at + stretch.length}; }

    std::optional<Stretch> find(const char* name, const Stretch& within) const {
        for (BoxReader reader = readerOf(within); reader.hasMore();)
            if (const Box box = nextBox(reader); !reader.isBroken() && box.name == name)
                return box.content;
        return std::nullopt;
    }

    bool readKinds(const Stretch& infos) {
        BoxReader reader = readerOf(infos);
        const quint64 version = reader.number(4) >> 24;
        (void)reader.number(version == 0 ? 2 : 4); // how many
        while (reader.hasMore())
            if (const Box box = nextBox(reader); box.name == "infe" && !readKind(box.content))
                return false;
        return !reader.isBroken();
    }

    bool readKind(const Stretch& info) {
        BoxReader reader = readerOf(info);
        const quint64 version = reader.number(4) >> 24;
        if (version < 2)
            return false; // of times before there were such pictures
        const quint64 id = reader.number(version == 2 ? 2 : 4);
        (void)reader.number(2); // protection
        const QByteArray type = reader.name();
        if (type == "Exif")
            m_items.kinds[id] = ItemKind::exif;
        if (type != "mime")
            return !reader.isBroken();
        (void)reader.text();
        if (reader.text() == "application/rdf+xml")
            m_items.kinds[id] = ItemKind::xmp;
        return !reader.isBroken();
    }

    bool readPlaces(const Stretch& places) {
        BoxReader reader = readerOf(places);
        const quint64 version = reader.number(4) >> 24;
        const quint64 sizes = reader.number(2);
        const auto nibble = [&](int shift) { return static_cast<int>(sizes >> shift & 0xF); };
        const int indexSize = version > 0 ? nibble(0) : 0;
        const quint64 count = reader.number(version < 2 ? 2 : 4);
        for (quint64 i = 0; i < count && reader.hasMore(); ++i) {
            const quint64 id = reader.number(version < 2 ? 2 : 4);
            const quint64 method = version > 0 ? reader.number(2) & 0xF : 0;
            const bool isHere = reader.number(2) == 0; // not in another file
            const quint64 base = reader.number(nibble(4));
            const quint64 parts = reader.number(2);
            for (quint64 part = 0; part < parts && !reader.isBroken(); ++part) {
                (void)reader.number(indexSize);
                const quint64 offset = base + reader.number(nibble(12));
                const quint64 length = reader.number(nibble(8));
                if (m_items.kinds.contains(id) && isHere && !place(id, method, offset, length))
                    return false;
            }
        }
        return !reader.isBroken() && version <= 2;
    }

    bool place(quint64 id, quint64 method, quint64 offset, quint64 length) {
        constexpr quint64 kInFile = 0;
        constexpr quint64 kInBox = 1;
        if (method > kInBox || (method == kInBox && !m_idat))
            return false;
        const Stretch whole = method == kInFile ? Stretch{0, m_photo.size()} : *m_idat;
        const auto room = static_cast<quint64>(whole.length);
        if (offset > room || length > room - offset)
            return false;
        const quint64 taken = length == 0 ? room - offset : length; // up to the end
        m_items.stretches[id].push_back({whole.at + static_cast<qsizetype>(offset), static_cast<qsizetype>(taken)});
        return true;
    }

    const QByteArray& m_photo;
    std::optional<Stretch> m_idat;
    Items m_items;
};

/// In front of the block stands how far away it begins.
bool wipeExif(QByteArray& photo, const std::vector<Stretch>& stretches) {
    if (stretches.size() != 1 || stretches.front().length < 4)
        return false;
    const Stretch& exif = stretches.front();
    BoxReader reader(photo, exif.at, exif.at + exif.length);
    const auto away = reader.number(4);
    if (away > static_cast<quint64>(exif.length - 4))
        return false;
    TiffBlock(photo, exif.at + 4 + static_cast<qsizetype>(away)).wipePlace();
    return true;
}

} // namespace

bool isHeif(const QByteArray& photo) {
    static constexpr std::array kBrands = {"heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis"};
    const QByteArray brand = photo.mid(8, 4);
    return photo.mid(4, 4) == "ftyp" &&
           std::any_of(kBrands.begin(), kBrands.end(), [&](const char* each) { return brand == each; });
}

std::optional<QByteArray> heifWithoutPlace(const QByteArray& photo) {
    const auto items = HeifReader(photo).read();
    if (!items)
        return std::nullopt;
    QByteArray clean = photo;
    for (const auto& [id, kind] : items->kinds) {
        const auto stretches = items->stretches.find(id);
        if (stretches == items->stretches.end())
            continue;
        if (kind == ItemKind::exif && !wipeExif(clean, stretches->second))
            return std::nullopt;
        if (kind == ItemKind::xmp)
            for (const Stretch& each : stretches->second)
                std::fill_n(clean.begin() + each.at, each.length, ' ');
    }
    return clean;
}

} // namespace pult::client
