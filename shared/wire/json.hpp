// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>

#include "shared/base/error.hpp"

namespace pult::wire {

/// Reads JSON from outside (RFC 8259) with limits first: depth, number of values, no duplicate keys,
/// well-formed UTF-8. Never throws, never recurses on the input.
/// Errors   invalid    what is wrong and at which byte
[[nodiscard]] Result<boost::json::value> parseJson(std::string_view text, boost::json::storage_ptr storage = {});

/// Appends `text` as a JSON string, quotes included. `text` is well-formed UTF-8.
void appendQuoted(std::string& out, std::string_view text);

} // namespace pult::wire
