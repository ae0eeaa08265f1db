// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/types.hpp"

namespace pult::inbox {

/// Carries replies out to one kind of messenger. Implemented by each gateway.
///
/// Thread   the I/O thread; at most one `send` at a time per thread of messages.
class ChannelSender {
public:
    virtual ~ChannelSender() = default;

    virtual wire::ChannelKind kind() const = 0;
    /// The messenger knows a key of ours, so that the same message sent twice arrives once.
    virtual bool isRepeatable() const = 0;
    /// Hands a message over and says what came of it; empty when the sender has recorded the outcome itself, in one
    /// transaction with the hand-over. An error means that nothing was sent: it is tried again later.
    virtual storage::Async<std::optional<storage::DeliveryVerdict>> send(storage::OutboxItem item) = 0;
    /// An operator is typing to this contact. Ephemeral.
    virtual void typing(ChannelId channel, const std::string& peer, const std::string& operatorName) = 0;
};

} // namespace pult::inbox
