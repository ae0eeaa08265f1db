// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// What the delivery of a reply does to its outbox row and its dialog.
namespace pult::storage::sqlite {

/// Puts a reply that is queued or scheduled into the outbox. `held`: what is behind it in its thread waits for it.
void enqueue(WriteTransaction& tx, const wire::Message& message, ChannelId channel, Time dueAt,
             std::optional<Seq> seenSeq, bool held);

/// When every reply since the customer's last message has failed or was cancelled, he is waiting again.
void restoreWaitIfNothingAnswered(WriteTransaction& tx, const wire::Message& message);

} // namespace pult::storage::sqlite
