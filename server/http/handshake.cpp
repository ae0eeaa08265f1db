// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/handshake.hpp"

#include <algorithm>
#include <cctype>

#include <openssl/evp.h>
#include <openssl/sha.h>

namespace pult::http {

namespace {

/// 16 bytes in base64.
bool isKey(std::string_view key) {
    return key.size() == 24 && key.substr(22) == "==" && std::all_of(key.begin(), key.begin() + 22, [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '/';
           });
}

} // namespace

Result<std::string> acceptKey(const Request& request) {
    const std::string_view key = request.header("sec-websocket-key");
    if (request.method != "GET" || !hasToken(request.header("upgrade"), "websocket") || !isKey(key))
        return fail(Errc::invalid, "a WebSocket handshake is expected");
    if (request.header("sec-websocket-version") != "13")
        return fail(Errc::invalid, "WebSocket version 13 is expected");
    static constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::string text;
    text.append(key).append(kGuid);
    unsigned char digest[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
    unsigned char encoded[32];
    const int size = EVP_EncodeBlock(encoded, digest, sizeof digest);
    return std::string(reinterpret_cast<const char*>(encoded), static_cast<std::size_t>(size));
}

} // namespace pult::http
