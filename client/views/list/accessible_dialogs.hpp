// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// Lets screen readers walk over the list of dialogs and hear which rows are chosen. Call once before the first list is
/// shown; further calls do nothing.
void installAccessibleDialogs();

} // namespace pult::client
