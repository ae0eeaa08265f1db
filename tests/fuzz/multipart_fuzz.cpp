// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads: the first line is the Content-Type, the rest the body.
#include "server/http/multipart.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

struct Read {
    bool refused = false;
    bool complete = false;
    std::string content;
    std::string name;

    bool operator==(const Read&) const = default;
};

Read readIn(std::size_t step, const std::string& boundary, std::string_view body) {
    http::MultipartReader reader(boundary, "file");
    Read read;
    for (std::size_t at = 0; at < body.size() && !read.refused; at += step)
        read.refused = !reader.feed(body.substr(at, step), read.content);
    read.complete = reader.isComplete();
    read.name = reader.fileName();
    return read;
}

} // namespace

void run(std::string_view bytes) {
    const auto [type, body] = byFirstLine(bytes);
    const std::string boundary = http::multipartBoundary(type);
    if (boundary.empty())
        return;
    const Read whole = readIn(body.size() + 1, boundary, body);
    expect(whole.content.size() <= body.size(), "nothing is made up");
    expect(whole == readIn(1, boundary, body), "a form reads the same byte by byte");
    expect(whole == readIn(13, boundary, body), "a form reads the same in pieces");
}

} // namespace pult::fuzz
