// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/gateways/messenger/http_call.hpp"
#include "server/http/call_body.hpp"
#include "server/http/url.hpp"

namespace pult::http {

/// Method and headers have no character that would end a line or a name.
[[nodiscard]] bool isWritable(const messenger::HttpCall& call);

/// Request line and headers, with the empty line.
[[nodiscard]] std::string requestHead(const messenger::HttpCall& call, const CallBody& body, const Url& url,
                                      const std::string& userAgent);

} // namespace pult::http
