// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/picture_size.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace pult::http;
using namespace std::string_literals;

namespace {

std::string shown(const std::string& bytes) {
    const auto size = pictureSize(bytes);
    return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "none";
}

std::string jpeg(const std::string& segments) {
    // A baseline frame of 3 lines by 7 columns.
    return "\xFF\xD8"s + segments + "\xFF\xC0\x00\x11\x08\x00\x03\x00\x07\x03"s + std::string(20, '\0');
}

/// An EXIF block with nothing but the orientation, written from the small end.
std::string exif(char orientation) {
    const std::string tiff = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s;
    const std::string body = "Exif\0\0"s + tiff;
    return "\xFF\xE1"s + '\0' + static_cast<char>(body.size() + 2) + body;
}

} // namespace

TEST_CASE("picture size: read from the headers of every format that is shown", "[http]") {
    CHECK(shown("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xE0"s) == "640x480");
    CHECK(shown("GIF89a\x0A\x01\x05\x00"s) == "266x5");
    CHECK(shown(jpeg("")) == "7x3");
    CHECK(shown(jpeg("\xFF\xE0\x00\x04xx\xFF\xFF\xDB\x00\x03x"s)) == "7x3"); // other segments, a fill byte
    CHECK(shown("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0"s) == "640x480");
    CHECK(shown("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x7F\xC2\x77\0"s) == "640x480");
    CHECK(shown("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x80\x02\xE0\x01"s) == "640x480");
}

TEST_CASE("picture size: a photo taken upright is higher than wide", "[http]") {
    CHECK(shown(jpeg(exif(1))) == "7x3");
    CHECK(shown(jpeg(exif(6))) == "3x7");
    CHECK(shown(jpeg(exif(8))) == "3x7");
}

TEST_CASE("picture size: what is cut off, damaged or no picture has none", "[http]") {
    const std::string whole = jpeg(exif(6));
    for (std::size_t length = 0; length < whole.size() - 21; ++length)
        CHECK(shown(whole.substr(0, length)) == "none");
    CHECK(shown("\xFF\xD8\xFF\xC0\x00\x01"s) == "none");
    CHECK(shown("GIF89a\0\0\x05\x00"s) == "none");
    CHECK(shown("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFF\xFF\xFF\0\0\x01\xE0"s) == "none");
    CHECK(shown("<svg/>") == "none");
    CHECK(shown("") == "none");
}
