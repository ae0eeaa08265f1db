// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace pult::http {

/// Answers a request. The request lives until the answer is there. What it throws becomes a 500.
using Handler = std::function<boost::asio::awaitable<Response>(Request&)>;

class Route {
public:
    Route(std::string method, std::string path, Handler handler)
        : method(std::move(method)), path(std::move(path)), handler(std::move(handler)) {}

    Route& limitedTo(std::uint64_t bytes) { return bodyLimit = bytes, *this; }
    /// The handler reads the body from `request.stream` while it arrives.
    Route& streaming() { return isStreaming = true, *this; }

    std::string method; ///< GET answers HEAD too
    std::string path;   ///< ends in `*`: everything that begins so; the rest becomes `request.tail`
    Handler handler;
    std::uint64_t bodyLimit = 0;
    bool isStreaming = false;
};

/// Which handler answers which path.
class Router {
public:
    void add(Route route);

    struct Match {
        const Route* route = nullptr;
        std::string allowed; ///< without a route: the methods this path knows, empty for an unknown path
        std::size_t tailAt = 0;
    };
    Match match(const std::string& method, const std::string& path) const;

private:
    static Match choose(const std::vector<Route>& routes, const std::string& method, std::size_t tailAt);

    std::unordered_map<std::string, std::vector<Route>> m_exact;
    std::vector<std::pair<std::string, std::vector<Route>>> m_prefixes; ///< the longest first
};

} // namespace pult::http
