// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// What the delivery of a reply does to its outbox row and its dialog.
namespace pult::storage::sqlite {

/// Puts a reply that is queued or scheduled into the outbox. `held`: what is behind it in its thread waits for it.
void enqueue(WriteTransaction& tx, const wire::Message& message, ChannelId channel, Time dueAt,
             std::optional<Seq> seenSeq, bool held);

/// A scheduled reply whose time has come, and that would answer wrongly by now: since it was written a colleague has
/// answered, the dialog has changed hands or has ended. It is cancelled, and its author's again as a draft.
[[nodiscard]] bool cancelIfTooLate(WriteTransaction& tx, wire::Message& message);

/// Not a byte of it has left, or none ever will: not under way, no part accepted, no try with an unknown outcome.
[[nodiscard]] bool isUntouched(Connection& db, const wire::Message& message);

/// The messenger has told more than what became of a message.
void heedVerdict(WriteTransaction& tx, const wire::Message& message, const DeliveryVerdict& verdict);

/// A message that didn't leave takes the changes that waited for it; the caller writes it.
void makeWaitingChanges(WriteTransaction& tx, wire::Message& message);
/// Nothing of it is to be changed any more; the caller writes it.
void dropWaitingChanges(WriteTransaction& tx, wire::Message& message);

/// When every reply since the customer's last message has failed or was cancelled, he is waiting again.
void restoreWaitIfNothingAnswered(WriteTransaction& tx, const wire::Message& message);

} // namespace pult::storage::sqlite
