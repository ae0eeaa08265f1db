// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/address.hpp>

namespace pult::http {

/// An address out on the internet: nothing that leads back into this machine, its network, or through a translator to
/// either (loopback, private, link-local, shared, unique local, multicast, reserved; IPv4 in IPv6 in every form).
[[nodiscard]] bool isPublic(const boost::asio::ip::address& address);

} // namespace pult::http
