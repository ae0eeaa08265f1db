// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/web_address.hpp"

#include <algorithm>

namespace pult::messenger {

namespace {

constexpr std::size_t kLongest = 4096; // signed addresses of files are long

bool isPlain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

} // namespace

std::string percentEncoded(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain(byte)) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += kHex[byte >> 4];
            encoded += kHex[byte & 15];
        }
    }
    return encoded;
}

bool isWebAddress(std::string_view text) {
    const bool hasScheme = text.starts_with("https://") || text.starts_with("http://");
    return hasScheme && text.size() <= kLongest && text.find("://") + 3 < text.size() &&
           std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
}

} // namespace pult::messenger
