// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts that turn out to be one person.
#include <algorithm>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/peers.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

bool isPhone(std::string_view id) {
    return id.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A phone number passes from hand to hand; an id that isn't one stays with its person.
bool hasOwnId(Connection& db, const Contact& contact) {
    if (!isPhone(contact.peer))
        return true;
    Rows row = db.query("SELECT peer FROM contact_alias WHERE contact_id = ?", contact.thread);
    while (row.next())
        if (!isPhone(row.get<std::string_view>(0)))
            return true;
    return false;
}

bool hasOpenDialog(Connection& db, const Contact& contact) {
    Rows row = db.query("SELECT 1 FROM dialog WHERE thread_id = ? AND closed_at IS NULL", contact.thread);
    return row.next();
}

std::vector<DialogId> dialogsOf(Connection& db, CustomerId customer) {
    std::vector<DialogId> dialogs;
    Rows row = db.query("SELECT id FROM dialog WHERE customer_id = ? ORDER BY id", customer);
    while (row.next())
        dialogs.push_back(row.get<DialogId>(0));
    return dialogs;
}

/// Where a person reads that a customer is another one, too: the newest dialog of each of his threads.
std::vector<DialogId> newestDialogsOf(Connection& db, CustomerId customer) {
    std::vector<DialogId> dialogs;
    Rows row =
        db.query("SELECT latest_dialog FROM contact WHERE customer_id = ? AND latest_dialog > 0 ORDER BY id", customer);
    while (row.next())
        dialogs.push_back(row.get<DialogId>(0));
    return dialogs;
}

/// In his threads it stands whose card his is now, too.
void tellJoined(WriteTransaction& tx, const std::vector<DialogId>& dialogs, const std::string& other) {
    for (const auto id : dialogs)
        addLine(tx, loadDialog(tx.db, id).value(), domain::Actor{}, "customers_joined", other);
}

/// Everything of `gone` goes to `kept`; its card stays, empty, for whoever still knows its number.
void joinCustomers(WriteTransaction& tx, CustomerId keptId, CustomerId goneId) {
    auto kept = loadCustomer(tx.db, keptId).value();
    auto gone = loadCustomer(tx.db, goneId).value();
    const auto dialogs = dialogsOf(tx.db, goneId);
    const auto newestOfKept = newestDialogsOf(tx.db, keptId), newestOfGone = newestDialogsOf(tx.db, goneId);
    tx.db.run("UPDATE contact SET customer_id = ? WHERE customer_id = ?", keptId, goneId);
    for (const auto id : dialogs) {
        const DialogRow before = loadDialog(tx.db, id).value();
        DialogRow after = before;
        after.life.customerId = keptId;
        after.customerName = kept.name;
        ++after.life.version;
        updateDialog(tx, after, before);
        announceDialog(tx, after, before, domain::Actor{}, "joined");
    }
    for (const auto& tag : gone.tags)
        if (std::find(kept.tags.begin(), kept.tags.end(), tag) == kept.tags.end())
            kept.tags.push_back(tag);
    kept.fields.merge(gone.fields); // where both say something, his first card counts
    kept.vip = kept.vip || gone.vip;
    kept.blocked = kept.blocked || gone.blocked;
    kept.identities = loadCustomer(tx.db, keptId).value().identities;
    ++kept.version;
    writeCustomer(tx, kept, false, domain::Actor{}, "joined");
    auto left = loadCustomer(tx.db, goneId).value();
    ++left.version;
    writeCustomer(tx, left, false, domain::Actor{}, "joined");
    moveNotes(tx, goneId, keptId);
    tellJoined(tx, newestOfKept, gone.name);
    tellJoined(tx, newestOfGone, kept.name);
}

} // namespace

std::vector<ThreadId> threadsJoinedTo(Connection& db, ThreadId thread) {
    std::vector<ThreadId> threads;
    Rows row = db.query("SELECT c.id FROM contact_alias a JOIN contact c ON c.channel_id = a.channel_id"
                        " AND c.peer = a.peer WHERE a.contact_id = ? AND c.id <> a.contact_id",
                        thread);
    while (row.next())
        threads.push_back(row.get<ThreadId>(0));
    return threads;
}

void joinContacts(WriteTransaction& tx, ChannelId channel, const Contact& kept, const Contact& gone) {
    if (kept.thread == gone.thread || (hasOwnId(tx.db, kept) && hasOwnId(tx.db, gone)))
        return;
    tx.db.run("UPDATE contact_alias SET contact_id = ? WHERE contact_id = ?", kept.thread, gone.thread);
    tx.db.run("INSERT OR REPLACE INTO contact_alias (channel_id, peer, contact_id) VALUES (?, ?, ?)", channel,
              gone.peer, kept.thread);
    if (kept.customer != gone.customer)
        joinCustomers(tx, kept.customer, gone.customer);
}

void joinContacts(WriteTransaction& tx, ChannelId channel, const inbound::Peer& peer) {
    if (peer.aliases.empty())
        return;
    for (const auto& alias : peer.aliases) {
        const auto mine = contactByPeer(tx.db, channel, peer.id);
        const auto other = contactByPeer(tx.db, channel, alias);
        if (!mine || !other || mine->thread == other->thread)
            continue;
        const bool keepsOther = !hasOpenDialog(tx.db, *mine) && hasOpenDialog(tx.db, *other);
        joinContacts(tx, channel, keepsOther ? *other : *mine, keepsOther ? *mine : *other);
    }
}

} // namespace pult::storage::sqlite
