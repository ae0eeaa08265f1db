// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "server/gateways/vk/decode.hpp"

namespace pult::vk {

/// What a POST to the channel's callback address is, checked before anything of it is believed.
struct Callback {
    enum class Kind {
        event,        ///< to be stored; then answer exactly `ok`
        confirmation, ///< answer the confirmation code, nothing else
        unproved      ///< no JSON, a wrong secret, or another community: 403, store nothing
    };
    Kind kind = Kind::unproved;
    Decoded decoded; ///< of an event
    std::string raw; ///< of an event, to be stored: without the secret
};

/// The secret stands in the body: compared in constant time. A confirmation may come without one, VK asks for it
/// before the secret is set; a wrong one is never taken.
[[nodiscard]] Callback openCallback(std::string_view body, std::int64_t group, std::string_view secret,
                                    Time receivedAt);

} // namespace pult::vk
