// SPDX-License-Identifier: GPL-3.0-or-later
// What could not be understood, and its way back into the threads.
#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kQuarantined[] = "SELECT id, channel_id, key, kind, why, raw, at, message_id FROM quarantine";

Quarantined readQuarantined(const Statement& row) {
    Quarantined each;
    row.read(0, each.id, each.channel, each.key, each.kind, each.why, each.raw, each.at, each.message);
    return each;
}

/// The placeholder says from now on what the customer did.
void fillPlaceholder(WriteTransaction& tx, ChannelId channel, MessageId id, const inbound::Message& event) {
    auto message = loadMessage(tx.db, id).value();
    message.text = event.text;
    message.attachments.clear();
    for (const auto& attachment : event.attachments)
        message.attachments.push_back(attachment.shown);
    message.forwarded_from = event.forwardedFrom;
    message.pressed = event.pressed;
    message.album = event.album.empty() ? std::nullopt : std::optional(event.album);
    message.unsupported = event.unsupported.empty() ? std::nullopt : std::optional(event.unsupported);
    if (!event.externalId.empty())
        tx.db.run("UPDATE message SET external_id = ? WHERE id = ?", event.externalId, id);
    orderFetches(tx, channel, id, event.attachments, 0);
    const domain::Actor customer{message.author.kind, message.author.id, message.author.name};
    changeMessage(tx, message, customer, "understood");
    if (!event.externalId.empty())
        applyEarlyChanges(tx, message.thread_id, event.externalId, id);
}

/// The first message among the events that belongs where the placeholder stands.
std::vector<inbound::Event>::iterator placed(WriteTransaction& tx, const Quarantined& kept,
                                             std::vector<inbound::Event>& events) {
    if (kept.message.value == 0)
        return events.end();
    const auto placeholder = loadMessage(tx.db, kept.message).value();
    return std::find_if(events.begin(), events.end(), [&](const inbound::Event& event) {
        const auto* message = std::get_if<inbound::Message>(&event);
        if (!message || message->fromCompany)
            return false;
        const auto contact = contactOf(tx.db, kept.channel, message->peer);
        return contact && contact->thread == placeholder.thread_id &&
               !messageByExternalId(tx.db, contact->thread, message->externalId);
    });
}

} // namespace

Result<std::vector<Quarantined>> quarantine(Connection& db, std::int64_t after, int limit) {
    static const std::string kSql =
        std::string(kQuarantined) + " WHERE id > ? AND replayed_at IS NULL ORDER BY id LIMIT ?";
    std::vector<Quarantined> list;
    Rows row = db.query(kSql.c_str(), after, limit);
    while (row.next())
        list.push_back(readQuarantined(row.statement()));
    return list;
}

Result<UpdateRecorded> replayQuarantined(WriteTransaction& tx, std::int64_t id, std::vector<inbound::Event> events) {
    static const std::string kSql = std::string(kQuarantined) + " WHERE id = ? AND replayed_at IS NULL";
    std::optional<Quarantined> kept;
    {
        Rows row = tx.db.query(kSql.c_str(), id);
        if (row.next())
            kept = readQuarantined(row.statement());
    }
    if (!kept)
        return fail(Errc::not_found, "there is nothing of this number in quarantine");
    const auto channel = tx.channel(kept->channel);
    if (!channel)
        return channel.error();
    int filled = 0;
    if (const auto message = placed(tx, *kept, events); message != events.end()) {
        fillPlaceholder(tx, kept->channel, kept->message, std::get<inbound::Message>(*message));
        events.erase(message);
        ++filled;
    }
    auto tally = recordEvents(tx, *channel, {}, events);
    if (!tally)
        return tally;
    tally->messages += filled;
    tx.db.run("UPDATE quarantine SET replayed_at = ? WHERE id = ?", tx.now(), id);
    return tally;
}

} // namespace pult::storage::sqlite
