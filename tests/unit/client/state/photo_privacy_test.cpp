// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/photo_privacy.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <string>

using namespace pult::client;
using namespace std::string_literals;

namespace {

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

std::string segment(char marker, const std::string& body) {
    const auto length = body.size() + 2;
    return "\xFF"s + marker + static_cast<char>(length >> 8) + static_cast<char>(length & 0xFF) + body;
}

/// Little-endian TIFF: an orientation and a pointer to a directory with one latitude outside of its entry.
std::string exif() {
    const std::string header = "II*\0\x08\0\0\0"s;
    const std::string first = "\x02\0"s                             // entries, at 8
                              "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"  // orientation 6
                              "\x25\x88\x04\0\x01\0\0\0\x26\0\0\0"s // GPS directory at 38
                              "\0\0\0\0"s;                          // no further directory
    const std::string gps = "\x01\0"s                               // at 38
                            "\x02\0\x05\0\x03\0\0\0\x38\0\0\0"s     // latitude: 3 rationals at 56
                            "\0\0\0\0"s +
                            "LATITUDE-IS-24-BYTES-XYZ"s;
    return "Exif\0\0"s + header + first + gps;
}

/// The same of a camera that counts from the other end.
std::string exifOfOtherCamera() {
    const std::string header = "MM\0*\0\0\0\x08"s;
    const std::string first = "\0\x02"s
                              "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                              "\x88\x25\0\x04\0\0\0\x01\0\0\0\x26"s
                              "\0\0\0\0"s;
    const std::string gps = "\0\x01"s
                            "\0\x02\0\x05\0\0\0\x03\0\0\0\x38"s
                            "\0\0\0\0"s +
                            "LATITUDE-IS-24-BYTES-XYZ"s;
    return "Exif\0\0"s + header + first + gps;
}

std::string fourBytes(std::size_t value, bool bigEndian) {
    std::string written;
    for (const int shift : {0, 8, 16, 24})
        written.insert(bigEndian ? 0 : written.size(), 1, static_cast<char>(value >> shift & 0xFF));
    return written;
}

/// With a sum by the table of the PNG specification's sample code.
std::string pngChunk(const std::string& name, const std::string& data) {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        table[n] = n;
        for (int k = 0; k < 8; ++k)
            table[n] = (table[n] & 1) != 0 ? 0xEDB88320 ^ (table[n] >> 1) : table[n] >> 1;
    }
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : name + data)
        sum = table[(sum ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (sum >> 8);
    return fourBytes(data.size(), true) + name + data + fourBytes(sum ^ 0xFFFFFFFF, true);
}

std::string webpChunk(const std::string& name, const std::string& data) {
    return name + fourBytes(data.size(), false) + data + std::string(data.size() % 2, '\0');
}

std::string webp(const std::string& chunks) {
    return "RIFF" + fourBytes(chunks.size() + 4, false) + "WEBP" + chunks;
}

const std::string kPngHead = "\x89PNG\r\n\x1a\n";
const std::string kPixels = "\xFF\xDA\x00\x04xxpixels\xFF\xD9"s;

} // namespace

TEST_CASE("photos: the place goes, the orientation and the pixels stay", "[state]") {
    const std::string photo = "\xFF\xD8"s + segment('\xE1', exif()) + segment('\xDB', "tables"s) + kPixels;
    REQUIRE(photo.find("LATITUDE") != std::string::npos);
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(clean);
    CHECK(clean->size() == static_cast<qsizetype>(photo.size()));
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK_FALSE(clean->contains("XYZ"));
    CHECK(clean->contains(bytes("\x12\x01\x03\0\x01\0\0\0\x06"s)));
    CHECK(clean->contains("tables"));
    CHECK(clean->endsWith(bytes(kPixels)));
    CHECK_FALSE(withoutPlace(*clean)->contains("LATITUDE")); // again: nothing breaks
}

TEST_CASE("photos: the place goes whichever end the camera counts from", "[state]") {
    const std::string photo = "\xFF\xD8"s + segment('\xE1', exifOfOtherCamera()) + kPixels;
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(clean);
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK(clean->contains(bytes("\x01\x12\0\x03\0\0\0\x01\0\x06"s)));
}

TEST_CASE("photos: an XMP packet is left out", "[state]") {
    const std::string xmp = "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>59N"s;
    const auto clean = withoutPlace(bytes("\xFF\xD8"s + segment('\xE1', xmp) + segment('\xDB', "t"s) + kPixels));
    REQUIRE(clean);
    CHECK(*clean == bytes("\xFF\xD8"s + segment('\xDB', "t"s) + kPixels));
}

