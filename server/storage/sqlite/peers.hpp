// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

/// Who writes on a channel: contacts, and the other ids a messenger knows them by.
namespace pult::storage::sqlite {

struct Contact {
    ThreadId thread;
    std::string peer; ///< the id its thread goes by
    CustomerId customer;
    std::string name;
    DialogId latestDialog;
    std::string username;
    std::string phone;
    bool reachable = true;
};

[[nodiscard]] std::optional<Contact> contactByPeer(Connection& db, ChannelId channel, std::string_view peer);
/// By his first id, else by one of the others: whichever is known.
[[nodiscard]] std::optional<Contact> contactOf(Connection& db, ChannelId channel, const inbound::Peer& peer);
/// A new contact with a customer of his own.
Contact addContact(WriteTransaction& tx, ChannelId channel, const std::string& peer, const std::string& name,
                   const std::map<std::string, std::string>& fields, bool verified, const std::string& username = {});
/// Keeps what an event says about its sender: further ids, a new name, user name, phone.
void rememberPeer(WriteTransaction& tx, ChannelId channel, const Contact& contact, const inbound::Peer& peer);
/// The contact goes by another id from now on; the former one keeps naming it.
/// Errors   conflict   the new id belongs to somebody else
Result<Done> changePeer(WriteTransaction& tx, ChannelId channel, const Contact& contact, const std::string& newPeer);

/// Two contacts that turn out to be one person, because an event names him by the ids of both: from now on both ids
/// lead to one thread, which is the one with an open dialog, else the one that goes by his first id. The other thread
/// stays as it is, with its dialogs, also an open one: what is asked there is answered there. Both belong to one
/// customer then, who has the notes, tags and fields of both, and the newest dialog of each of his threads says so.
/// Where one of them is kept out and the other isn't nothing is joined: people decide on that first.
void joinContacts(WriteTransaction& tx, ChannelId channel, const inbound::Peer& peer);
/// `gone` is found as `kept` from now on, unless they can't be one person.
void joinContacts(WriteTransaction& tx, ChannelId channel, const Contact& kept, const Contact& gone);
[[nodiscard]] std::vector<ThreadId> threadsJoinedTo(Connection& db, ThreadId thread);

/// The message's own attributes and those that were told before it; these are used up.
[[nodiscard]] std::map<std::string, std::string>
withWaitingAttributes(WriteTransaction& tx, ThreadId thread, const std::map<std::string, std::string>& attributes);

/// Also by the id of one of the messages that the messenger has made of it; in the threads that were joined to this
/// one, too.
[[nodiscard]] std::optional<MessageId> messageByExternalId(Connection& db, ThreadId thread,
                                                           std::string_view externalId);

/// The messenger's id of a message; empty when it has none.
[[nodiscard]] std::string externalIdOf(Connection& db, MessageId id);

} // namespace pult::storage::sqlite
