// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/clock.hpp"

namespace pult::http {

/// A date of HTTP in any of its three forms (RFC 9110, 5.6.7).
[[nodiscard]] std::optional<Time> readHttpDate(std::string_view text);

/// What a Retry-After header asks for: seconds, or a date. Never negative, at most a day; 0 when it says nothing.
[[nodiscard]] Millis retryAfter(std::string_view value, Time now);

} // namespace pult::http
