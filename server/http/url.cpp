// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/url.hpp"

#include <algorithm>
#include <charconv>

namespace pult::http {

namespace {

constexpr std::size_t kLongestUrl = 8 * 1024;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

Error notAnAddress(const char* why) {
    return fail(Errc::invalid, std::string("not an address to call: ") + why);
}

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool startsWith(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool isName(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
        return isAlphanumeric(c) || c == '.' || c == '-' || c == '_';
    });
}

bool isBracketed(std::string_view host) {
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f') || c == ':' || c == '.';
    });
}

/// What a request line can't hold is percent-encoded.
std::string lineSafe(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7f) {
            safe += c;
        } else {
            safe += '%';
            safe += kHex[byte >> 4];
            safe += kHex[byte & 15];
        }
    }
    return safe;
}

Result<void> readAuthority(std::string_view authority, Url& url) {
    if (authority.find('@') != std::string_view::npos)
        return notAnAddress("it names a user");
    std::string_view port;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos || !isBracketed(authority.substr(1, end - 1)))
            return notAnAddress("its host");
        url.host = authority.substr(1, end - 1);
        port = authority.substr(end + 1);
        if (!port.empty() && port.front() != ':')
            return notAnAddress("its port");
    } else {
        const std::size_t colon = std::min(authority.find(':'), authority.size());
        if (!isName(authority.substr(0, colon)))
            return notAnAddress("its host");
        url.host = authority.substr(0, colon);
        port = authority.substr(colon);
    }
    std::transform(url.host.begin(), url.host.end(), url.host.begin(), lower);
    url.port = url.secure ? 443 : 80;
    if (port.size() > 1) {
        port.remove_prefix(1);
        const auto read = std::from_chars(port.data(), port.data() + port.size(), url.port);
        if (read.ec != std::errc() || read.ptr != port.data() + port.size() || url.port == 0)
            return notAnAddress("its port");
    }
    return {};
}

} // namespace

Result<Url> Url::parse(std::string_view text) {
    if (text.size() > kLongestUrl)
        return notAnAddress("too long");
    if (std::any_of(text.begin(), text.end(), isControl))
        return notAnAddress("it has control characters");
    Url url;
    url.secure = startsWith(text, "https://");
    if (!url.secure && !startsWith(text, "http://"))
        return notAnAddress("its scheme");
    text.remove_prefix(url.secure ? 8 : 7);
    text = text.substr(0, text.find('#'));
    const std::size_t end = std::min(text.find_first_of("/?\\"), text.size());
    if (auto read = readAuthority(text.substr(0, end), url); !read)
        return read.error();
    url.target = lineSafe(text.substr(end));
    if (url.target.empty() || url.target.front() != '/')
        url.target.insert(0, "/");
    return url;
}

Result<Url> Url::redirected(std::string_view location) const {
    if (startsWith(location, "http://") || startsWith(location, "https://"))
        return parse(location);
    std::string whole = secure ? "https:" : "http:";
    if (location.substr(0, 2) == "//")
        return parse(whole.append(location));
    whole += "//" + authority();
    if (location.empty() || location.front() != '/') {
        const std::string_view path = std::string_view(target).substr(0, target.find('?'));
        whole += !location.empty() && location.front() == '?' ? path : path.substr(0, path.rfind('/') + 1);
    }
    return parse(whole.append(location));
}

std::string Url::authority() const {
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (secure ? 443 : 80))
        text += ":" + std::to_string(port);
    return text;
}

bool isWithin(std::string_view host, std::string_view domain) {
    if (host.size() < domain.size() || host.substr(host.size() - domain.size()) != domain)
        return false;
    return host.size() == domain.size() || (!domain.empty() && host[host.size() - domain.size() - 1] == '.');
}

} // namespace pult::http
