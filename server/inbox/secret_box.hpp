// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.hpp"

namespace pult::inbox {

/// Seals secrets of channels before they are stored. Implemented by `app` with the server's key file.
/// `context` names the place (channel key and setting): a sealed secret moved elsewhere doesn't open.
class SecretBox {
public:
    virtual ~SecretBox() = default;
    virtual std::string seal(std::string_view plain, std::string_view context) const = 0;
    virtual Result<std::string> open(std::string_view sealed, std::string_view context) const = 0;
};

/// The context of a channel's secret.
inline std::string secretContext(std::string_view channelKey, std::string_view setting) {
    return "channel:" + std::string(channelKey) + ":" + std::string(setting);
}

} // namespace pult::inbox
