// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "server/storage/inbound.hpp"

namespace pult::messenger {

/// What the codec can't make sense of, to be kept. Its key is made from the bytes: the same part again is the same.
[[nodiscard]] storage::inbound::NotUnderstood notUnderstood(std::string kind, std::string why, std::string raw,
                                                            Time at);

/// A whole body that is no JSON. Text stays as it is; bytes that aren't even UTF-8 are kept as "base64:...".
[[nodiscard]] storage::inbound::NotUnderstood malformed(std::string why, std::string_view body, Time at);

} // namespace pult::messenger
