// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.hpp"

#include <algorithm>

namespace pult::http {

void Router::add(Route route) {
    if (route.path.empty() || route.path.back() != '*') {
        m_exact[route.path].push_back(std::move(route));
        return;
    }
    const std::string prefix = route.path.substr(0, route.path.size() - 1);
    const auto known =
        std::find_if(m_prefixes.begin(), m_prefixes.end(), [&](const auto& entry) { return entry.first == prefix; });
    if (known != m_prefixes.end()) {
        known->second.push_back(std::move(route));
        return;
    }
    const auto longer = [&](const auto& entry) { return entry.first.size() < prefix.size(); };
    const auto at = std::find_if(m_prefixes.begin(), m_prefixes.end(), longer);
    std::vector<Route> routes;
    routes.push_back(std::move(route));
    m_prefixes.insert(at, {prefix, std::move(routes)});
}

Router::Match Router::choose(const std::vector<Route>& routes, const std::string& method, std::size_t tailAt) {
    const std::string_view wanted = method == "HEAD" ? std::string_view("GET") : std::string_view(method);
    Match match;
    match.tailAt = tailAt;
    for (const Route& route : routes) {
        if (route.method == wanted) {
            match.route = &route;
            return match;
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + route.method;
    }
    return match;
}

Router::Match Router::match(const std::string& method, const std::string& path) const {
    if (const auto exact = m_exact.find(path); exact != m_exact.end())
        return choose(exact->second, method, path.size());
    for (const auto& [prefix, routes] : m_prefixes)
        if (path.size() > prefix.size() && path.compare(0, prefix.size(), prefix) == 0)
            return choose(routes, method, prefix.size());
    return {};
}

} // namespace pult::http