TEST_CASE("photos: a PNG's place goes, its other chunks and their sums stay right", "[state]") {
    const std::string tiff = exif().substr(6);
    const std::string pixels = pngChunk("IDAT", "pixels");
    const std::string photo = kPngHead + pngChunk("eXIf", tiff) +
                              pngChunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>59N"s) +
                              pngChunk("tEXt", "Title\0Lake"s) + pixels + pngChunk("IEND", "");
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(pngChunk("IEND", "") == "\0\0\0\0IEND\xAE\x42\x60\x82"s); // as every PNG ends
    REQUIRE(clean);
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK_FALSE(clean->contains("GPSLatitude"));
    CHECK(clean->contains(bytes("\x12\x01\x03\0\x01\0\0\0\x06"s)));
    CHECK(clean->endsWith(bytes(pngChunk("tEXt", "Title\0Lake"s) + pixels + pngChunk("IEND", ""))));
    const qsizetype exifBytes = 12 + static_cast<qsizetype>(tiff.size());
    const std::string cleanTiff = clean->mid(16, exifBytes - 12).toStdString();
    CHECK(clean->mid(8, exifBytes) == bytes(pngChunk("eXIf", cleanTiff)));
    CHECK_FALSE(withoutPlace(bytes(kPngHead + pixels + pngChunk("IEND", ""))));
    for (std::size_t length = 0; length < photo.size(); ++length)
        (void)withoutPlace(bytes(photo.substr(0, length))); // must only not crash
}

TEST_CASE("photos: a WebP's place goes, and its head tells what is left", "[state]") {
    const std::string flags = webpChunk("VP8X", "\x0C\0\0\0\x07\0\0\x07\0\0"s); // EXIF and XMP
    const std::string pixels = webpChunk("VP8L", "pixels!");
    const std::string photo =
        webp(flags + pixels + webpChunk("EXIF", exif().substr(6)) + webpChunk("XMP ", "<exif:GPSLatitude>59N"));
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(clean);
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK_FALSE(clean->contains("XMP "));
    CHECK(clean->contains(bytes("\x12\x01\x03\0\x01\0\0\0\x06"s)));
    CHECK(clean->contains(bytes(pixels)));
    CHECK(clean->at(20) == '\x08'); // EXIF alone
    CHECK(clean->mid(4, 4) == bytes(webp(std::string(static_cast<std::size_t>(clean->size() - 12), ' ')).substr(4, 4)));
    CHECK_FALSE(withoutPlace(bytes(webp(pixels))));
    for (std::size_t length = 0; length < photo.size(); ++length)
        (void)withoutPlace(bytes(photo.substr(0, length))); // must only not crash
}

TEST_CASE("photos: what holds no place, or is cut off or damaged, goes as it is", "[state]") {
    CHECK_FALSE(withoutPlace("plain text"));
    CHECK_FALSE(withoutPlace(bytes("\xFF\xD8"s + segment('\xDB', "t"s) + kPixels)));
    CHECK_FALSE(withoutPlace(bytes("\xFF\xD8\xFF\xE1\x00"s)));
    const std::string photo = "\xFF\xD8"s + segment('\xE1', exif()) + kPixels;
    for (std::size_t length = 0; length < photo.size(); ++length)
        (void)withoutPlace(bytes(photo.substr(0, length))); // must only not crash
}

TEST_CASE("photos: a TIFF's place goes on every page, with what repeats it, and nothing moves", "[state]") {
    const std::string head = "II*\0\x08\0\0\0"s;
    const std::string first = "\x02\0"s                              // entries, at 8
                              "\xBC\x02\x01\0\x0A\0\0\0\x5C\0\0\0"   // XMP, 10 bytes at 92
                              "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"s  // orientation 6
                              "\x26\0\0\0"s;                         // the next page at 38
    const std::string second = "\x01\0"s                             // at 38
                               "\x25\x88\x04\0\x01\0\0\0\x38\0\0\0"s // GPS directory at 56
                               "\x08\0\0\0"s;                        // the first page again
    const std::string gps = "\x01\0"s                                // at 56
                            "\x02\0\x02\0\x12\0\0\0\x4A\0\0\0"s      // latitude at 74
                            "\0\0\0\0"s
                            "LATITUDE-18-BYTES!"s;
    const std::string photo = head + first + second + gps + "<gps>59N/>pixels"s;
    REQUIRE(photo.find("<gps>") == 92);
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(clean);
    CHECK(clean->size() == static_cast<qsizetype>(photo.size()));
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK_FALSE(clean->contains("59N"));
    CHECK(clean->contains(bytes("\x12\x01\x03\0\x01\0\0\0\x06"s)));
    CHECK(clean->endsWith("pixels"));
    CHECK_FALSE(keepsItsPlace(bytes(photo)));
    CHECK(keepsItsPlace(bytes("II+\0more than 4 GB"s)));
    for (std::size_t length = 0; length < photo.size(); ++length)
        (void)withoutPlace(bytes(photo.substr(0, length)));
}

