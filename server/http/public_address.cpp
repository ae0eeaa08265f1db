// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/public_address.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pult::http {

namespace ip = boost::asio::ip;

namespace {

struct Network {
    std::uint32_t address;
    int prefix;
};

// RFC 6890 and what the IANA registry of special-purpose addresses has added since; then multicast and reserved.
constexpr std::array<Network, 15> kSpecial{{
    {0x00000000, 8},  // this network
    {0x0a000000, 8},  // private
    {0x64400000, 10}, // shared by carriers, RFC 6598
    {0x7f000000, 8},  // loopback
    {0xa9fe0000, 16}, // link-local
    {0xac100000, 12}, // private
    {0xc0000000, 24}, // protocol assignments
    {0xc0000200, 24}, // documentation
    {0xc0586300, 24}, // 6to4 relays, RFC 7526
    {0xc0a80000, 16}, // private
    {0xc6120000, 15}, // benchmarks
    {0xc6336400, 24}, // documentation
    {0xcb007100, 24}, // documentation
    {0xe0000000, 4},  // multicast
    {0xf0000000, 4},  // reserved, broadcast
}};

bool isPublic(const ip::address_v4& address) {
    const std::uint32_t bits = address.to_uint();
    return std::none_of(kSpecial.begin(), kSpecial.end(), [bits](const Network& network) {
        return (bits >> (32 - network.prefix)) == (network.address >> (32 - network.prefix));
    });
}

bool isPublic(const ip::address_v6& address) {
    const auto bytes = address.to_bytes();
    const auto word = [&](std::size_t i) { return static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]); };
    // Global unicast only: so mapped addresses (::ffff:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48), unique local
    // ones, link-local ones and multicast are all outside.
    if (address.scope_id() != 0 || (word(0) & 0xe000) != 0x2000)
        return false;
    if (word(0) == 0x2001 && word(1) < 0x0200) // protocol assignments with Teredo
        return false;
    if (word(0) == 0x2001 && word(1) == 0x0db8) // documentation
        return false;
    if (word(0) == 0x3fff && word(1) < 0x1000) // documentation, RFC 9637
        return false;
    return word(0) != 0x2002; // 6to4
}

} // namespace

bool isPublic(const ip::address& address) {
    return address.is_v4() ? isPublic(address.to_v4()) : isPublic(address.to_v6());
}

} // namespace pult::http
