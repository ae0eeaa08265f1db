// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "client/state/desk.hpp"

namespace pult::client {

/// The newest message of the dialog that was not cancelled. Nothing: its newest one was, and what came before is not
/// here.
[[nodiscard]] std::optional<wire::LastMessage> lastThatCounts(const Desk& desk, const wire::Dialog& dialog);

} // namespace pult::client
