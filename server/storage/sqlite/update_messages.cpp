// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/send_key.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

/// Our messages whose number at the messenger isn't known yet are few: the newest of a thread.
constexpr int kLookedThrough = 50;

InboundMessage asInbound(const inbound::Message& event, ChannelId channel, const std::string& peer,
                         const std::string& raw) {
    InboundMessage message;
    message.channel = channel;
    message.key = event.key;
    message.raw = raw;
    message.peer = peer;
    message.peerName = event.peer.name.empty() ? event.peer.username : event.peer.name;
    if (message.peerName.empty())
        message.peerName = event.peer.phone.empty() ? event.peer.id : event.peer.phone;
    message.peerUsername = event.peer.username;
    message.text = event.text;
    message.at = event.at;
    message.attributes = event.attributes;
    message.externalId = event.externalId;
    message.replyToExternal = event.replyToExternal;
    message.remote = event.attachments;
    message.authorName = event.authorName;
    message.forwardedFrom = event.forwardedFrom;
    message.album = event.album;
    message.pressed = event.pressed;
    message.unsupported = event.unsupported;
    return message;
}

struct Own {
    MessageId id;
    bool isPart = false; ///< handed back is one of the parts it went out in
};

/// By the key itself, or by the number that was made of it; empty when it is another's.
std::optional<Own> matched(MessageId id, std::string_view clientId, const std::string& told) {
    constexpr std::size_t kMostParts = 10;
    if (clientId == told || std::to_string(sendNumber(clientId)) == told)
        return Own{id, false};
    for (std::size_t part = 0; part < kMostParts; ++part) {
        const std::string key = partKey(clientId, part);
        if (key == told || std::to_string(sendNumber(key)) == told)
            return Own{id, true};
    }
    return std::nullopt;
}

/// Which of ours the messenger hands back: by its own id or by our key.
std::optional<Own> ownMessage(Connection& db, const Contact& contact, const inbound::Message& event) {
    if (auto known = messageByExternalId(db, contact.thread, event.externalId))
        return Own{*known, true}; // what has a number and waits still has other parts to send
    if (event.clientId.empty())
        return std::nullopt;
    // One that went out in parts has the number of its first; the others are told of, too.
    Rows row = db.query("SELECT id, client_id FROM message WHERE thread_id = ? AND direction = 'out'"
                        " AND (external_id IS NULL OR parts_sent > 0) AND client_id IS NOT NULL"
                        " ORDER BY id DESC LIMIT ?",
                        contact.thread, kLookedThrough);
    while (row.next())
        if (auto own = matched(row.get<MessageId>(0), row.get<std::string_view>(1), event.clientId))
            return own;
    return std::nullopt;
}

/// Written in the messenger's own program: it answers the customer as any reply does.
void addForeignReply(WriteTransaction& tx, const ChannelInfo& channel, const Contact& contact,
                     const inbound::Message& event, const std::string& raw) {
    const DialogRow before = loadDialog(tx.db, contact.latestDialog).value();
    DialogRow dialog = before;
    wire::Message message;
    message.id = MessageId{tx.nextSeq()};
    message.seq = tx.nextSeq();
    message.thread_id = contact.thread;
    message.dialog_id = dialog.life.id;
    message.direction = wire::Direction::out;
    message.author = {wire::AuthorKind::operator_, 0, event.authorName};
    message.text = event.text;
    for (const auto& attachment : event.attachments)
        message.attachments.push_back(attachment.shown);
    message.at = event.at;
    message.received_at = tx.now();
    message.state = wire::MessageState::accepted;
    if (!event.unsupported.empty())
        message.unsupported = event.unsupported;
    addMessage(tx, message, dialog, raw, std::nullopt, event.externalId);
    updateDialog(tx, dialog, before);
    announceMessage(tx, message, dialog, domain::Actor{}, "echo");
    orderFetches(tx, channel.id, message.id, event.attachments, 0);
    // In a dialog that nobody has, or that is closed, the mark has nothing to say.
    (void)applyEvent(tx, dialog, domain::event::MarkedAnswered{}, domain::Actor{});
}

