// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "shared/base/error.hpp"
#include "shared/wire/types.hpp"

namespace pult::domain {

/// Why a message with buttons can't go out on this kind of channel: `invalid` in words, or nothing.
[[nodiscard]] std::optional<Error> buttonObjection(const wire::Message& message, wire::ChannelKind kind);

} // namespace pult::domain
