// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/inbox/channel_directory.hpp"
#include "server/inbox/pace.hpp"
#include "server/storage/types.hpp"

namespace pult::inbox {

/// What came of handing a message over.
struct SendOutcome {
    storage::DeliveryVerdict verdict;
    Millis retryAfter{0};   ///< the messenger's wish, with state queued; 0: our own back-off
    Millis holdChannel{0};  ///< nothing else on this channel for so long
    bool unreached = false; ///< the messenger couldn't be reached at all
};

/// Carries replies out to one kind of messenger. Implemented by each gateway.
///
/// Thread   the I/O thread; at most one `send` at a time per thread of messages.
class ChannelSender {
public:
    virtual ~ChannelSender() = default;

    virtual wire::ChannelKind kind() const = 0;
    /// The messenger knows a key of ours, so that the same message sent twice arrives once.
    virtual bool isRepeatable() const = 0;
    /// What `send` does is recorded by itself, in one step: nothing of it is ever on its way.
    virtual bool recordsItself() const { return false; }
    /// How fast it may be sent to.
    virtual Rates rates(ChannelId) const { return {}; }
    /// Hands a message over and says what came of it; empty when the sender has recorded the outcome itself, in one
    /// transaction with the hand-over. An error means that nothing was sent: it is tried again later.
    virtual storage::Async<std::optional<SendOutcome>> send(storage::OutboxItem item) = 0;
    /// Has a message changed that the messenger has. An error means that nothing was asked: it is tried again later.
    virtual storage::Async<SendOutcome> change(storage::ChangeItem) {
        SendOutcome never;
        never.verdict.state = wire::MessageState::failed;
        never.verdict.error = "this messenger doesn't allow it";
        co_return never;
    }
    /// Asks the messenger whether the channel works: whom it knows us as, or an error in words for the administrator.
    virtual storage::Async<std::string> test(ChannelConfigPtr channel) = 0;
    // What follows is only a courtesy: it is tried once, beside the replies, not too often, and nobody hears whether it
    // went well.

    /// The messenger shows typing only as an answer to a message of the customer.
    virtual bool typesInAnswer() const { return false; }
    /// An operator is typing to this contact. `heard`: the messenger's id of his newest message, where it is needed.
    virtual void typing(ChannelId channel, const std::string& peer, const std::string& operatorName,
                        const std::string& heard) = 0;
    /// The customer of this thread looks at the conversation this moment, as far as that can be known.
    virtual bool isWatching(ThreadId) const { return false; }
    /// Everything of this contact has been read, up to his message with this id.
    virtual void markRead(ChannelId, const std::string& /*peer*/, const std::string& /*externalId*/) {}
    /// This contact is to be kept out, or let in again.
    virtual void block(ChannelId, const std::string& /*peer*/, bool /*blocked*/) {}
};

} // namespace pult::inbox
