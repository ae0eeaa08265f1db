// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/webchat/frames.hpp"
#include "server/gateways/webchat/identity.hpp"

namespace pult::webchat {

/// Body of the session call.
struct SessionRequest {
    std::string widget; ///< the channel's key
    std::optional<std::string> token;
    std::optional<Page> page;
    std::optional<std::string> locale;
    std::optional<std::string> tz;
    std::optional<Identity> identity;
    std::optional<std::map<std::string, std::string>> attributes;
};
BOOST_DESCRIBE_STRUCT(SessionRequest, (), (widget, token, page, locale, tz, identity, attributes))

/// Attributes over the limits (50 keys, 256 characters each) are cut, not refused: a page's mistake must not cost
/// the visitor his chat.
/// Errors   invalid   in words
[[nodiscard]] Result<SessionRequest> decodeSession(std::string_view body);

} // namespace pult::webchat
