// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pult::utf8 {

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] bool isValid(std::string_view text);

/// Number of code points in well-formed text.
[[nodiscard]] std::size_t length(std::string_view text);

/// The longest prefix of at most `points` code points.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t points);

/// A copy without control characters other than tab and newline, and without leading or trailing white space.
[[nodiscard]] std::string cleaned(std::string_view text);

} // namespace pult::utf8
