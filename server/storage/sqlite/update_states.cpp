// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/send_key.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/update_verbs.hpp"

namespace pult::storage::sqlite {

namespace {

using wire::MessageState;

/// A mark covers what was sent before it; further back than this everything has been read long ago.
constexpr int kReadAtOnce = 500;

bool isOnItsWay(Connection& db, MessageId message) {
    Rows row = db.query("SELECT 1 FROM outbox WHERE message_id = ?", message);
    return row.next();
}

/// Our key first: it is known before the messenger's answer with its own id is.
std::optional<MessageId> reportedMessage(Connection& db, ChannelId channel, const inbound::Status& status) {
    if (!status.clientId.empty()) {
        const std::string_view ours = messageKey(status.clientId);
        Rows row = db.query("SELECT m.id FROM message m JOIN contact c ON c.id = m.thread_id"
                            " WHERE m.client_id = ? AND m.direction = 'out' AND c.channel_id = ?",
                            ours, channel);
        if (row.next())
            return row.get<MessageId>(0);
    }
    if (status.externalId.empty())
        return std::nullopt;
    Rows row = db.query("SELECT m.id FROM message m JOIN contact c ON c.id = m.thread_id"
                        " WHERE m.external_id = ? AND m.direction = 'out' AND c.channel_id = ?",
                        status.externalId, channel);
    return row.next() ? std::optional(row.get<MessageId>(0)) : std::nullopt;
}

/// Told late: what the customer has written since has opened the window again.
void closeWindowBehind(WriteTransaction& tx, MessageId id) {
    const auto message = loadMessage(tx.db, id).value();
    const auto dialog = loadDialog(tx.db, message.dialog_id).value();
    if (dialog.life.lastInboundSeq < message.seq)
        closeWindow(tx, message.dialog_id);
}

} // namespace

void advanceMessage(WriteTransaction& tx, MessageId id, MessageState state, const std::string& error, Time at) {
    auto message = loadMessage(tx.db, id).value();
    const auto before = message.state.value_or(MessageState::unknown);
    if (before == MessageState::queued && state == MessageState::failed)
        return; // of an earlier try; the next one tells
    // What became of it is known now: a try that is under way has nothing to add, and an earlier one with an unknown
    // outcome did arrive, so that it isn't sent again.
    if (before == MessageState::inflight || before == MessageState::queued)
        tx.db.run("DELETE FROM outbox WHERE message_id = ?", id);
    message.state = domain::advance(before, state);
    if (*message.state == before)
        return;
    message.error.reset();
    if (*message.state == MessageState::read)
        message.read_at = at == Time{} ? tx.now() : at;
    const bool hasFailed = *message.state == MessageState::failed;
    if (hasFailed) {
        message.error = error;
        makeWaitingChanges(tx, message);
    }
    changeMessage(tx, message, domain::Actor{}, "delivery");
    if (hasFailed)
        restoreWaitIfNothingAnswered(tx, message);
}

Result<Done> settle(WriteTransaction& tx, MessageId id, const inbound::Status& status, bool isPart) {
    if (isPart && isOnItsWay(tx.db, id))
        return Done{}; // other parts of it may wait still
    if (!status.externalId.empty())
        tx.db.run("UPDATE message SET external_id = ? WHERE id = ? AND external_id IS NULL", status.externalId, id);
    advanceMessage(tx, id, status.state, status.error, status.at);
    return Done{};
}

Result<Done> recordStatus(WriteTransaction& tx, ChannelId channel, const inbound::Status& status) {
    const auto id = reportedMessage(tx.db, channel, status);
    if (!id)
        return Done{}; // not one of ours
    if (status.windowClosed)
        closeWindowBehind(tx, *id);
    return settle(tx, *id, status, messageKey(status.clientId) != status.clientId);
}

Result<Done> recordReadUpTo(WriteTransaction& tx, ChannelId channel, const inbound::ReadUpTo& read) {
    const auto contact = contactByPeer(tx.db, channel, read.peerId);
    if (!contact)
        return Done{};
    std::vector<MessageId> unread;
    {
        Rows row = tx.db.query("SELECT id, state FROM message WHERE thread_id = ? AND direction = 'out'"
                               " AND CAST(external_id AS INTEGER) BETWEEN 1 AND ? ORDER BY id DESC LIMIT ?",
                               contact->thread, read.number, kReadAtOnce);
        while (row.next() && row.get<MessageState>(1) != MessageState::read)
            unread.push_back(row.get<MessageId>(0));
    }
    for (const auto id : unread)
        if (!isOnItsWay(tx.db, id)) // its first part was read, and others wait still
            advanceMessage(tx, id, MessageState::read, {}, read.at);
    return Done{};
}

Result<Done> noteTyping(WriteTransaction& tx, ChannelId channel, const inbound::Typing& typing, UpdateRecorded& tally) {
    const auto contact = contactOf(tx.db, channel, typing.peer);
    if (!contact || !contact->latestDialog)
        return Done{};
    const auto dialog = loadDialog(tx.db, contact->latestDialog).value();
    if (dialog.life.closedAt || loadCustomer(tx.db, contact->customer).value().blocked)
        return Done{};
    tally.typing.push_back(
        {dialog.life.id, dialog.facts(), {wire::AuthorKind::customer, contact->customer.value, contact->name}});
    return Done{};
}

void setReachable(WriteTransaction& tx, ThreadId thread, bool reachable) {
    DialogId latest;
    {
        Rows row = tx.db.query("UPDATE contact SET reachable = ?1 WHERE id = ?2 AND reachable <> ?1"
                               " RETURNING latest_dialog",
                               reachable, thread);
        if (!row.next())
            return;
        latest = row.get<DialogId>(0);
        row.next(); // to its end: only then is the update complete
    }
    if (!latest)
        return;
    const auto dialog = loadDialog(tx.db, latest).value();
    (void)addLine(tx, dialog, domain::Actor{}, reachable ? "reachable" : "unreachable", {});
}

Result<Done> recordReachability(WriteTransaction& tx, ChannelId channel, const inbound::Reachability& event,
                                UpdateRecorded& tally) {
    if (!isFirst(tx, channel, event.key)) {
        ++tally.duplicates;
        return Done{};
    }
    if (const auto contact = contactOf(tx.db, channel, event.peer))
        setReachable(tx, contact->thread, event.reachable);
    return Done{};
}

Result<Done> recordPeerChange(WriteTransaction& tx, ChannelId channel, const inbound::PeerChanged& event,
                              UpdateRecorded& tally) {
    if (!isFirst(tx, channel, event.key)) {
        ++tally.duplicates;
        return Done{};
    }
    const auto contact = contactByPeer(tx.db, channel, event.formerId);
    if (!contact)
        return Done{};
    if (auto changed = changePeer(tx, channel, *contact, event.peer.id); !changed) {
        // The new id has a thread of its own, where he can be answered.
        if (const auto there = contactByPeer(tx.db, channel, event.peer.id))
            joinContacts(tx, channel, *there, *contact);
        return Done{};
    }
    if (const auto moved = contactByPeer(tx.db, channel, event.peer.id))
        rememberPeer(tx, channel, *moved, event.peer); // answers go to the new number
    if (contact->latestDialog)
        (void)addLine(tx, loadDialog(tx.db, contact->latestDialog).value(), domain::Actor{}, "peer_changed",
                      event.peer.id);
    return Done{};
}

} // namespace pult::storage::sqlite
