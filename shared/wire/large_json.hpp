// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/json.hpp"

namespace pult::wire {

/// Values in one body of a messenger, which may gather thousands of messages.
inline constexpr std::size_t kMaxLargeJsonValues = 1'000'000;

/// As parseJson, for a body whose sender has proved who he is and which may be large.
[[nodiscard]] Result<boost::json::value> parseLargeJson(std::string_view text, boost::json::storage_ptr storage = {});

} // namespace pult::wire
