// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pult::domain {

/// What the same keys type under the other of the two layouts, Russian (ЙЦУКЕН) and Latin (QWERTY): "ghbdtn" is
/// "привет". Case is kept; what no key of theirs types stays as it is. UTF-8.
[[nodiscard]] std::string cyrillicOf(std::string_view text);
[[nodiscard]] std::string latinOf(std::string_view text);
/// What may have been meant by who forgot to switch: the Latin of what has Cyrillic letters, else the Cyrillic; empty
/// where nothing changes.
[[nodiscard]] std::string inOtherLayout(std::string_view typed);

} // namespace pult::domain
