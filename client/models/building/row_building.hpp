// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/customer_card.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/message_row.hpp"
#include "client/state/desk.hpp"

/// From what the desk knows to what a screen shows.
namespace pult::client {

[[nodiscard]] DialogRow dialogRow(const Desk& desk, const wire::Dialog& dialog);
/// By the company's working hours.
[[nodiscard]] WaitClock waitClock(const Desk& desk);
[[nodiscard]] MessageRow messageRow(const Desk& desk, const wire::Message& message);
/// A message that has not left yet.
[[nodiscard]] MessageRow outgoingRow(const Desk& desk, const Outgoing& outgoing);
/// One line of the customer's dialogs.
[[nodiscard]] DialogBriefRow dialogBrief(const Desk& desk, const wire::Dialog& dialog);

/// What the dialog's channel takes as one message; while it isn't known, what all of them take.
[[nodiscard]] TextRule textRuleOf(const Desk& desk, const wire::Dialog& dialog);

[[nodiscard]] QString channelKindText(wire::ChannelKind kind);

} // namespace pult::client
