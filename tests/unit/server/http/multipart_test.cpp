// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/multipart.hpp"

#include <catch2/catch.hpp>

using namespace pult::http;

namespace {

struct Read {
    bool fine = true;
    bool complete = false;
    std::string content;
    std::string name;
};

Read readInPieces(const std::string& body, std::size_t piece) {
    MultipartReader reader("XX", "file");
    Read result;
    for (std::size_t at = 0; at < body.size() && result.fine; at += piece)
        result.fine = reader.feed(std::string_view(body).substr(at, piece), result.content).has_value();
    result.complete = reader.isComplete();
    result.name = reader.fileName();
    return result;
}

std::string part(const std::string& head, const std::string& content) {
    return "--XX\r\n" + head + "\r\n\r\n" + content + "\r\n";
}

} // namespace

TEST_CASE("multipart: the field is taken out whatever the pieces", "[multipart]") {
    const std::string content = "line\r\n--X not yet\r\n--XY neither\r\n-";
    const std::string body = "preamble\r\n" + part("Content-Disposition: form-data; name=\"note\"", "hello") +
                             part("content-type: image/png\r\nContent-Disposition: form-data; name=\"file\"; "
                                  "filename=\"a \\\"b\\\".png\"",
                                  content) +
                             part("Content-Disposition: form-data; name=\"file\"; filename=\"second\"", "no") +
                             "--XX--\r\nepilogue";
    for (std::size_t piece = 1; piece < body.size(); piece = piece * 2 + 1) {
        const auto result = readInPieces(body, piece);
        CHECK(result.fine);
        CHECK(result.complete);
        CHECK(result.content == content);
        CHECK(result.name == "a \"b\".png");
    }
}

TEST_CASE("multipart: an empty file is whole, a cut one is not", "[multipart]") {
    const std::string head = "Content-Disposition: form-data; name=\"file\"; filename=\"x\"";
    const auto empty = readInPieces(part(head, "") + "--XX--", 1000);
    CHECK(empty.complete);
    CHECK(empty.content.empty());
    CHECK_FALSE(readInPieces("--XX\r\n" + head + "\r\n\r\nsome", 1000).complete);
    CHECK_FALSE(readInPieces(part("Content-Disposition: form-data; name=\"other\"", "x") + "--XX--", 1000).complete);
    CHECK_FALSE(readInPieces("nothing at all", 1000).complete);
}

TEST_CASE("multipart: endless heads and torn boundaries are refused", "[multipart]") {
    CHECK_FALSE(readInPieces("--XX\r\n" + std::string(10'000, 'h'), 1000).fine);
    CHECK_FALSE(readInPieces("--XXgarbage\r\n\r\n", 1000).fine);
}

TEST_CASE("multipart: the boundary is found in the type", "[multipart]") {
    CHECK(multipartBoundary("multipart/form-data; boundary=abc") == "abc");
    CHECK(multipartBoundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b");
    CHECK(multipartBoundary("multipart/mixed; boundary=abc").empty());
    CHECK(multipartBoundary("multipart/form-data").empty());
    CHECK(multipartBoundary("multipart/form-data; boundary=" + std::string(71, 'b')).empty());
    CHECK(multipartBoundary("").empty());
}
