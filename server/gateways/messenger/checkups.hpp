// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <unordered_map>

#include <boost/asio/steady_timer.hpp>

#include "server/gateways/messenger/courier.hpp"

namespace pult::messenger {

/// Asks the messengers about the channels that nobody else asks about, so that a revoked token shows within minutes and
/// not with the first reply of the morning: every few minutes, sooner after trouble, at once when an administrator has
/// changed the channel. The channels of a server that starts are spread over the first minutes.
///
/// Thread   the I/O thread.
class Checkups {
public:
    /// `jitter`: numbers in [0, 1), which spread the questions.
    Checkups(boost::asio::any_io_executor executor, const inbox::ChannelDirectory& channels, const Clock& clock,
             std::function<double()> jitter);

    void addCourier(Courier& courier) { m_couriers.push_back(&courier); }
    void start();
    void stop();
    /// Asks about those that are due now; what comes of it shows in their state.
    void look();
    /// Questions that wait for their answer, or for what it says to be written.
    std::size_t underWay() const;

private:
    struct Plan {
        std::int64_t version = 0; ///< of the channel, when it was made
        Ticks due;
        bool isAsked = false; ///< just now
    };
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<void> ask(Courier& courier, inbox::ChannelConfigPtr channel);
    Courier* courierOf(const inbox::ChannelConfig& channel) const;
    Millis spread(Millis pause) const;

    boost::asio::any_io_executor m_executor;
    const inbox::ChannelDirectory& m_channels;
    const Clock& m_clock;
    std::function<double()> m_jitter;
    boost::asio::steady_timer m_timer;
    std::vector<Courier*> m_couriers;
    std::unordered_map<ChannelId, Plan> m_plans;
    bool m_hasLooked = false;
    bool m_stopped = false;
};

} // namespace pult::messenger
