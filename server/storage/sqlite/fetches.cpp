// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

/// What a file is kept as that nobody gave a name to: no word for what it is.
constexpr std::string_view kNameless = "file";

/// The fetch is over; the message that has the attachment, if it still has.
std::optional<wire::Message> endFetch(WriteTransaction& tx, MessageId id, int position) {
    tx.db.run("DELETE FROM fetch WHERE message_id = ? AND position = ?", id, position);
    if (tx.db.changes() == 0)
        return std::nullopt; // an edit has replaced the attachments meanwhile
    auto message = loadMessage(tx.db, id).value();
    if (static_cast<std::size_t>(position) >= message.attachments.size())
        return std::nullopt;
    return message;
}

} // namespace

void orderFetches(WriteTransaction& tx, ChannelId channel, MessageId message,
                  const std::vector<inbound::Attachment>& attachments, int first) {
    int position = first;
    for (const auto& attachment : attachments) {
        if (attachment.shown.missing == wire::MissingFile::pending)
            tx.db.run("INSERT INTO fetch (message_id, position, channel_id, remote_id, url, sha256, due_at)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?)",
                      message, position, channel, attachment.remoteId, attachment.url, attachment.sha256, tx.now());
        ++position;
    }
}

Result<std::vector<Fetch>> dueFetches(Connection& db, Time now, int limit) {
    std::vector<Fetch> list;
    Rows row =
        db.query("SELECT f.message_id, f.position, f.channel_id, f.remote_id, f.url, f.sha256, f.attempts, c.peer,"
                 " m.attachments FROM fetch f JOIN message m ON m.id = f.message_id"
                 " JOIN contact c ON c.id = m.thread_id JOIN channel h ON h.id = f.channel_id"
                 " WHERE f.due_at <= ? AND h.state <> 'paused' AND NOT h.removed ORDER BY f.due_at LIMIT ?",
                 now, limit);
    while (row.next()) {
        Fetch fetch;
        std::string_view peer, attachments;
        row.read(0, fetch.message, fetch.position, fetch.channel, fetch.remoteId, fetch.url, fetch.sha256,
                 fetch.attempts, peer, attachments);
        fetch.owner = "contact:" + std::to_string(fetch.channel.value) + ":" + std::string(peer);
        const auto all = decodeStored<std::vector<wire::Attachment>>(attachments);
        if (static_cast<std::size_t>(fetch.position) < all.size())
            fetch.shown = all[static_cast<std::size_t>(fetch.position)];
        list.push_back(std::move(fetch));
    }
    return list;
}

Result<std::optional<Time>> nextFetchDue(Connection& db) {
    Rows row = db.query("SELECT min(f.due_at) FROM fetch f JOIN channel h ON h.id = f.channel_id"
                        " WHERE h.state <> 'paused' AND NOT h.removed");
    row.next();
    return row.get<std::optional<Time>>(0);
}

Result<Done> finishFetch(WriteTransaction& tx, MessageId id, int position, const StoredFile& file) {
    auto message = endFetch(tx, id, position);
    if (!message)
        return Done{};
    const auto added = addFile(tx, file);
    if (!added)
        return added.error();
    auto& attachment = message->attachments[static_cast<std::size_t>(position)];
    attachment.file_id = added->id;
    attachment.missing.reset();
    attachment.type = file.type;
    attachment.size = file.size;
    if (attachment.name.empty() && file.name != kNameless)
        attachment.name = file.name;
    if (file.width)
        attachment.width = file.width;
    if (file.height)
        attachment.height = file.height;
    tx.db.run("INSERT OR IGNORE INTO message_file (file_id, message_id) VALUES (?, ?)", added->id, id);
    changeMessage(tx, *message, domain::Actor{}, "fetched");
    return Done{};
}

Result<Done> delayFetch(WriteTransaction& tx, MessageId id, int position, Time until) {
    tx.db.run("UPDATE fetch SET due_at = ?, attempts = attempts + 1 WHERE message_id = ? AND position = ?", until, id,
              position);
    return Done{};
}

Result<Done> giveUpFetch(WriteTransaction& tx, MessageId id, int position, wire::MissingFile why) {
    auto message = endFetch(tx, id, position);
    if (!message)
        return Done{};
    message->attachments[static_cast<std::size_t>(position)].missing = why;
    changeMessage(tx, *message, domain::Actor{}, "not_fetched");
    return Done{};
}

} // namespace pult::storage::sqlite
