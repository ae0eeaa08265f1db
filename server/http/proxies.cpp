// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/proxies.hpp"

#include <algorithm>

namespace pult::http {

namespace ip = boost::asio::ip;

ip::address plain(const ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

Result<Proxies> Proxies::parse(const std::vector<std::string>& entries) {
    Proxies proxies;
    for (const std::string& entry : entries) {
        boost::system::error_code ec;
        if (entry.find('/') == std::string::npos) {
            const ip::address address = ip::make_address(entry, ec);
            if (!ec && address.is_v4())
                proxies.m_v4.emplace_back(address.to_v4(), 32);
            else if (!ec)
                proxies.m_v6.emplace_back(address.to_v6(), 128);
        } else if (entry.find(':') == std::string::npos) {
            proxies.m_v4.push_back(ip::make_network_v4(entry, ec).canonical());
        } else {
            proxies.m_v6.push_back(ip::make_network_v6(entry, ec).canonical());
        }
        if (ec)
            return fail(Errc::invalid, "not an address or network: " + entry);
    }
    return proxies;
}

bool Proxies::contains(const ip::address& address) const {
    if (address.is_v4())
        return std::any_of(m_v4.begin(), m_v4.end(), [&](const ip::network_v4& network) {
            return ip::network_v4(address.to_v4(), network.prefix_length()).canonical() == network;
        });
    return std::any_of(m_v6.begin(), m_v6.end(), [&](const ip::network_v6& network) {
        return ip::network_v6(address.to_v6(), network.prefix_length()).canonical() == network;
    });
}

bool Proxies::contains(const std::string& address) const {
    if (empty())
        return false;
    boost::system::error_code ec;
    const ip::address parsed = ip::make_address(address, ec);
    return !ec && contains(plain(parsed));
}

std::string Proxies::client(const std::string& peer, std::string_view forwardedFor) const {
    std::string client = peer;
    while (!forwardedFor.empty() && contains(client)) {
        const std::size_t comma = forwardedFor.rfind(',');
        std::string_view entry = comma == std::string_view::npos ? forwardedFor : forwardedFor.substr(comma + 1);
        forwardedFor = comma == std::string_view::npos ? std::string_view() : forwardedFor.substr(0, comma);
        while (!entry.empty() && entry.front() == ' ')
            entry.remove_prefix(1);
        while (!entry.empty() && entry.back() == ' ')
            entry.remove_suffix(1);
        boost::system::error_code ec;
        const ip::address parsed = ip::make_address(std::string(entry), ec);
        if (ec)
            break;
        client = plain(parsed).to_string();
    }
    return client;
}

} // namespace pult::http
