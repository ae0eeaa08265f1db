// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/media_type.hpp"

#include <catch2/catch.hpp>

using namespace pult::http;
using namespace std::string_literals;

TEST_CASE("media type: content decides, not the name", "[media]") {
    CHECK(sniffMediaType("\x89PNG\r\n\x1A\n...."s, "a.txt") == "image/png");
    CHECK(sniffMediaType("\xFF\xD8\xFF\xE0"s, "a.png") == "image/jpeg");
    CHECK(sniffMediaType("GIF89a..."s, "") == "image/gif");
    CHECK(sniffMediaType("RIFF\x10\0\0\0WEBPVP8 "s, "") == "image/webp");
    CHECK(sniffMediaType("XXXX\x10\0\0\0WEBPVP8 "s, "") != "image/webp");
    CHECK(sniffMediaType("%PDF-1.7"s, "") == "application/pdf");
    CHECK(sniffMediaType("PK\x03\x04..."s, "Смета.DOCX").find("wordprocessingml") != std::string::npos);
    CHECK(sniffMediaType("PK\x03\x04..."s, "a.png") == "application/zip");
    CHECK(sniffMediaType("Просто текст\n"s, "") == "text/plain");
    CHECK(sniffMediaType("cut in the middle of \xD0"s, "") == "text/plain");
    CHECK(sniffMediaType("\x00\x01\x02"s, "a.txt") == "application/octet-stream");
}

TEST_CASE("media type: a voice is told from other sounds in Ogg", "[media]") {
    const std::string page = "OggS"s + std::string(24, '\0');
    CHECK(sniffMediaType(page + "OpusHead\1\1more", "a.ogg") == "audio/ogg;codecs=opus");
    CHECK(sniffMediaType(page + "OpusHead\1\2more", "a.ogg") == "audio/ogg");
    CHECK(sniffMediaType(page + "\1vorbis......", "a.ogg") == "audio/ogg");
}

TEST_CASE("media type: markup is never plain text", "[media]") {
    CHECK(sniffMediaType("  <!DOCTYPE html><html>"s, "a.txt") == "text/html");
    CHECK(sniffMediaType("\xEF\xBB\xBF<script>"s, "a.txt") == "text/html");
    CHECK(sniffMediaType("<?xml version='1.0'?><svg xmlns='x'>"s, "a.png") == "image/svg+xml");
    CHECK(sniffMediaType("<?xml version='1.0'?><data/>"s, "a.txt") == "text/xml");
}

TEST_CASE("media type: lists allow types and families", "[media]") {
    CHECK(isAllowedType({"image/png", "application/pdf"}, "image/png"));
    CHECK_FALSE(isAllowedType({"image/png"}, "image/svg+xml"));
    CHECK(isAllowedType({"image/*"}, "image/webp"));
    CHECK_FALSE(isAllowedType({"image/*"}, "text/html"));
    CHECK(isAllowedType({}, "anything/at-all"));
    CHECK(isAllowedType({"audio/ogg"}, "audio/ogg;codecs=opus"));
}

TEST_CASE("media type: names lose paths, controls and direction marks", "[media]") {
    CHECK(safeFileName("../../etc/passwd") == "passwd");
    CHECK(safeFileName("C:\\Users\\x\\отчёт.pdf") == "отчёт.pdf");
    CHECK(safeFileName("photo\u202Egnp.exe") == "photognp.exe");
    CHECK(safeFileName("a\nb\tc\x01.txt") == "abc.txt");
    CHECK(safeFileName("") == "file");
    CHECK(safeFileName("..") == "file");
    CHECK(safeFileName("\xFF\xFE") == "file");
    const std::string longName = safeFileName(std::string(500, 'x') + ".png");
    CHECK(longName.size() <= 200);
    CHECK(longName.ends_with(".png"));
}
