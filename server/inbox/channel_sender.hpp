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
    /// Hands a message over. An error with `unavailable` means nothing was sent and another try is safe.
    virtual storage::Async<storage::DeliveryVerdict> send(storage::OutboxItem item) = 0;
    /// An operator is typing to this contact. Ephemeral.
    virtual void typing(ChannelId channel, const std::string& peer, const std::string& operatorName) = 0;
};

} // namespace pult::inbox
