// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/inbound.hpp"
#include "server/storage/verb_types.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/lifecycle.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/dialogs.hpp"
#include "shared/wire/events.hpp"

/// Messages on their way in and out.
namespace pult::storage {

struct InboundMessage {
    ChannelId channel;
    std::string key; ///< unique per channel: the messenger's id, or the visitor's cid
    std::string raw; ///< the body as it arrived
    std::string peer;
    std::string peerName;     ///< used when the contact is new
    std::string peerUsername; ///< the same
    std::string text;
    std::vector<FileId> files;        ///< uploaded before, by this peer
    std::optional<MessageId> replyTo; ///< left out unless it stands in the sender's own thread
    Time at;
    std::map<std::string, std::string> attributes; ///< page, referrer, utm: kept with a new dialog
    std::optional<std::string> clientId; ///< the sender's own name for it (the visitor's cid); unique per sender

    // What only messengers have:
    std::string externalId;                  ///< the messenger's id of it, unique within the thread
    std::string replyToExternal;             ///< instead of replyTo
    std::vector<inbound::Attachment> remote; ///< parts whose bytes are fetched later, if they have any
    std::string authorName;                  ///< in a group chat: who of them speaks
    std::optional<std::string> forwardedFrom;
    std::string album;
    std::optional<wire::PressedButton> pressed;
    std::string unsupported; ///< the messenger's word for a kind that can't be shown
};

struct InboundRecorded {
    wire::Message message;
    std::int64_t visitorSeq = 0; ///< number within the contact's own stream
    bool duplicate = false;      ///< was recorded before; nothing has changed
};

struct OutboundMessage {
    Guard guard; ///< dialog_reply or dialog_note
    DialogId dialog;
    std::string clientId;
    bool note = false;
    std::string text;
    std::vector<FileId> files; ///< uploaded by the sender
    std::optional<MessageId> replyTo;
    std::optional<Seq> seenSeq;
    std::optional<Time> sendAt;
    Millis hold{0}; ///< scheduled for so long, and everything behind it in the thread waits for it
    std::optional<OperatorId> seenAssignee;
    std::optional<TemplateId> templateId = {}; ///< the text was made from it
    std::optional<wire::TemplateUse> use = {}; ///< instead of a text: filled in by the store
    std::optional<std::vector<wire::MessageButton>> buttons = {};
    std::optional<std::string> menu = {};
    std::vector<LinkedFile> links = {};           ///< the store writes them under the text
    std::vector<domain::Principal> mentions = {}; ///< whom a note calls
    std::optional<domain::Principal> whisperTo = {};
    bool mayBeForeign = true;         ///< also into a dialog that a colleague has
    std::vector<FileId> asFiles = {}; ///< of `files`: pictures that go as files
};

/// The company writes first.
struct DialogStart {
    Guard guard;         ///< dialog_reply
    IdentityId identity; ///< or:
    ChannelId channel;
    std::string peer;
    std::string clientId;
    std::string text; ///< or:
    std::optional<wire::TemplateUse> use;
    bool isVisitorThere = false; ///< of a web chat: he looks at it this moment
    bool mayBeForeign = true;    ///< also into the dialog that a colleague has with him
};

/// Other words for a message that was written before.
struct MessageEdit {
    Guard guard; ///< message_edit_own
    MessageId message;
    std::string text;
    std::optional<Time> seenEditedAt; ///< `stale` when the message was edited at another time; 0: never
};

/// What one request of a messenger, or one answer to a poll, has told: kept whole or not at all.
struct InboundUpdate {
    ChannelId channel;
    std::string raw; ///< the body as it arrived
    std::vector<inbound::Event> events;
    std::optional<std::string> cursor; ///< where the next poll goes on from
};

/// A customer who is typing just now.
struct TypingCustomer {
    DialogId dialog;
    domain::DialogFacts facts;
    wire::Author author;
};

struct UpdateRecorded {
    int messages = 0;                        ///< new ones
    int duplicates = 0;                      ///< events that were known by their key
    int quarantined = 0;                     ///< newly kept unread
    std::vector<TypingCustomer> typing = {}; ///< those who have an open dialog and are heard
};

/// Something that couldn't be understood.
struct Quarantined {
    std::int64_t id = 0;
    ChannelId channel;
    std::string key;
    std::string kind;
    std::string why;
    std::string raw;
    Time at;
    MessageId message; ///< its placeholder, if it has one
};

/// A customer's file that is still with his messenger.
struct Fetch {
    MessageId message;
    int position = 0; ///< among the message's attachments
    ChannelId channel;
    std::string remoteId;
    std::string url;
    std::string sha256; ///< of the bytes, hex, where the messenger has said it
    int attempts = 0;
    wire::Attachment shown;
    std::string owner; ///< whose file it will be: goes into StoredFile::owner
};

/// A message that waits to be handed to its messenger.
struct OutboxItem {
    MessageId message;
    ThreadId thread;
    ChannelId channel;
    std::string peer;
    std::string phone; ///< of the peer, where the messenger has told it; digits
    wire::Message content;
    int attempts = 0;
    Time dueAt;
    std::string replyToExternal;      ///< the messenger's id of what it quotes; empty: nothing it knows
    int partsSent = 0;                ///< of a message that goes out in several, so many have been accepted
    std::optional<Time> unknownSince; ///< an earlier try had an unknown outcome, first at this moment
};

/// A change of a message that its messenger is to make. Making it twice does no harm.
struct ChangeItem {
    std::int64_t id = 0;
    MessageId message;
    ThreadId thread;
    ChannelId channel;
    std::string peer;
    std::string phone;
    wire::ChangeKind kind = wire::ChangeKind::unknown;
    std::string text;                     ///< the new words, or the emoji
    wire::Message content;                ///< the message as it is now
    std::vector<std::string> externalIds; ///< the messenger's ids of it, in order; empty: it has never told one
    int attempts = 0;
    Time askedAt;
};

/// What the messenger said to it.
struct DeliveryVerdict {
    wire::MessageState state = wire::MessageState::accepted; ///< accepted, failed, uncertain, or queued to try again
    std::string externalId;
    std::string error;
    std::optional<Time> retryAt;
    bool partSent = false;                    ///< queued for its next part: this one was accepted
    bool tried = true;                        ///< false: only put off, it counts as no try
    bool unknownOutcome = false;              ///< queued to be tried again although it may have been taken
    bool unreachable = false;                 ///< the contact can't be written to until he writes himself
    bool windowClosed = false;                ///< the messenger's time to answer is over
    std::string newPeer = {};                 ///< the contact goes by another id now
    std::vector<std::string> furtherIds = {}; ///< of a message that the messenger has made several of
};

} // namespace pult::storage
