// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/channel_health.hpp"

namespace pult::inbox {

using domain::ChannelTrouble;
using wire::ChannelState;

namespace {

bool endsWithChange(ChannelTrouble about) {
    return about == ChannelTrouble::lost || about == ChannelTrouble::templates;
}

bool isNotice(ChannelTrouble about) {
    return endsWithChange(about) || about == ChannelTrouble::account;
}

} // namespace

ChannelHealth::ChannelHealth(storage::OfficeStore& store, ChannelDirectory& channels)
    : m_store(store), m_channels(channels) {}

ChannelHealth::Shown ChannelHealth::whole(const ChannelConfig& config, Known& known) {
    const wire::Channel& channel = config.channel;
    std::erase_if(known.notices, [&](const auto& each) {
        return endsWithChange(each.first) && each.second.version != channel.version;
    });
    if (known.calls && known.calls->version != channel.version)
        known.calls.reset();
    Shown shown;
    if (known.calls)
        shown = *known.calls;
    else if (!isNotice(domain::channelReasonOf(channel.reason.value_or(std::string())).trouble))
        shown = {channel.state, channel.reason.value_or(std::string()), channel.version};
    if (shown.state == ChannelState::ok && !known.notices.empty())
        shown = known.notices.begin()->second;
    return shown;
}

storage::Async<storage::Done> ChannelHealth::tell(ChannelId channel) {
    const auto config = m_channels.byId(channel);
    if (!config || config->channel.state == ChannelState::paused)
        co_return storage::Done{};
    Shown shown = whole(*config, m_known[channel]);
    if (config->channel.state == shown.state && config->channel.reason.value_or(std::string()) == shown.reason)
        co_return storage::Done{};
    auto written = co_await m_store.setChannelHealth(channel, shown.state, std::move(shown.reason));
    if (!written)
        co_return written.error();
    co_return co_await m_channels.load();
}

storage::Async<storage::Done> ChannelHealth::report(ChannelId channel, ChannelState state, std::string reason) {
    if (const auto config = m_channels.byId(channel))
        m_known[channel].calls = Shown{state, std::move(reason), config->channel.version};
    co_return co_await tell(channel);
}

storage::Async<storage::Done> ChannelHealth::notice(ChannelId channel, Trouble about, std::string details) {
    const auto config = m_channels.byId(channel);
    if (!config)
        co_return storage::Done{};
    const domain::ChannelReason reason{about, std::move(details)};
    m_known[channel].notices[about] = {ChannelState::degraded, domain::sentenceOf(reason), config->channel.version};
    co_return co_await tell(channel);
}

storage::Async<storage::Done> ChannelHealth::lift(ChannelId channel, Trouble about) {
    m_known[channel].notices.erase(about);
    const auto config = m_channels.byId(channel);
    // What another run of the server gave, too.
    if (config && domain::channelReasonOf(config->channel.reason.value_or(std::string())).trouble == about)
        co_return co_await tell(channel);
    co_return storage::Done{};
}

} // namespace pult::inbox
