// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.hpp"

namespace pult::http {

/// What a customer sees whose link to a file works no more, in the language his browser prefers.
[[nodiscard]] Response deadLinkPage(std::string_view acceptLanguage);

/// RFC 9110, section 12.5.4: Russian is wanted rather than English. English when neither is named.
[[nodiscard]] bool prefersRussian(std::string_view acceptLanguage);

} // namespace pult::http
