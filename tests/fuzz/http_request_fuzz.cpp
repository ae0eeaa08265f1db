// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP connection's first bytes: header, chunks, body, the handshake of a WebSocket.
#include <algorithm>
#include <tuple>

#include "server/http/handshake.hpp"
#include "server/http/request_parser.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

using Status = http::RequestParser::Status;

struct Read {
    Status status = Status::needMore;
    http::Request request;
    std::string body;

    auto told() const { return std::tie(status, request.method, request.path, body); }
};

/// Hands the bytes over as a socket would, `step` at a time, with what is left from before.
Read readIn(std::size_t step, std::string_view bytes) {
    const http::Limits limits;
    http::RequestParser parser(limits);
    Read read;
    parser.begin(read.request);
    bool inBody = false;
    std::size_t from = 0;
    for (std::size_t to = 0; to < bytes.size();) {
        to = std::min(bytes.size(), to + step);
        for (bool again = true; again;) {
            again = false;
            const auto part = bytes.substr(from, to - from);
            const auto progress = inBody ? parser.readBody(part, read.body) : parser.readHead(part);
            expect(progress.used <= part.size(), "no more is used than there is");
            from += progress.used;
            read.status = progress.status;
            if (progress.status == Status::failed) {
                expect(parser.failure() >= 400 && parser.failure() < 600, "a failure has a status");
                return read;
            }
            if (progress.status == Status::complete && !inBody) {
                inBody = again = true;
                parser.limitBody(1024);
            } else if (progress.status == Status::complete) {
                static_cast<void>(parser.keepAlive());
                static_cast<void>(parser.isUpgrade());
                return read;
            }
        }
    }
    return read;
}

} // namespace

void run(std::string_view bytes) {
    const Read whole = readIn(bytes.size(), bytes);
    const Read cut = readIn(1, bytes);
    if (whole.status == Status::complete)
        expect(whole.told() == cut.told(), "a request reads the same however it is cut");
    else
        expect(cut.status != Status::complete, "what isn't a request whole isn't one in pieces");
    static_cast<void>(http::acceptKey(whole.request));
    static_cast<void>(whole.request.bearer());
    static_cast<void>(whole.request.query.number("after", 0));
}

} // namespace pult::fuzz
