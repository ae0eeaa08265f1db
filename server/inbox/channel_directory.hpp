// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <unordered_map>

#include "server/inbox/secret_box.hpp"
#include "server/storage/store.hpp"

namespace pult::inbox {

/// A channel with its settings, as the gateways read them. Immutable: a change makes a new one.
struct ChannelConfig {
    wire::Channel channel;                       ///< without settings
    std::map<std::string, std::string> settings; ///< secrets opened; what isn't set is absent
    GroupId group;

    /// The setting, or the default of its kind's table (channel_settings.hpp).
    std::string setting(const std::string& key) const;
    /// A setting of type number; it was checked when it was written.
    std::int64_t number(const std::string& key) const;
    bool flag(const std::string& key) const { return setting(key) == "true"; }
};

using ChannelConfigPtr = std::shared_ptr<const ChannelConfig>;

/// All channels in memory, by key and by id. Whoever changes a channel loads it anew.
///
/// Thread   the I/O thread.
class ChannelDirectory {
public:
    ChannelDirectory(storage::OfficeStore& store, const SecretBox& secrets);

    /// A channel whose secret doesn't open (another key file) is left out and named in `broken`.
    storage::Async<storage::Done> load();
    const std::vector<std::string>& broken() const { return m_broken; }
    /// Null for an unknown or removed one.
    ChannelConfigPtr byKey(std::string_view key) const;
    ChannelConfigPtr byId(ChannelId id) const;
    std::vector<ChannelConfigPtr> all() const;

private:
    storage::OfficeStore& m_store;
    const SecretBox& m_secrets;
    std::unordered_map<std::string, ChannelConfigPtr> m_byKey;
    std::unordered_map<ChannelId, ChannelConfigPtr> m_byId;
    std::vector<std::string> m_broken;
};

} // namespace pult::inbox
