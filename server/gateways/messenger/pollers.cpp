// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/pollers.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::messenger {

namespace {

using namespace std::chrono_literals;

/// Whoever changes a channel loads the directory anew after the journal has told of it.
constexpr auto kSoon = 100ms;
constexpr auto kNowAndThen = 5s;

} // namespace

Pollers::Pollers(asio::any_io_executor executor, const inbox::ChannelDirectory& channels)
    : m_executor(executor), m_channels(channels), m_timer(executor) {}

void Pollers::start() {
    asio::co_spawn(m_executor, run(), asio::detached);
}

void Pollers::stop() {
    m_stopped = true;
    for (auto& [id, loop] : m_loops)
        loop.life->isOver = true;
    m_timer.cancel();
}

void Pollers::published(std::span<const storage::JournalRecord> records) {
    const bool changed = std::any_of(records.begin(), records.end(), [](const auto& record) {
        return std::holds_alternative<wire::ChannelChanged>(record.event);
    });
    if (changed)
        m_timer.expires_after(kSoon); // ends the wait under way; the next one is as short
}

asio::awaitable<void> Pollers::run() {
    while (!m_stopped) {
        followChannels();
        m_timer.expires_after(kNowAndThen);
        const auto [error] = co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
        if (!error || m_stopped)
            continue;
        asio::steady_timer soon(m_executor, kSoon);
        co_await soon.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Pollers::followChannels() {
    std::erase_if(m_loops, [this](auto& entry) {
        const auto channel = m_channels.byId(entry.first);
        const bool goesOn = channel && channel->channel.version == entry.second.version &&
                            channel->channel.state != wire::ChannelState::paused;
        if (!goesOn)
            entry.second.life->isOver = true;
        return !goesOn;
    });
    for (const auto& channel : m_channels.all()) {
        if (channel->channel.state == wire::ChannelState::paused || m_loops.contains(channel->channel.id))
            continue;
        const auto poller = std::find_if(m_pollers.begin(), m_pollers.end(),
                                         [&](const auto* each) { return each->isPolled(*channel); });
        if (poller == m_pollers.end())
            continue;
        Loop loop{channel->channel.version, std::make_shared<PollLife>()};
        asio::co_spawn(m_executor, (*poller)->poll(channel, loop.life), asio::detached);
        m_loops.emplace(channel->channel.id, std::move(loop));
    }
}

} // namespace pult::messenger
