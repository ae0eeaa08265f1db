// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/client_request.hpp"

#include <algorithm>

namespace pult::http {

namespace {

/// RFC 9110, 5.6.2.
bool isToken(std::string_view text) {
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               kMarks.find(c) != std::string_view::npos;
    });
}

bool isFieldValue(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace

bool isWritable(const messenger::HttpCall& call) {
    return isToken(call.method) && isFieldValue(call.contentType) &&
           std::all_of(call.headers.begin(), call.headers.end(),
                       [](const auto& header) { return isToken(header.first) && isFieldValue(header.second); });
}

std::string requestHead(const messenger::HttpCall& call, const CallBody& body, const Url& url,
                        const std::string& userAgent) {
    std::string head = call.method + " " + url.target + " HTTP/1.1\r\n";
    const auto add = [&head](std::string_view name, std::string_view value) {
        head.append(name).append(": ").append(value).append("\r\n");
    };
    add("Host", url.authority());
    add("User-Agent", userAgent);
    add("Accept-Encoding", "identity");
    for (const auto& [name, value] : call.headers)
        add(name, value);
    if (!body.type().empty())
        add("Content-Type", body.type());
    if (body.size() > 0 || (call.method != "GET" && call.method != "HEAD"))
        add("Content-Length", std::to_string(body.size()));
    return head + "\r\n";
}

} // namespace pult::http
