// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/inbox/channel_directory.hpp"
#include "server/inbox/publisher.hpp"
#include "server/storage/store.hpp"

namespace pult::inbox {

/// Where every customer's message comes in, whatever the channel.
///
/// Owner    one per process, outlives every gateway.
/// Thread   the I/O thread.
class Intake {
public:
    Intake(storage::Store& store, const ChannelDirectory& channels);

    /// Makes the message durable; the operators are told by the journal. Only after this returns may the
    /// messenger or the visitor be told that we have it. Idempotent by `message.key`.
    /// Errors   invalid       empty or over-long text, malformed UTF-8: nothing stored, do not retry
    ///          unavailable   nothing stored, retry later; a paused or removed channel too
    storage::Async<storage::InboundRecorded> accept(storage::InboundMessage message);

    /// The same for all that a messenger tells at once, in one transaction. What can't be taken as it is goes into
    /// quarantine, its neighbours don't suffer for it. Idempotent by the keys of the events.
    /// Errors   unavailable   nothing stored, retry later; a paused or removed channel too
    storage::Async<storage::UpdateRecorded> take(storage::InboundUpdate update);

    SignalSink* signals = nullptr; ///< told of customers who are typing; may be null

private:
    void tellTyping(const storage::UpdateRecorded& recorded) const;
    storage::Async<storage::UpdateRecorded> takeOneByOne(storage::InboundUpdate update);

    storage::Store& m_store;
    const ChannelDirectory& m_channels;
};

} // namespace pult::inbox
