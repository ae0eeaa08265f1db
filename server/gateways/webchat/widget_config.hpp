// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/inbox/channel_directory.hpp"

namespace pult::webchat {

/// The `config` of the session answer as JSON members without the braces: how the widget looks and what it offers.
/// Built from the channel's settings; a setting that isn't valid JSON any more is left out.
[[nodiscard]] std::string widgetConfig(const inbox::ChannelConfig& channel);

/// Where this visitor may go on: the setting, with his code in the addresses that take one. A JSON list.
[[nodiscard]] std::string messengers(const inbox::ChannelConfig& channel, std::string_view passCode);

/// The part the loader needs on the site's page before a session is opened; no more than a visitor may know.
[[nodiscard]] std::string loaderConfig(const inbox::ChannelConfig& channel);

} // namespace pult::webchat
