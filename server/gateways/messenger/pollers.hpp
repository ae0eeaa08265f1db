// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include <boost/asio/steady_timer.hpp>

#include "server/inbox/channel_directory.hpp"
#include "server/inbox/publisher.hpp"

namespace pult::messenger {

/// Tells a polling loop that it has to end: its channel was changed, paused or removed, or the server stops.
struct PollLife {
    bool isOver = false;
};
using PollLifePtr = std::shared_ptr<const PollLife>;

/// Polls the channels of one kind of messenger that aren't told by webhook.
class Poller {
public:
    virtual ~Poller() = default;

    virtual bool isPolled(const inbox::ChannelConfig& channel) const = 0;
    /// Goes on until `life` is over; looks at it after every call.
    virtual boost::asio::awaitable<void> poll(inbox::ChannelConfigPtr channel, PollLifePtr life) = 0;
};

/// Keeps one loop per polled channel. An administrator's change ends the loop and begins one with the new settings;
/// what a messenger makes of the channel (its health) doesn't.
///
/// Thread   the I/O thread.
class Pollers final : public inbox::Publisher {
public:
    Pollers(boost::asio::any_io_executor executor, const inbox::ChannelDirectory& channels);

    void addPoller(Poller& poller) { m_pollers.push_back(&poller); }
    void start();
    void stop();

    void published(std::span<const storage::JournalRecord> records) override;

private:
    struct Loop {
        std::int64_t version = 0;
        std::shared_ptr<PollLife> life;
    };
    boost::asio::awaitable<void> run();
    void followChannels();

    boost::asio::any_io_executor m_executor;
    const inbox::ChannelDirectory& m_channels;
    boost::asio::steady_timer m_timer;
    std::vector<Poller*> m_pollers;
    std::unordered_map<ChannelId, Loop> m_loops;
    bool m_stopped = false;
};

} // namespace pult::messenger
