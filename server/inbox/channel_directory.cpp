// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/inbox/channel_directory.hpp"

#include <charconv>

#include "server/inbox/channel_settings.hpp"

namespace pult::inbox {

std::string ChannelConfig::setting(const std::string& key) const {
    const auto found = settings.find(key);
    if (found != settings.end())
        return found->second;
    const auto* known = channelSetting(channel.kind, key);
    return known ? std::string(known->fallback) : std::string();
}

std::int64_t ChannelConfig::number(const std::string& key) const {
    const std::string text = setting(key);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

ChannelDirectory::ChannelDirectory(storage::OfficeStore& store, const SecretBox& secrets)
    : m_store(store), m_secrets(secrets) {}

storage::Async<storage::Done> ChannelDirectory::load() {
    auto channels = co_await m_store.channels();
    if (!channels)
        co_return channels.error();
    m_byKey.clear();
    m_byId.clear();
    m_broken.clear();
    for (auto& stored : *channels) {
        if (stored.removed)
            continue;
        auto config = std::make_shared<ChannelConfig>();
        config->settings = std::move(stored.settings);
        config->group = stored.group;
        bool opened = true;
        for (const auto& [key, sealed] : stored.sealedSecrets) {
            auto plain = m_secrets.open(sealed, secretContext(stored.channel.key, key));
            opened = opened && plain.has_value();
            if (plain)
                config->settings[key] = std::move(*plain);
        }
        config->channel = std::move(stored.channel);
        if (!opened) {
            m_broken.push_back(config->channel.key);
            continue;
        }
        m_byKey[config->channel.key] = config;
        m_byId[config->channel.id] = std::move(config);
    }
    co_return storage::Done{};
}

ChannelConfigPtr ChannelDirectory::byKey(std::string_view key) const {
    const auto found = m_byKey.find(std::string(key));
    return found == m_byKey.end() ? nullptr : found->second;
}

ChannelConfigPtr ChannelDirectory::byId(ChannelId id) const {
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

std::vector<ChannelConfigPtr> ChannelDirectory::all() const {
    std::vector<ChannelConfigPtr> channels;
    for (const auto& [id, channel] : m_byId)
        channels.push_back(channel);
    return channels;
}

} // namespace pult::inbox
