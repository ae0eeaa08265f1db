// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

using Settings = std::map<std::string, std::string>;

void announce(WriteTransaction& tx, wire::Channel channel, bool removed, std::string_view cause) {
    channel.settings.reset();
    wire::ChannelChanged changed{std::move(channel), std::nullopt};
    if (removed)
        changed.removed = true;
    tx.journal(std::move(changed), EventScope{}, domain::Actor{}, cause);
}

} // namespace

Result<std::vector<StoredChannel>> channels(Connection& db) {
    std::vector<StoredChannel> list;
    Rows row =
        db.query("SELECT id, kind, name, key, state, reason, since, version, settings, secrets, group_id, removed"
                 " FROM channel ORDER BY id");
    while (row.next()) {
        StoredChannel stored;
        wire::Channel& channel = stored.channel;
        std::string_view settings, secrets;
        row.read(0, channel.id, channel.kind, channel.name, channel.key, channel.state, channel.reason, channel.since,
                 channel.version, settings, secrets, stored.group, stored.removed);
        channel.group_id = stored.group;
        stored.settings = decodeStored<Settings>(settings);
        stored.sealedSecrets = decodeStored<Settings>(secrets);
        list.push_back(std::move(stored));
    }
    return list;
}

Result<wire::Channel> addChannel(WriteTransaction& tx, const StoredChannel& stored) {
    wire::Channel channel = stored.channel;
    channel.version = 1;
    channel.settings.reset();
    const GroupId group = stored.group ? stored.group : firstGroup(tx.db);
    if (!isGroup(tx.db, group))
        return fail(Errc::invalid, "group_id: there is no such group");
    channel.group_id = group;
    const std::string settings = wire::encode(stored.settings), secrets = wire::encode(stored.sealedSecrets);
    tx.db.run("INSERT INTO channel (kind, name, key, state, reason, since, version, settings, secrets, group_id)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
              channel.kind, channel.name, channel.key, channel.state, channel.reason, channel.since, channel.version,
              settings, secrets, group);
    if (tx.db.changes() == 0)
        return fail(Errc::conflict, "key: is taken");
    channel.id = ChannelId{tx.db.lastId()};
    tx.forgetChannels();
    announce(tx, channel, false, "channel_added");
    return channel;
}

Result<wire::Channel> updateChannel(WriteTransaction& tx, const StoredChannel& stored) {
    wire::Channel channel = stored.channel;
    channel.settings.reset();
    GroupId group = stored.group;
    bool moves = false;
    {
        Rows row = tx.db.query("SELECT version, kind, key, group_id FROM channel WHERE id = ?", channel.id);
        if (!row.next())
            return fail(Errc::not_found, "there is no such channel");
        if (row.get<std::int64_t>(0) != channel.version)
            return fail(Errc::stale, "somebody else has changed this channel in the meantime");
        row.read(1, channel.kind, channel.key); // never change
        const auto former = row.get<GroupId>(3);
        if (!group)
            group = former;
        moves = group != former;
    }
    if (moves && !isGroup(tx.db, group))
        return fail(Errc::invalid, "group_id: there is no such group");
    channel.group_id = group;
    ++channel.version;
    const std::string settings = wire::encode(stored.settings), secrets = wire::encode(stored.sealedSecrets);
    tx.db.run("UPDATE channel SET name = ?, state = ?, reason = ?, since = ?, version = ?, settings = ?, secrets = ?,"
              " group_id = ?, removed = ? WHERE id = ?",
              channel.name, channel.state, channel.reason, channel.since, channel.version, settings, secrets, group,
              stored.removed, channel.id);
    tx.forgetChannels();
    announce(tx, channel, stored.removed, "channel_changed");
    if (stored.removed)
        forgetCatalogue(tx, channel.id);
    return channel;
}

Result<Done> setChannelHealth(WriteTransaction& tx, ChannelId id, wire::ChannelState state, const std::string& reason) {
    wire::Channel channel;
    {
        Rows row = tx.db.query("SELECT id, kind, name, key, state, reason, since, version, group_id"
                               " FROM channel WHERE id = ? AND NOT removed",
                               id);
        if (!row.next())
            return fail(Errc::not_found, "there is no such channel");
        row.read(0, channel.id, channel.kind, channel.name, channel.key, channel.state, channel.reason, channel.since,
                 channel.version, channel.group_id);
    }
    const auto told = reason.empty() ? std::nullopt : std::optional(reason);
    if (channel.state == wire::ChannelState::paused || (channel.state == state && channel.reason == told))
        return Done{};
    if (channel.state != state)
        channel.since = tx.now();
    channel.state = state;
    channel.reason = told;
    tx.db.run("UPDATE channel SET state = ?, reason = ?, since = ? WHERE id = ?", state, told, channel.since, id);
    tx.forgetChannels();
    announce(tx, channel, false, "channel_health");
    return Done{};
}

} // namespace pult::storage::sqlite
