// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/send_key.hpp"

#include <charconv>

namespace pult::storage {

namespace {

/// FNV-1a, 32 bits: short, and the same on every machine.
std::uint32_t hashOf(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const unsigned char byte : text)
        hash = (hash ^ byte) * 16777619u;
    return hash;
}

} // namespace

std::string partKey(std::string_view clientId, std::size_t part) {
    return std::string(clientId) + ":" + std::to_string(part);
}

std::string_view messageKey(std::string_view key) {
    const auto colon = key.rfind(':');
    const auto number = key.substr(colon == std::string_view::npos ? key.size() : colon + 1);
    const bool isPart = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
    return isPart ? key.substr(0, colon) : key;
}

std::int32_t sendNumber(std::string_view key) {
    constexpr std::size_t kHexDigits = 8;
    std::uint32_t bits = 0;
    const auto head = key.substr(0, kHexDigits);
    const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), bits, 16);
    const bool isUuid = key.size() == 36 && error == std::errc{} && end == head.data() + head.size();
    const auto number = static_cast<std::int32_t>((isUuid ? bits : hashOf(key)) >> 1);
    return number == 0 ? 1 : number;
}

} // namespace pult::storage
