// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pult::messenger {

/// As one part of a path or a query's value (RFC 3986): everything but letters, digits and `-._~` is escaped.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// A stranger's text that may be shown as a link or asked for a file: http or https, no white space, not too long.
[[nodiscard]] bool isWebAddress(std::string_view text);

} // namespace pult::messenger