namespace {

std::string heifBox(const std::string& name, const std::string& content) {
    return fourBytes(content.size() + 8, true) + name + content;
}

/// An item's number, its type, and what else is said of that.
std::string heifInfo(char id, const std::string& type, const std::string& more = {}) {
    return heifBox("infe", "\x02\0\0\0\0"s + id + "\0\0"s + type + "\0"s + more);
}

struct HeifParts {
    std::string tiff = "\0\0\0\x06"s + exif();
    std::string xmp = "<exif:GPSLatitude>59N";
    std::string pixels = "pixels of the lake";
    char method = 0; ///< of the XMP packet: in the file, in a box of its own, or something else

    std::string file() const {
        const std::string ftyp = heifBox("ftyp", "heic\0\0\0\0mif1"s);
        const std::string infos = heifBox("iinf", "\0\0\0\0\0\x03"s + heifInfo(1, "hvc1") + heifInfo(2, "Exif") +
                                                      heifInfo(3, "mime", "application/rdf+xml\0"s));
        const std::string idat = method == 1 ? heifBox("idat", xmp) : std::string();
        const auto built = [&](std::size_t data) {
            const std::size_t packet = method == 1 ? 0 : data + pixels.size() + tiff.size();
            const std::string places = "\x01\0\0\0\x44\0\0\x03"s + at(1, 0, data, pixels.size()) +
                                       at(2, 0, data + pixels.size(), tiff.size()) + at(3, method, packet, xmp.size());
            return ftyp + heifBox("meta", "\0\0\0\0"s + infos + heifBox("iloc", places) + idat);
        };
        const std::size_t data = built(0).size() + 8;
        return built(data) + heifBox("mdat", pixels + tiff + (method == 1 ? std::string() : xmp));
    }
    static std::string at(char id, char how, std::size_t offset, std::size_t length) {
        return "\0"s + id + "\0"s + how + "\0\0\0\x01"s + fourBytes(offset, true) + fourBytes(length, true);
    }
};

} // namespace

TEST_CASE("photos: a HEIC's place goes, its pixels stay where they are", "[state]") {
    HeifParts parts;
    parts.method = static_cast<char>(GENERATE(0, 1));
    const std::string photo = parts.file();
    const auto clean = withoutPlace(bytes(photo));
    REQUIRE(clean);
    CHECK(clean->size() == static_cast<qsizetype>(photo.size()));
    CHECK_FALSE(clean->contains("LATITUDE"));
    CHECK_FALSE(clean->contains("GPSLatitude"));
    CHECK(clean->indexOf(bytes(parts.pixels)) == static_cast<qsizetype>(photo.find(parts.pixels)));
    CHECK(clean->contains(bytes("\x12\x01\x03\0\x01\0\0\0\x06"s)));
    CHECK_FALSE(keepsItsPlace(bytes(photo)));
    CHECK_FALSE(withoutPlace(*clean)); // there is nothing more to take out
    for (std::size_t length = 0; length < photo.size(); ++length)
        (void)withoutPlace(bytes(photo.substr(0, length)));
}

TEST_CASE("photos: a HEIC that tells its place in another way is known to keep it", "[state]") {
    HeifParts parts;
    parts.method = 2;
    CHECK_FALSE(withoutPlace(bytes(parts.file())));
    CHECK(keepsItsPlace(bytes(parts.file())));
    CHECK(keepsItsPlace(bytes(heifBox("ftyp", "heic\0\0\0\0mif1"s))));
    CHECK_FALSE(keepsItsPlace(bytes("%PDF-1.4")));
}

TEST_CASE("photos: the kinds that telephones make may tell their place", "[state]") {
    for (const char* type : {"image/jpeg", "image/heif", "image/heic", "image/avif", "image/tiff"})
        CHECK(mayTellPlace(QString::fromLatin1(type)));
    CHECK_FALSE(mayTellPlace(QStringLiteral("image/svg+xml")));
}
