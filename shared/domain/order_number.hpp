// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/domain/search_text.hpp"

namespace pult::domain {

/// The number of an order, when nothing else is looked for: "5512", "order 5512", "№5512".
[[nodiscard]] std::optional<SearchTerm> orderNumberIn(const std::vector<SearchTerm>& terms);
/// It is the number that is looked for; capital letters are no others than small ones.
[[nodiscard]] bool isOrderNumber(std::string_view number, const SearchTerm& wanted);

} // namespace pult::domain
