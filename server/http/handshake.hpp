// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/http/request.hpp"

namespace pult::http {

/// The Sec-WebSocket-Accept that answers a WebSocket handshake (RFC 6455, section 4.2).
/// Errors   invalid   not a handshake of version 13
[[nodiscard]] Result<std::string> acceptKey(const Request& request);

} // namespace pult::http
