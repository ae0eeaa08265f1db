// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/inbox/rereading.hpp"

namespace pult::app {

/// By the decoder of the channel's messenger. Of a kind without one nothing is ever kept: nothing comes out.
[[nodiscard]] std::vector<storage::inbound::Event> reread(wire::ChannelKind kind, std::string_view raw,
                                                          Time receivedAt);

} // namespace pult::app
