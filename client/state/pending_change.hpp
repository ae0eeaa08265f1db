// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/outgoing.hpp"
#include "shared/wire/customers.hpp"

namespace pult::client {

/// What the dialog will look like when the action has been done, as far as that can be foreseen. Not one about the
/// dialog: nothing changes.
void applyPending(wire::Dialog& dialog, const Outgoing& outgoing, OperatorId me);

/// The message as it is with what waits to be done with it here: as a change that its messenger has still to make.
void applyPending(wire::Message& message, const Outgoing& outgoing);

/// The card as it will be, with notes that have no number yet.
void applyPending(wire::CustomerDetails& details, const Outgoing& outgoing, const wire::User& me);

} // namespace pult::client
