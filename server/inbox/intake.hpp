// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/inbox/channel_directory.hpp"
#include "server/storage/store.hpp"

namespace pult::inbox {

/// Where every customer's message comes in, whatever the channel.
///
/// Owner    one per process, outlives every gateway.
/// Thread   the I/O thread.
class Intake {
public:
    Intake(storage::InboxStore& store, const ChannelDirectory& channels);

    /// Makes the message durable; the operators are told by the journal. Only after this returns may the
    /// messenger or the visitor be told that we have it. Idempotent by `message.key`.
    /// Errors   invalid       empty or over-long text, malformed UTF-8: nothing stored, do not retry
    ///          unavailable   nothing stored, retry later; a paused or removed channel too
    storage::Async<storage::InboundRecorded> accept(storage::InboundMessage message);

private:
    storage::InboxStore& m_store;
    const ChannelDirectory& m_channels;
};

} // namespace pult::inbox
