// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/update_verbs.hpp"
#include "shared/domain/message_changes.hpp"

namespace pult::storage::sqlite {

namespace {

struct RemotePart {
    wire::Attachment shown;
    std::string remote_id;
    std::string url;
    std::string sha256;
};
BOOST_DESCRIBE_STRUCT(RemotePart, (), (shown, remote_id, url, sha256))

struct NewText {
    std::string text;
    std::vector<RemotePart> attachments;
};
BOOST_DESCRIBE_STRUCT(NewText, (), (text, attachments))

/// A change of a customer's message, of one of the three kinds.
struct Change {
    Time at;
    std::optional<NewText> edit;
    std::optional<bool> deleted;
    std::optional<std::string> emoji; ///< empty: taken back
};
BOOST_DESCRIBE_STRUCT(Change, (), (at, edit, deleted, emoji))

NewText newTextOf(const inbound::Edit& edit) {
    NewText text{edit.text, {}};
    for (const auto& part : edit.attachments)
        text.attachments.push_back({part.shown, part.remoteId, part.url, part.sha256});
    return text;
}

/// False when nothing changes: an older edit that comes late, the same text again.
bool rewrite(WriteTransaction& tx, wire::Message& message, const NewText& edit, Time at) {
    if (message.edited_at && at < *message.edited_at)
        return false;
    if (edit.text == message.text && edit.attachments.empty())
        return false;
    if (!message.former_texts)
        message.former_texts.emplace();
    message.former_texts->push_back({message.text, at});
    message.text = edit.text;
    message.edited_at = at;
    if (edit.attachments.empty())
        return true;
    message.attachments.clear();
    std::vector<inbound::Attachment> remote;
    for (const auto& part : edit.attachments) {
        message.attachments.push_back(part.shown);
        remote.push_back({part.shown, part.remote_id, part.url, part.sha256, {}});
    }
    tx.db.run("DELETE FROM fetch WHERE message_id = ?", message.id);
    const auto dialog = loadDialog(tx.db, message.dialog_id).value();
    orderFetches(tx, dialog.life.channelId, message.id, remote, 0);
    return true;
}

void apply(WriteTransaction& tx, MessageId id, const Change& change, const domain::Actor& actor) {
    auto message = loadMessage(tx.db, id).value();
    bool changed = false;
    std::string_view cause;
    if (change.edit) {
        changed = rewrite(tx, message, *change.edit, change.at);
        cause = "edited";
    } else if (change.deleted) {
        changed = !message.deleted_at;
        message.deleted_at = message.deleted_at.value_or(change.at);
        cause = "deleted";
    } else if (change.emoji) {
        changed = domain::react(message, authorOf(actor), *change.emoji, change.at);
        cause = "reacted";
    }
    if (changed)
        changeMessage(tx, message, actor, cause);
}

/// At once when its message is here; else it waits for it. Of somebody who has never written there is nothing to keep.
void applyOrKeep(WriteTransaction& tx, ChannelId channel, const inbound::Peer& peer, const std::string& externalId,
                 const Change& change) {
    const auto contact = contactOf(tx.db, channel, peer);
    if (!contact)
        return;
    const domain::Actor actor{wire::AuthorKind::customer, contact->customer.value, contact->name};
    if (const auto message = messageByExternalId(tx.db, contact->thread, externalId))
        apply(tx, *message, change, actor);
    else
        tx.db.run("INSERT INTO early_change (thread_id, external_id, payload, at) VALUES (?, ?, ?, ?)", contact->thread,
                  externalId, wire::encode(change), tx.now());
}

} // namespace

Result<Done> recordEdit(WriteTransaction& tx, ChannelId channel, const inbound::Edit& edit, UpdateRecorded& tally) {
    if (!isFirst(tx, channel, edit.key)) {
        ++tally.duplicates;
        return Done{};
    }
    Change change;
    change.at = edit.at;
    change.edit = newTextOf(edit);
    applyOrKeep(tx, channel, edit.peer, edit.externalId, change);
    return Done{};
}

Result<Done> recordDeletion(WriteTransaction& tx, ChannelId channel, const inbound::Deletion& deletion,
                            UpdateRecorded& tally) {
    if (!isFirst(tx, channel, deletion.key)) {
        ++tally.duplicates;
        return Done{};
    }
    Change change;
    change.at = deletion.at;
    change.deleted = true;
    for (const auto& externalId : deletion.externalIds)
        applyOrKeep(tx, channel, deletion.peer, externalId, change);
    return Done{};
}

Result<Done> recordReaction(WriteTransaction& tx, ChannelId channel, const inbound::Reaction& reaction,
                            UpdateRecorded& tally) {
    if (!isFirst(tx, channel, reaction.key)) {
        ++tally.duplicates;
        return Done{};
    }
    Change change;
    change.at = reaction.at;
    change.emoji = reaction.emoji;
    applyOrKeep(tx, channel, reaction.peer, reaction.externalId, change);
    return Done{};
}

Result<Done> nameAuthor(WriteTransaction& tx, ChannelId channel, const inbound::AuthorNamed& named) {
    constexpr int kMostRenamed = 200; // the newest; older ones keep what they were shown with
    const auto contact = contactOf(tx.db, channel, named.peer);
    if (!contact || named.name.empty())
        return Done{};
    std::vector<MessageId> messages;
    {
        Rows row = tx.db.query("SELECT id FROM message WHERE thread_id = ? AND author_name = ? AND direction <> 'note'"
                               " ORDER BY id DESC LIMIT ?",
                               contact->thread, named.formerName, kMostRenamed);
        while (row.next())
            messages.push_back(row.get<MessageId>(0));
    }
    for (const auto id : messages) {
        tx.db.run("UPDATE message SET author_name = ? WHERE id = ?", named.name, id);
        changeMessage(tx, loadMessage(tx.db, id).value(), domain::Actor{}, "author_named");
    }
    return Done{};
}

void applyEarlyChanges(WriteTransaction& tx, ThreadId thread, std::string_view externalId, MessageId message) {
    std::vector<Change> changes;
    {
        Rows row = tx.db.query("SELECT payload FROM early_change WHERE thread_id = ? AND external_id = ? ORDER BY id",
                               thread, externalId);
        while (row.next())
            changes.push_back(decodeStored<Change>(row.get<std::string_view>(0)));
    }
    if (changes.empty())
        return;
    const auto author = loadMessage(tx.db, message).value().author;
    for (const auto& change : changes)
        apply(tx, message, change, {author.kind, author.id, author.name});
    tx.db.run("DELETE FROM early_change WHERE thread_id = ? AND external_id = ?", thread, externalId);
}

} // namespace pult::storage::sqlite
