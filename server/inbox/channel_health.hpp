// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "server/inbox/channel_directory.hpp"
#include "shared/domain/channel_reason.hpp"

namespace pult::inbox {

/// Keeps what is known about a channel's state: written when it changes, told to everybody by the journal.
///
/// A channel that an administrator has paused stays so, whatever the messenger says.
///
/// Thread   the I/O thread.
class ChannelHealth {
public:
    using Trouble = domain::ChannelTrouble;

    ChannelHealth(storage::OfficeStore& store, ChannelDirectory& channels);

    /// How calls go. `reason` in words for the administrator; none when all is well.
    storage::Async<storage::Done> report(ChannelId channel, wire::ChannelState state, std::string reason);

    /// Something that stands beside how calls go: the channel is degraded until it is lifted, however well they go, or
    /// until the server starts again; then whoever still knows of it says so anew. What is lost, and what is wrong with
    /// the templates, an administrator lifts too, by whatever he changes about the channel.
    storage::Async<storage::Done> notice(ChannelId channel, Trouble about, std::string details);
    storage::Async<storage::Done> lift(ChannelId channel, Trouble about);

private:
    struct Shown {
        wire::ChannelState state = wire::ChannelState::ok;
        std::string reason;
        std::int64_t version = 0; ///< of the channel, when it was said; an administrator's change makes a new one
    };
    struct Known {
        std::optional<Shown> calls;       ///< how they went since the server started
        std::map<Trouble, Shown> notices; ///< the gravest first
    };
    static Shown whole(const ChannelConfig& config, Known& known);
    storage::Async<storage::Done> tell(ChannelId channel);

    std::unordered_map<ChannelId, Known> m_known;
    storage::OfficeStore& m_store;
    ChannelDirectory& m_channels;
};

} // namespace pult::inbox
