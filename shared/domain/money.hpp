// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pult::domain {

/// A sum in words for a customer: 459050 of RUB is "4 590,50 ₽", whole sums have no fraction. The spaces are no-break
/// ones. `minor` is in the currency's smallest unit and not negative; a currency without a sign of its own is written
/// by its code.
[[nodiscard]] std::string moneyText(std::int64_t minor, std::string_view currency);

} // namespace pult::domain
