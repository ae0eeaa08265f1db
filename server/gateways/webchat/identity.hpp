// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"
#include "shared/wire/shapes.hpp"

namespace pult::webchat {

/// Who the site says the visitor is.
struct Identity {
    std::optional<wire::TextOrNumber> id;
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::int64_t> iat; ///< when the site's server signed it: seconds, or milliseconds
    std::optional<std::string> hash;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, name, email, phone, iat, hash))

/// hex(HMAC-SHA256(secret, id + "\n" + iat)), what the site's server makes.
[[nodiscard]] std::string identityHash(std::string_view secret, std::string_view id, std::int64_t iat);

/// Checks the signature with any of `secrets` (the current and the one before it; empty ones don't count), in
/// constant time, and its age: 24 hours, with 10 minutes for clocks that differ.
/// Errors   forbidden   says what is wrong with it, nothing about the secret
[[nodiscard]] Result<void> verifyIdentity(const Identity& identity, const std::vector<std::string>& secrets, Time now);

} // namespace pult::webchat
