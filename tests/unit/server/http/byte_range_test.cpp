// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/byte_range.hpp"

#include <catch2/catch.hpp>

using pult::http::byteRange;
using Kind = pult::http::ByteRange::Kind;

namespace {

/// "first-last", "whole" or "416".
std::string read(std::string_view field, std::int64_t size = 100) {
    const auto range = byteRange(field, size);
    if (range.kind == Kind::unsatisfiable)
        return "416";
    if (range.kind == Kind::whole)
        return "whole";
    return std::to_string(range.first) + "-" + std::to_string(range.last());
}

} // namespace

TEST_CASE("http: a range of bytes is read as RFC 9110 says", "[http]") {
    CHECK(read("bytes=0-0") == "0-0");
    CHECK(read("bytes=10-19") == "10-19");
    CHECK(read("Bytes=90-") == "90-99");
    CHECK(read("bytes=90-4711") == "90-99");
    CHECK(read("bytes=-10") == "90-99");
    CHECK(read("bytes=-4711") == "0-99");
    CHECK(read("bytes=0-99999999999999999999999") == "0-99");
}

TEST_CASE("http: a range behind the end can't be satisfied", "[http]") {
    CHECK(read("bytes=100-") == "416");
    CHECK(read("bytes=100-200") == "416");
    CHECK(read("bytes=99999999999999999999999-") == "416");
    CHECK(read("bytes=-0") == "416");
    CHECK(read("bytes=0-", 0) == "416");
    CHECK(read("bytes=-5", 0) == "416");
}

TEST_CASE("http: what is no single range of bytes means the whole", "[http]") {
    for (const char* field : {"", "bytes=", "bytes", "bytes=-", "bytes=a-b", "bytes=5", "bytes=9-5", "bytes=1-2,4-5",
                              "bytes= 1-2", "bytes=1 -2", "bytes=+1-2", "bytes=--1", "lines=1-2"})
        CHECK(read(field) == "whole");
}
