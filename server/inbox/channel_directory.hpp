// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <unordered_map>

#include "server/inbox/publisher.hpp"
#include "server/storage/store.hpp"

namespace pult::inbox {

/// A channel with its settings, as the gateways read them. Immutable: a change makes a new one.
struct ChannelConfig {
    wire::Channel channel; ///< without settings
    std::map<std::string, std::string> settings;
    GroupId group;

    /// The setting, or `fallback` when it isn't set.
    std::string setting(const std::string& key, std::string fallback) const;
    /// A whole number, or `fallback`; settings are checked when they are written.
    std::int64_t number(const std::string& key, std::int64_t fallback) const;
};

using ChannelConfigPtr = std::shared_ptr<const ChannelConfig>;

/// All channels in memory, by key and by id; kept in step with the store.
///
/// Thread   the I/O thread.
class ChannelDirectory final : public Publisher {
public:
    explicit ChannelDirectory(storage::OfficeStore& store);

    storage::Async<storage::Done> load();
    /// Null for an unknown or removed one.
    ChannelConfigPtr byKey(std::string_view key) const;
    ChannelConfigPtr byId(ChannelId id) const;

    void published(std::span<const storage::JournalRecord> records) override;

    /// Called after a reload with the changed channel; null settings mean it was removed.
    std::function<void(ChannelId)> changed;

private:
    storage::Async<storage::Done> reload();

    storage::OfficeStore& m_store;
    std::unordered_map<std::string, ChannelConfigPtr> m_byKey;
    std::unordered_map<ChannelId, ChannelConfigPtr> m_byId;
};

} // namespace pult::inbox
