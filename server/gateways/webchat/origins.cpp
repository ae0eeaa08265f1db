// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/origins.hpp"

#include <algorithm>
#include <cctype>

namespace pult::webchat {

std::string originOf(std::string_view url) {
    const std::size_t schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos)
        return {};
    std::string origin(url.substr(0, std::min(url.find_first_of("/?#", schemeEnd + 3), url.size())));
    for (char& c : origin)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::string_view scheme = std::string_view(origin).substr(0, schemeEnd);
    if (scheme != "http" && scheme != "https")
        return {};
    const std::string_view host = std::string_view(origin).substr(schemeEnd + 3);
    const bool plausible = std::all_of(host.begin(), host.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
    });
    // At most a port stands behind the host; the colons of an IPv6 address are in brackets.
    const std::size_t bracket = host.rfind(']');
    const std::string_view behind = bracket == std::string_view::npos ? host : host.substr(bracket);
    const bool onePort = std::count(behind.begin(), behind.end(), ':') <= 1;
    if (host.empty() || host.front() == ':' || !onePort || !plausible)
        return {};
    const std::string_view ownPort = scheme == "http" ? ":80" : ":443";
    if (host.ends_with(ownPort))
        origin.resize(origin.size() - ownPort.size());
    return origin;
}

OwnOrigins::OwnOrigins(std::string_view publicUrl) {
    if (std::string origin = originOf(publicUrl); !origin.empty())
        m_origins.push_back(std::move(origin));
}

void OwnOrigins::addListener(const std::string& address, unsigned port, bool secure) {
    if (!address.starts_with("127.") && address != "::1")
        return;
    const std::string scheme = secure ? "https://" : "http://";
    for (const std::string& name : {address == "::1" ? std::string("[::1]") : address, std::string("localhost")})
        m_origins.push_back(originOf(scheme + name + ":" + std::to_string(port)));
}

bool OwnOrigins::contains(std::string_view origin) const {
    const std::string wanted = originOf(origin);
    // An Origin header is nothing but an origin: what has a path behind it was not made by a browser.
    return !wanted.empty() && origin.find('/', origin.find("://") + 3) == std::string_view::npos &&
           std::find(m_origins.begin(), m_origins.end(), wanted) != m_origins.end();
}

std::string frameAncestors(std::string_view origins) {
    if (origins == "*")
        return "*";
    std::string policy = "'self'";
    while (!origins.empty()) {
        const std::size_t end = std::min(origins.find(','), origins.size());
        std::string_view entry = origins.substr(0, end);
        origins.remove_prefix(std::min(end + 1, origins.size()));
        while (!entry.empty() && entry.front() == ' ')
            entry.remove_prefix(1);
        while (!entry.empty() && entry.back() == ' ')
            entry.remove_suffix(1);
        if (const std::string origin = originOf(entry); !origin.empty())
            policy.append(" ").append(origin);
    }
    return policy;
}

} // namespace pult::webchat
