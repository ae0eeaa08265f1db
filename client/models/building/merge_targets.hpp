// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/search/command_search.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// The other open dialogs of the customer in which this one can go on, as far as this desk knows: those that can be had
/// first, then the newest. Of the others each says why not.
[[nodiscard]] QList<Command> mergeTargets(const Desk& desk, const wire::Dialog& dialog);
[[nodiscard]] DialogId mergeTargetOf(const Command& command);

} // namespace pult::client
