// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/peers.hpp"

#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

using Attributes = std::map<std::string, std::string>;

constexpr char kContact[] =
    "SELECT id, peer, customer_id, name, latest_dialog, username, phone, reachable FROM contact";

std::optional<Contact> readContact(Rows row) {
    if (!row.next())
        return std::nullopt;
    Contact contact;
    row.read(0, contact.thread, contact.peer, contact.customer, contact.name, contact.latestDialog, contact.username,
             contact.phone, contact.reachable);
    return contact;
}

bool isNumber(std::string_view id) {
    return id.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A phone number passes from hand to hand, an id that isn't one stays with its person: whoever has another such id is
/// another person, although he has the number.
bool isSomebodyElse(Connection& db, const Contact& contact, std::string_view id) {
    if (isNumber(id))
        return false;
    if (!isNumber(contact.peer))
        return true;
    Rows row = db.query("SELECT peer FROM contact_alias WHERE contact_id = ?", contact.thread);
    while (row.next())
        if (!isNumber(row.get<std::string_view>(0)))
            return true;
    return false;
}

bool isAlias(Connection& db, ChannelId channel, std::string_view id) {
    Rows row = db.query("SELECT 1 FROM contact_alias WHERE channel_id = ? AND peer = ?", channel, id);
    return row.next();
}

/// The card shows the messenger's name until somebody has given it another.
void rename(WriteTransaction& tx, const Contact& contact, const std::string& name) {
    auto customer = loadCustomer(tx.db, contact.customer).value();
    const bool shown = customer.name == contact.name;
    tx.db.run("UPDATE contact SET name = ? WHERE id = ?", name, contact.thread);
    customer = loadCustomer(tx.db, contact.customer).value();
    if (shown)
        customer.name = name;
    ++customer.version;
    writeCustomer(tx, customer, shown, domain::Actor{}, "renamed");
}

/// The card shows the user name, too.
void tellAgain(WriteTransaction& tx, CustomerId id) {
    auto customer = loadCustomer(tx.db, id).value();
    ++customer.version;
    writeCustomer(tx, customer, false, domain::Actor{}, "renamed");
}

} // namespace

std::optional<Contact> contactByPeer(Connection& db, ChannelId channel, std::string_view peer) {
    static const std::string kByPeer = std::string(kContact) + " WHERE channel_id = ? AND peer = ?";
    static const std::string kByAlias =
        std::string(kContact) + " WHERE id = (SELECT contact_id FROM contact_alias WHERE channel_id = ? AND peer = ?)";
    // In this order: one that has been joined to another keeps its id, and is the other one by it.
    if (auto contact = readContact(db.query(kByAlias.c_str(), channel, peer)))
        return contact;
    return readContact(db.query(kByPeer.c_str(), channel, peer));
}

std::optional<Contact> contactOf(Connection& db, ChannelId channel, const inbound::Peer& peer) {
    if (auto contact = contactByPeer(db, channel, peer.id))
        return contact;
    for (const auto& alias : peer.aliases)
        if (auto contact = contactByPeer(db, channel, alias); contact && !isSomebodyElse(db, *contact, peer.id))
            return contact;
    return std::nullopt;
}

Contact addContact(WriteTransaction& tx, ChannelId channel, const std::string& peer, const std::string& name,
                   const Attributes& fields, bool verified, const std::string& username) {
    Contact contact;
    contact.peer = peer;
    contact.name = name;
    contact.username = username;
    tx.db.run("INSERT INTO customer (name, fields) VALUES (?, ?)", name, wire::encode(fields));
    contact.customer = CustomerId{tx.db.lastId()};
    tx.db.run("INSERT INTO contact (channel_id, peer, customer_id, name, verified, username) VALUES (?, ?, ?, ?, ?, ?)",
              channel, peer, contact.customer, name, verified, username);
    contact.thread = ThreadId{tx.db.lastId()};
    return contact;
}

void rememberPeer(WriteTransaction& tx, ChannelId channel, const Contact& contact, const inbound::Peer& peer) {
    // Each message tells it all again: what is known already must cost little.
    const auto addAlias = [&](const std::string& alias) {
        const bool isKnown = alias.empty() || alias == contact.peer || isAlias(tx.db, channel, alias);
        if (!isKnown && !contactByPeer(tx.db, channel, alias))
            tx.db.run("INSERT INTO contact_alias (channel_id, peer, contact_id) VALUES (?, ?, ?)", channel, alias,
                      contact.thread);
    };
    addAlias(peer.id);
    for (const auto& alias : peer.aliases)
        addAlias(alias);
    const auto isNews = [](const std::string& told, const std::string& known) {
        return !told.empty() && told != known;
    };
    const bool callsHimselfOtherwise = isNews(peer.username, contact.username);
    if (callsHimselfOtherwise || isNews(peer.phone, contact.phone))
        tx.db.run("UPDATE contact SET username = coalesce(nullif(?1, ''), username),"
                  " phone = coalesce(nullif(?2, ''), phone) WHERE id = ?3",
                  peer.username, peer.phone, contact.thread);
    if (!peer.name.empty() && peer.name != contact.name)
        rename(tx, contact, peer.name);
    else if (callsHimselfOtherwise)
        tellAgain(tx, contact.customer);
}

Result<Done> changePeer(WriteTransaction& tx, ChannelId channel, const Contact& contact, const std::string& newPeer) {
    if (newPeer == contact.peer)
        return Done{};
    if (const auto other = contactByPeer(tx.db, channel, newPeer); other && other->thread != contact.thread)
        return fail(Errc::conflict, "the new id belongs to another conversation");
    tx.db.run("DELETE FROM contact_alias WHERE channel_id = ? AND peer = ?", channel, newPeer);
    tx.db.run("UPDATE contact SET peer = ? WHERE id = ?", newPeer, contact.thread);
    tx.db.run("INSERT INTO contact_alias (channel_id, peer, contact_id) VALUES (?, ?, ?)", channel, contact.peer,
              contact.thread);
    auto customer = loadCustomer(tx.db, contact.customer).value();
    ++customer.version;
    writeCustomer(tx, customer, false, domain::Actor{}, "peer_changed");
    return Done{};
}

Attributes withWaitingAttributes(WriteTransaction& tx, ThreadId thread, const Attributes& attributes) {
    Attributes all = attributes;
    {
        Rows row = tx.db.query("SELECT attributes FROM contact WHERE id = ? AND attributes <> '{}'", thread);
        if (!row.next())
            return all;
        all.merge(decodeStored<Attributes>(row.get<std::string_view>(0)));
    }
    tx.db.run("UPDATE contact SET attributes = '{}' WHERE id = ?", thread);
    return all;
}

std::optional<MessageId> messageByExternalId(Connection& db, ThreadId thread, std::string_view externalId) {
    {
        Rows row = db.query("SELECT id FROM message WHERE external_id = ? AND thread_id = ?", externalId, thread);
        if (row.next())
            return row.get<MessageId>(0);
    }
    {
        Rows row =
            db.query("SELECT message_id FROM message_part WHERE external_id = ? AND thread_id = ?", externalId, thread);
        if (row.next())
            return row.get<MessageId>(0);
    }
    for (const auto joined : threadsJoinedTo(db, thread))
        if (auto message = messageByExternalId(db, joined, externalId))
            return message;
    return std::nullopt;
}

std::string externalIdOf(Connection& db, MessageId id) {
    Rows row = db.query("SELECT external_id FROM message WHERE id = ? AND external_id IS NOT NULL", id);
    return row.next() ? row.get<std::string>(0) : std::string();
}

} // namespace pult::storage::sqlite
