// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "shared/base/error.hpp"
#include "shared/wire/types.hpp"

namespace pult::inbox {

enum class SettingType { text, number, flag, choice, colour, origins, json, url, duration };

/// One setting of a kind of channel. The table is what `channel.add`, `channel.update` and `pultctl channel add
/// --set` check against, and what the documentation lists.
struct ChannelSetting {
    std::string_view key;
    SettingType type;
    std::string_view fallback; ///< in force when it isn't set
    std::string_view expected; ///< in words, for the refusal and the documentation
    bool secret = false;       ///< sealed at rest, never shown
    bool required = false;     ///< no channel of the kind works without it
};

[[nodiscard]] std::span<const ChannelSetting> channelSettings(wire::ChannelKind kind);
[[nodiscard]] const ChannelSetting* channelSetting(wire::ChannelKind kind, std::string_view key);

/// Settings that no channel of the kind works without and that aren't among `given`, separated by commas.
[[nodiscard]] std::string missingSettings(wire::ChannelKind kind, const std::map<std::string, std::string>& given);

/// Checks one value; the refusal names key, value and what was expected (a secret's value is not repeated).
/// An empty value means "back to the default" and is always fine.
[[nodiscard]] Result<std::string> checkedSetting(wire::ChannelKind kind, const std::string& key,
                                                 const std::string& value);

} // namespace pult::inbox
