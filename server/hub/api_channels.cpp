// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/hub/api_handlers.hpp"
#include "server/inbox/channel_settings.hpp"
#include "shared/base/utf8.hpp"

namespace pult::hub {

using domain::Permission;
using storage::Async;

namespace {

constexpr std::size_t kMaxChannelName = 100;
/// Enough of a random secret to be unguessable as a public id, and short in a snippet.
constexpr std::size_t kKeyLength = 16;

Result<std::string> cleanChannelName(const std::string& name) {
    std::string clean = utf8::cleaned(name);
    if (clean.empty() || utf8::length(clean) > kMaxChannelName)
        return fail(Errc::invalid, "name: expected 1 to " + std::to_string(kMaxChannelName) + " characters");
    return clean;
}

std::string makeKey() {
    std::string key = staff::SignIn::makeSecret().text;
    std::erase_if(key, [](char c) { return c == '-' || c == '_'; });
    key.resize(kKeyLength, '0');
    return key;
}

} // namespace

/// What the caller may know of a channel: settings for its managers only, secrets for nobody.
wire::Channel ApiHandlers::shown(const storage::StoredChannel& stored, const domain::Principal& principal) const {
    wire::Channel channel = stored.channel;
    if (!domain::may(principal, Permission::channel_manage))
        return channel;
    channel.settings = stored.settings;
    for (const auto& [key, sealed] : stored.sealedSecrets)
        (*channel.settings)[key] = "set";
    return channel;
}

Result<storage::Done> ApiHandlers::applySettings(storage::StoredChannel& channel,
                                                 const std::map<std::string, std::string>& settings) const {
    for (const auto& [key, value] : settings) {
        auto checked = inbox::checkedSetting(channel.channel.kind, key, value);
        if (!checked)
            return checked.error();
        const bool secret = inbox::channelSetting(channel.channel.kind, key)->secret;
        if (checked->empty()) {
            channel.settings.erase(key);
            channel.sealedSecrets.erase(key);
        } else if (secret) {
            channel.sealedSecrets[key] = m.secrets.seal(*checked, inbox::secretContext(channel.channel.key, key));
        } else {
            channel.settings[key] = std::move(*checked);
        }
    }
    return storage::Done{};
}

Async<storage::StoredChannel> ApiHandlers::channelById(ChannelId id) {
    auto channels = co_await m.store.channels();
    if (!channels)
        co_return channels.error();
    for (auto& stored : *channels)
        if (stored.channel.id == id && !stored.removed)
            co_return std::move(stored);
    co_return fail(Errc::not_found, "there is no such channel");
}

Async<wire::ChannelListed> ApiHandlers::handle(Caller caller, wire::ChannelList) {
    auto channels = co_await m.store.channels();
    if (!channels)
        co_return channels.error();
    wire::ChannelListed listed;
    for (const auto& stored : *channels)
        if (!stored.removed)
            listed.channels.push_back(shown(stored, caller.principal));
    co_return listed;
}

Async<wire::ChannelAnswer> ApiHandlers::handle(Caller caller, wire::ChannelAdd request) {
    if (inbox::channelSettings(request.kind).empty())
        co_return fail(Errc::invalid, "kind: expected webchat, telegram, whatsapp or vk");
    auto settings = request.settings.value_or(std::map<std::string, std::string>{});
    if (const auto missing = inbox::missingSettings(request.kind, settings); !missing.empty())
        co_return fail(Errc::missing_fields, "settings: " + missing);
    if (request.kind == wire::ChannelKind::telegram && settings["webhook_secret"].empty())
        settings["webhook_secret"] = staff::SignIn::makeSecret().text;
    auto name = cleanChannelName(request.name);
    if (!name)
        co_return name.error();
    storage::StoredChannel channel;
    channel.channel.kind = request.kind;
    channel.channel.name = std::move(*name);
    channel.channel.key = makeKey();
    channel.channel.state = wire::ChannelState::ok;
    channel.channel.since = m.clock.now();
    channel.group = request.group_id.value_or(GroupId{});
    auto applied = applySettings(channel, settings);
    if (!applied)
        co_return applied.error();
    auto added = co_await m.store.addChannel(channel);
    if (!added)
        co_return added.error();
    channel.channel = std::move(*added);
    auto loaded = co_await m.channels.load();
    if (!loaded)
        co_return loaded.error();
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, "channel.add", channel.channel.key);
    wire::ChannelAnswer answer{shown(channel, caller.principal)};
    co_return answer;
}

