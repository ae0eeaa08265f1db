// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/config.hpp"

namespace pult::app {

/// The numeric addresses of `server.listen`: a name is looked up once, at start.
/// Errors   invalid   no such host, in words
[[nodiscard]] Result<std::vector<Endpoint>> resolve(const std::string& listen);

/// HOST:PORT, an IPv6 address in brackets.
[[nodiscard]] std::string textOf(const Endpoint& endpoint);

} // namespace pult::app
