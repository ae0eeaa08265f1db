// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "shared/wire/types.hpp"

namespace pult::domain {

/// In which letters somebody writes, as far as a word of three letters tells it; unknown: there is none.
[[nodiscard]] wire::Script scriptOf(std::string_view text);

/// What is known of a dialog once another message has come. Who writes Cyrillic writes a word in Latin letters now and
/// then, and not the other way round: whichever order messages come in, the same is known in the end.
[[nodiscard]] wire::Script strongest(wire::Script one, wire::Script other);

} // namespace pult::domain
