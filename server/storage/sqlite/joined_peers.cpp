// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts that turn out to be one person.
#include "server/storage/sqlite/customer_merges.hpp"
#include "server/storage/sqlite/peers.hpp"

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

bool isBlocked(Connection& db, const Contact& contact) {
    return loadCustomer(db, contact.customer).value().blocked;
}

bool hasOpenDialog(Connection& db, const Contact& contact) {
    Rows row = db.query("SELECT 1 FROM dialog WHERE thread_id = ? AND closed_at IS NULL", contact.thread);
    return row.next();
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
    if (isBlocked(tx.db, kept) != isBlocked(tx.db, gone))
        return;
    tx.db.run("UPDATE contact_alias SET contact_id = ? WHERE contact_id = ?", kept.thread, gone.thread);
    tx.db.run("INSERT OR REPLACE INTO contact_alias (channel_id, peer, contact_id) VALUES (?, ?, ?)", channel,
              gone.peer, kept.thread);
    if (kept.customer != gone.customer)
        joinCustomers(tx, kept.customer, gone.customer, {}, domain::Actor{});
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