Async<wire::ChannelAnswer> ApiHandlers::handle(Caller caller, wire::ChannelUpdate request) {
    auto channel = co_await channelById(request.channel_id);
    if (!channel)
        co_return channel.error();
    if (request.version && *request.version != channel->channel.version)
        co_return fail(Errc::stale, "the channel was changed in the meantime");
    if (request.name) {
        auto name = cleanChannelName(*request.name);
        if (!name)
            co_return name.error();
        channel->channel.name = std::move(*name);
    }
    if (request.settings) {
        auto applied = applySettings(*channel, *request.settings);
        if (!applied)
            co_return applied.error();
    }
    if (request.group_id)
        channel->group = *request.group_id;
    co_return co_await saveChannel(std::move(caller), std::move(*channel), "channel.update");
}

Async<wire::ChannelAnswer> ApiHandlers::saveChannel(Caller caller, storage::StoredChannel channel, std::string action) {
    auto saved = co_await m.store.updateChannel(channel);
    if (!saved)
        co_return saved.error();
    channel.channel = std::move(*saved);
    auto loaded = co_await m.channels.load();
    if (!loaded)
        co_return loaded.error();
    const domain::Actor actor = actorOf(caller);
    co_await m.store.audit(actor, action, channel.channel.key);
    wire::ChannelAnswer answer{shown(channel, caller.principal)};
    co_return answer;
}

Async<wire::ChannelAnswer> ApiHandlers::switchChannel(Caller caller, ChannelId id, wire::ChannelState state) {
    auto channel = co_await channelById(id);
    if (!channel)
        co_return channel.error();
    channel->channel.state = state;
    channel->channel.since = m.clock.now();
    channel->channel.reason.reset();
    co_return co_await saveChannel(std::move(caller), std::move(*channel),
                                   state == wire::ChannelState::paused ? "channel.pause" : "channel.resume");
}

Async<wire::ChannelAnswer> ApiHandlers::handle(Caller caller, wire::ChannelPause request) {
    co_return co_await switchChannel(std::move(caller), request.channel_id, wire::ChannelState::paused);
}

Async<wire::ChannelAnswer> ApiHandlers::handle(Caller caller, wire::ChannelResume request) {
    co_return co_await switchChannel(std::move(caller), request.channel_id, wire::ChannelState::ok);
}

Async<wire::ChannelTested> ApiHandlers::handle(Caller, wire::ChannelTest request) {
    const auto channel = m.channels.byId(request.channel_id);
    if (!channel)
        co_return fail(Errc::not_found, "there is no such channel");
    const auto sender = std::find_if(senders.begin(), senders.end(),
                                     [&](const auto* each) { return each->kind() == channel->channel.kind; });
    if (sender == senders.end())
        co_return fail(Errc::unavailable, "the messenger is asked by the running server only");
    auto found = co_await (*sender)->test(channel);
    wire::ChannelTested answer{found.has_value(), found ? std::move(*found) : found.error().detail};
    co_return answer;
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::ChannelRemove request) {
    auto channel = co_await channelById(request.channel_id);
    if (!channel)
        co_return channel.error();
    channel->removed = true;
    auto saved = co_await saveChannel(std::move(caller), std::move(*channel), "channel.remove");
    if (!saved)
        co_return saved.error();
    co_return wire::Empty{};
}

} // namespace pult::hub
