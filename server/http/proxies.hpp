// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include "shared/base/error.hpp"

namespace pult::http {

/// Reverse proxies whose X-Forwarded headers we believe.
class Proxies {
public:
    Proxies() = default;
    /// Addresses or networks, e.g. `10.0.0.2` or `10.0.0.0/8`.
    /// Errors   invalid   names the entry
    static Result<Proxies> parse(const std::vector<std::string>& entries);

    bool contains(const std::string& address) const;
    /// Who is behind `peer`: the last entry of X-Forwarded-For that isn't one of ours.
    std::string client(const std::string& peer, std::string_view forwardedFor) const;
    bool empty() const { return m_v4.empty() && m_v6.empty(); }

private:
    bool contains(const boost::asio::ip::address& address) const;
    std::vector<boost::asio::ip::network_v4> m_v4;
    std::vector<boost::asio::ip::network_v6> m_v6;
};

/// The address in its plain form: an IPv4 one that came over IPv6 is written as IPv4.
[[nodiscard]] boost::asio::ip::address plain(const boost::asio::ip::address& address);

} // namespace pult::http
