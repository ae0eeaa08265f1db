// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/message_row.hpp"

/// What a screen reader says for a row, most important first.
namespace pult::client {

[[nodiscard]] QString spokenDialog(const DialogRow& row, std::int64_t nowMs);
[[nodiscard]] QString spokenMessage(const MessageRow& row);

} // namespace pult::client