Result<Done> recordEcho(WriteTransaction& tx, const ChannelInfo& channel, const inbound::Message& event,
                        const std::string& raw, UpdateRecorded& tally) {
    const auto contact = contactOf(tx.db, channel.id, event.peer);
    if (!contact || !contact->latestDialog) {
        // The company wrote first, outside of this product: the thread begins when the customer answers.
        return Done{};
    }
    if (const auto own = ownMessage(tx.db, *contact, event)) {
        inbound::Status status;
        status.externalId = event.externalId;
        status.clientId = event.clientId;
        status.state = wire::MessageState::accepted;
        return settle(tx, own->id, status, own->isPart);
    }
    if (!isFirst(tx, channel.id, event.key)) {
        ++tally.duplicates;
        return Done{};
    }
    addForeignReply(tx, channel, *contact, event, raw);
    ++tally.messages;
    return Done{};
}

} // namespace

Result<Done> recordMessage(WriteTransaction& tx, const ChannelInfo& channel, const inbound::Message& event,
                           const std::string& raw, UpdateRecorded& tally) {
    if (event.fromCompany)
        return recordEcho(tx, channel, event, raw, tally);
    joinContacts(tx, channel.id, event.peer);
    auto contact = contactOf(tx.db, channel.id, event.peer);
    if (contact && !event.externalId.empty() && messageByExternalId(tx.db, contact->thread, event.externalId)) {
        ++tally.duplicates; // the same message, whatever its key
        return Done{};
    }
    const auto inbound = asInbound(event, channel.id, contact ? contact->peer : event.peer.id, raw);
    auto recorded = recordInbound(tx, inbound);
    if (!recorded)
        return recorded.error();
    if (recorded->duplicate) {
        ++tally.duplicates;
        return Done{};
    }
    ++tally.messages;
    if (!contact)
        contact = contactOf(tx.db, channel.id, event.peer);
    orderFetches(tx, channel.id, recorded->message.id, event.attachments, 0);
    if (!event.externalId.empty())
        applyEarlyChanges(tx, contact->thread, event.externalId, recorded->message.id);
    rememberPeer(tx, channel.id, *contact, event.peer);
    if (!contact->reachable)
        setReachable(tx, contact->thread, true);
    return Done{};
}

Result<Done> recordServiceLine(WriteTransaction& tx, ChannelId channel, const inbound::ServiceLine& line,
                               UpdateRecorded& tally) {
    if (!isFirst(tx, channel, line.key)) {
        ++tally.duplicates;
        return Done{};
    }
    auto contact = contactOf(tx.db, channel, line.peer);
    if (!contact && line.attributes.empty())
        return Done{}; // nobody has written there yet: there is no thread to say it in
    if (!contact)
        contact = addContact(tx, channel, line.peer.id, line.peer.name.empty() ? line.peer.id : line.peer.name, {},
                             false, line.peer.username);
    rememberPeer(tx, channel, *contact, line.peer);
    if (!line.attributes.empty())
        tx.db.run("UPDATE contact SET attributes = ? WHERE id = ?", wire::encode(line.attributes), contact->thread);
    if (!contact->latestDialog)
        return Done{};
    const auto dialog = loadDialog(tx.db, contact->latestDialog).value();
    const domain::Actor customer{wire::AuthorKind::customer, contact->customer.value, contact->name};
    (void)addLine(tx, dialog, customer, line.event, line.text);
    return Done{};
}

Result<Done> keepUnread(WriteTransaction& tx, const ChannelInfo& channel, const inbound::NotUnderstood& event,
                        UpdateRecorded& tally) {
    tx.db.run("INSERT OR IGNORE INTO quarantine (channel_id, key, kind, why, raw, at) VALUES (?, ?, ?, ?, ?, ?)",
              channel.id, event.key, event.kind, event.why, event.raw, tx.now());
    if (tx.db.changes() == 0) {
        ++tally.duplicates;
        return Done{};
    }
    const auto id = tx.db.lastId();
    ++tally.quarantined;
    if (!event.peer)
        return Done{};
    inbound::Message placeholder;
    placeholder.key = event.key;
    placeholder.peer = *event.peer;
    placeholder.unsupported = event.kind;
    placeholder.at = event.at;
    const Seq before = tx.nextSeq();
    if (auto shown = recordMessage(tx, channel, placeholder, {}, tally); !shown)
        return shown.error();
    if (tx.nextSeq() > before)
        tx.db.run("UPDATE quarantine SET message_id = (SELECT message_id FROM inbound WHERE channel_id = ? AND key = ?)"
                  " WHERE id = ?",
                  channel.id, event.key, id);
    return Done{};
}

} // namespace pult::storage::sqlite
