// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>

#include "shared/base/error.hpp"

namespace pult::http {

/// Looks up the addresses of names on threads of their own: the system's look-up blocks, for half a minute when a name
/// server is silent. Whoever asks for the same name meanwhile waits for the same answer, so a name that hangs takes
/// one thread, and other names go on.
///
/// Thread   the I/O thread; the look-up itself is called on others, also after this object is gone.
class Names {
public:
    using Addresses = std::vector<boost::asio::ip::address>;
    using LookUp = std::function<Result<Addresses>(const std::string& host)>;

    /// getaddrinfo.
    static Result<Addresses> bySystem(const std::string& host);

    Names(boost::asio::io_context& io, LookUp lookUp);
    /// Waits for nobody.
    ~Names();

    /// Cancel   at once; the look-up itself goes on unheard.
    /// Errors   unavailable   no such name, not found out in time, or too many names hang already; in words
    boost::asio::awaitable<Result<Addresses>> find(std::string host, std::chrono::steady_clock::time_point until);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace pult::http
