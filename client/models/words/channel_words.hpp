// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace pult::client {

/// Why a channel isn't well, in the operator's language; what the server or the messenger says in words that nobody
/// here knows stays as it is.
[[nodiscard]] QString channelReasonWords(const std::string& reason);

} // namespace pult::client
