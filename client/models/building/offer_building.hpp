// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_offers.hpp"
#include "shared/domain/message_changes.hpp"

namespace pult::client {

class Desk;

[[nodiscard]] MessageOffers messageOffers(const Desk& desk, const wire::Message& message);

/// Why not, in the operator's words.
[[nodiscard]] QString obstacleWords(domain::ChangeObstacle obstacle, wire::ChannelKind channel);

/// Why the company can't begin a conversation on this channel, with somebody who has used it; empty: it can.
[[nodiscard]] QString cannotBeginWords(const wire::Customer& customer, const wire::Channel* channel);

/// What waits to be changed about it, a line each.
[[nodiscard]] QStringList waitingChangeWords(const wire::Message& message);
/// What its messenger has refused, a line each.
[[nodiscard]] QStringList refusedChangeWords(const wire::Message& message);

} // namespace pult::client
