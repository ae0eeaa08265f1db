// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "server/storage/sqlite/peers.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

struct Recorder {
    WriteTransaction& tx;
    const ChannelInfo& channel;
    const std::string& raw;
    UpdateRecorded& tally;

    Result<Done> operator()(const inbound::Message& event) const {
        return recordMessage(tx, channel, event, raw, tally);
    }
    Result<Done> operator()(const inbound::Edit& event) const { return recordEdit(tx, channel.id, event, tally); }
    Result<Done> operator()(const inbound::Deletion& event) const {
        return recordDeletion(tx, channel.id, event, tally);
    }
    Result<Done> operator()(const inbound::Reaction& event) const {
        return recordReaction(tx, channel.id, event, tally);
    }
    Result<Done> operator()(const inbound::Status& event) const { return recordStatus(tx, channel.id, event); }
    Result<Done> operator()(const inbound::ReadUpTo& event) const { return recordReadUpTo(tx, channel.id, event); }
    Result<Done> operator()(const inbound::ServiceLine& event) const {
        return recordServiceLine(tx, channel.id, event, tally);
    }
    Result<Done> operator()(const inbound::Reachability& event) const {
        return recordReachability(tx, channel.id, event, tally);
    }
    Result<Done> operator()(const inbound::PeerChanged& event) const {
        return recordPeerChange(tx, channel.id, event, tally);
    }
    Result<Done> operator()(const inbound::Profile& event) const {
        if (const auto contact = contactOf(tx.db, channel.id, event.peer))
            rememberPeer(tx, channel.id, *contact, event.peer);
        return Done{};
    }
    Result<Done> operator()(const inbound::AuthorNamed& event) const { return nameAuthor(tx, channel.id, event); }
    Result<Done> operator()(const inbound::NotUnderstood& event) const { return keepUnread(tx, channel, event, tally); }
    Result<Done> operator()(const inbound::Typing& event) const { return noteTyping(tx, channel.id, event, tally); }
    Result<Done> operator()(const inbound::TemplateStatus& event) const {
        return recordTemplateStatus(tx, channel.id, event, tally);
    }
    // What leaves nothing behind in the store: the gateway tells whom it concerns.
    Result<Done> operator()(const inbound::AccountNotice&) const { return Done{}; }
};

} // namespace

bool isFirst(WriteTransaction& tx, ChannelId channel, const std::string& key) {
    if (key.empty())
        return true;
    tx.db.run("INSERT OR IGNORE INTO inbound_event (channel_id, key) VALUES (?, ?)", channel, key);
    return tx.db.changes() > 0;
}

Result<UpdateRecorded> recordEvents(WriteTransaction& tx, const ChannelInfo& channel, const std::string& body,
                                    const std::vector<inbound::Event>& events) {
    UpdateRecorded tally;
    for (const auto& event : events) {
        // The whole body is kept with its first message.
        static const std::string kNothing;
        const std::string& raw = tally.messages == 0 ? body : kNothing;
        if (auto done = std::visit(Recorder{tx, channel, raw, tally}, event); !done)
            return done.error();
    }
    return tally;
}

Result<UpdateRecorded> recordUpdate(WriteTransaction& tx, const InboundUpdate& update) {
    const auto channel = tx.channel(update.channel);
    if (!channel)
        return channel.error();
    auto tally = recordEvents(tx, *channel, update.raw, update.events);
    if (tally && update.cursor)
        tx.db.run("INSERT INTO channel_cursor (channel_id, position) VALUES (?1, ?2)"
                  " ON CONFLICT (channel_id) DO UPDATE SET position = ?2",
                  update.channel, *update.cursor);
    return tally;
}

Result<std::string> pollCursor(Connection& db, ChannelId channel) {
    Rows row = db.query("SELECT position FROM channel_cursor WHERE channel_id = ?", channel);
    return row.next() ? row.get<std::string>(0) : std::string();
}

Result<std::int64_t> highestExternalNumber(Connection& db, ChannelId channel, const std::string& peer) {
    constexpr int kLookedThrough = 50; // what was sent lately has its number a moment later
    const auto contact = contactByPeer(db, channel, peer);
    std::int64_t highest = 0;
    if (!contact)
        return highest;
    Rows row = db.query("SELECT external_id FROM message WHERE thread_id = ? AND external_id IS NOT NULL"
                        " ORDER BY id DESC LIMIT ?",
                        contact->thread, kLookedThrough);
    while (row.next()) {
        const auto text = row.get<std::string_view>(0);
        std::int64_t number = 0;
        const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (trouble == std::errc() && end == text.data() + text.size())
            highest = std::max(highest, number);
    }
    return highest;
}

} // namespace pult::storage::sqlite
