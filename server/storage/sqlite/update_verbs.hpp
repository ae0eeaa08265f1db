// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/peers.hpp"

/// What recordUpdate does with each kind of event; see server/storage/inbound.hpp.
namespace pult::storage::sqlite {

/// Of an event that is no customer's message: true the first time the key comes. An empty key is always new.
[[nodiscard]] bool isFirst(WriteTransaction& tx, ChannelId channel, const std::string& key);

// updates.cpp
/// `body` is what they came in.
Result<UpdateRecorded> recordEvents(WriteTransaction& tx, const ChannelInfo& channel, const std::string& body,
                                    const std::vector<inbound::Event>& events);

// update_messages.cpp
Result<Done> recordMessage(WriteTransaction& tx, const ChannelInfo& channel, const inbound::Message& message,
                           const std::string& raw, UpdateRecorded& tally);
Result<Done> recordServiceLine(WriteTransaction& tx, ChannelId channel, const inbound::ServiceLine& line,
                               UpdateRecorded& tally);
Result<Done> keepUnread(WriteTransaction& tx, const ChannelInfo& channel, const inbound::NotUnderstood& event,
                        UpdateRecorded& tally);

// update_changes.cpp
Result<Done> recordEdit(WriteTransaction& tx, ChannelId channel, const inbound::Edit& edit, UpdateRecorded& tally);
Result<Done> recordDeletion(WriteTransaction& tx, ChannelId channel, const inbound::Deletion& deletion,
                            UpdateRecorded& tally);
Result<Done> recordReaction(WriteTransaction& tx, ChannelId channel, const inbound::Reaction& reaction,
                            UpdateRecorded& tally);
/// Changes that came before their message.
void applyEarlyChanges(WriteTransaction& tx, ThreadId thread, std::string_view externalId, MessageId message);

Result<Done> nameAuthor(WriteTransaction& tx, ChannelId channel, const inbound::AuthorNamed& named);

// update_states.cpp
Result<Done> noteTyping(WriteTransaction& tx, ChannelId channel, const inbound::Typing& typing, UpdateRecorded& tally);
Result<Done> recordStatus(WriteTransaction& tx, ChannelId channel, const inbound::Status& status);
Result<Done> recordReadUpTo(WriteTransaction& tx, ChannelId channel, const inbound::ReadUpTo& read);
Result<Done> recordReachability(WriteTransaction& tx, ChannelId channel, const inbound::Reachability& event,
                                UpdateRecorded& tally);
Result<Done> recordPeerChange(WriteTransaction& tx, ChannelId channel, const inbound::PeerChanged& event,
                              UpdateRecorded& tally);
/// Whether he may be written to; a line in his thread says when it changes.
void setReachable(WriteTransaction& tx, ThreadId thread, bool reachable);
/// The messenger takes no more free words in this dialog until the customer writes.
void closeWindow(WriteTransaction& tx, DialogId dialog);
/// What the messenger reports of a message of ours, or of one of the parts it went out in.
Result<Done> settle(WriteTransaction& tx, MessageId id, const inbound::Status& status, bool isPart);
/// The message has reached this state, by the messenger's word and at its time.
void advanceMessage(WriteTransaction& tx, MessageId id, wire::MessageState state, const std::string& error, Time at);

// catalogue.cpp
Result<Done> recordTemplateStatus(WriteTransaction& tx, ChannelId channel, const inbound::TemplateStatus& event,
                                  UpdateRecorded& tally);

// fetches.cpp
/// Orders the bytes of the attachments that have some; `first` is the position of the first of them.
void orderFetches(WriteTransaction& tx, ChannelId channel, MessageId message,
                  const std::vector<inbound::Attachment>& attachments, int first);

} // namespace pult::storage::sqlite
