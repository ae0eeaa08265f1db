// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/error.hpp"

namespace pult::http {

/// An absolute http or https address (RFC 3986), as far as a client needs it. Never shown whole: it may hold a secret.
struct Url {
    bool secure = true;
    std::string host; ///< lower case; an IPv6 address without brackets
    std::uint16_t port = 443;
    std::string target; ///< path and query, never empty; the fragment is gone

    /// Bytes a request line can't hold are percent-encoded.
    /// Errors   invalid   another scheme, a user in it, a host that isn't ASCII, control characters
    [[nodiscard]] static Result<Url> parse(std::string_view text);
    /// Where a Location header leads that came as the answer to this address.
    [[nodiscard]] Result<Url> redirected(std::string_view location) const;

    /// As the Host header has it: brackets where needed, the port when it isn't the scheme's own.
    std::string authority() const;
    bool isSameServer(const Url& other) const { return host == other.host && port == other.port; }
};

/// `host` is `domain` or below it. Both in lower case.
[[nodiscard]] bool isWithin(std::string_view host, std::string_view domain);

} // namespace pult::http
