// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pult::storage {

/// The key of one part of a message that goes out in several: the message's own, a colon, the part's number from 0.
[[nodiscard]] std::string partKey(std::string_view clientId, std::size_t part);
/// Back from it; a key without a part is the message's own.
[[nodiscard]] std::string_view messageKey(std::string_view key);

/// A key as the number that VK takes for one (`random_id`): its first 31 bits when it is a UUID, a
/// hash of it otherwise; never 0, which would switch VK's comparison off. The same text always gives the same number.
[[nodiscard]] std::int32_t sendNumber(std::string_view key);

} // namespace pult::storage
