// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/checkups.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::messenger {

namespace {

using namespace std::chrono_literals;

constexpr Millis kRegularly = 5min;
constexpr Millis kAfterTrouble = 1min;
/// A messenger that wasn't reached: the third time in a row shows, within a minute or so.
constexpr Millis kAfterSilence = 20s;
/// How often it is looked for what is due.
constexpr Millis kStep = 1s;

Millis pauseAfter(Prospect prospect) {
    switch (prospect) {
    case Prospect::well:
        return kRegularly;
    case Prospect::unreached:
        return kAfterSilence;
    case Prospect::troubled:
        break;
    }
    return kAfterTrouble;
}

} // namespace

Checkups::Checkups(asio::any_io_executor executor, const inbox::ChannelDirectory& channels, const Clock& clock,
                   std::function<double()> jitter)
    : m_executor(executor), m_channels(channels), m_clock(clock), m_jitter(std::move(jitter)), m_timer(executor) {}

void Checkups::start() {
    asio::co_spawn(m_executor, run(), asio::detached);
}

void Checkups::stop() {
    m_stopped = true;
    m_timer.cancel();
}

asio::awaitable<void> Checkups::run() {
    while (!m_stopped) {
        look();
        m_timer.expires_after(kStep);
        co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

Courier* Checkups::courierOf(const inbox::ChannelConfig& channel) const {
    const auto found = std::ranges::find_if(m_couriers, [&](const Courier* each) {
        return each->kind() == channel.channel.kind && each->isQuiet(channel);
    });
    return found == m_couriers.end() ? nullptr : *found;
}

/// Between three quarters of it and five.
Millis Checkups::spread(Millis pause) const {
    const auto whole = static_cast<double>(pause.count());
    return Millis{static_cast<std::int64_t>(whole * (0.75 + 0.5 * m_jitter()))};
}

void Checkups::look() {
    const Ticks now = m_clock.ticks();
    std::erase_if(m_plans, [this](const auto& each) { return !m_channels.byId(each.first); });
    for (const auto& channel : m_channels.all()) {
        Courier* courier = courierOf(*channel);
        if (!courier || channel->channel.state == wire::ChannelState::paused)
            continue;
        auto& plan = m_plans[channel->channel.id];
        if (plan.version != channel->channel.version) {
            plan.version = channel->channel.version;
            plan.due =
                m_hasLooked
                    ? now
                    : now + Millis{static_cast<std::int64_t>(static_cast<double>(kRegularly.count()) * m_jitter())};
        }
        if (plan.isAsked || now < plan.due)
            continue;
        plan.isAsked = true;
        asio::co_spawn(m_executor, ask(*courier, channel), asio::detached);
    }
    m_hasLooked = true;
}

std::size_t Checkups::underWay() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_plans, [](const auto& each) { return each.second.isAsked; }));
}

asio::awaitable<void> Checkups::ask(Courier& courier, inbox::ChannelConfigPtr channel) {
    const Prospect prospect = co_await courier.checkUp(channel);
    const auto plan = m_plans.find(channel->channel.id);
    if (plan == m_plans.end())
        co_return;
    plan->second.isAsked = false;
    if (plan->second.version == channel->channel.version)
        plan->second.due = m_clock.ticks() + spread(pauseAfter(prospect));
}

} // namespace pult::messenger
