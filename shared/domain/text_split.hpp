// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/domain/capabilities.hpp"

namespace pult::domain {

/// Cuts UTF-8 text that is longer than `limit` units, at the end of a paragraph, a sentence or a word, whichever leaves
/// the piece at least half full; never inside a character. White space around the pieces is left off. The desk, which
/// says how many messages there will be, and the delivery, which makes them, cut by this same rule.
[[nodiscard]] std::vector<std::string> splitText(std::string_view text, std::size_t limit, TextUnit unit);

} // namespace pult::domain
