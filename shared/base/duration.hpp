// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/clock.hpp"

namespace pult {

/// A whole number with s, m, h or d behind it (`90s`, `5m`), or 0. Empty: it is something else.
[[nodiscard]] std::optional<Millis> parseDuration(std::string_view text);

} // namespace pult
