// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/paint.hpp"
#include "client/models/rows/dialog_row.hpp"

namespace pult::client {

/// The customer waits for an answer.
[[nodiscard]] bool isWaiting(const DialogRow& row);
[[nodiscard]] kit::Urgency urgencyOf(const DialogRow& row, std::int64_t nowMs);
/// For how long, for a chip.
[[nodiscard]] QString waitingWords(const DialogRow& row, std::int64_t nowMs);
/// Since when, and what the night makes of it, for a tooltip.
[[nodiscard]] QString waitingTip(const DialogRow& row, std::int64_t nowMs);

} // namespace pult::client
