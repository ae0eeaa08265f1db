// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "server/storage/inbound.hpp"

namespace pult::inbox {

/// Reads once more what a messenger told and nobody understood (`NotUnderstood::raw`): the same decoders, without the
/// proof of the sender, which it passed when it came. Pure.
using Reread =
    std::function<std::vector<storage::inbound::Event>(wire::ChannelKind kind, std::string_view raw, Time receivedAt)>;

} // namespace pult::inbox
