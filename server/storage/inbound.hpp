// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/wire/types.hpp"

/// What a messenger tells us, in our words: the codecs of the gateways make these, the store keeps them.
///
/// Text is well-formed UTF-8. Names, texts and payloads are a stranger's words. Every `key` is unique per channel for
/// ever: the same key again is the same event and changes nothing.
namespace pult::storage::inbound {

/// Who it is about. One person of a messenger may go by several ids (a phone and a business-scoped id): `id` is the
/// one he is known by first, `aliases` are others that came with it. Whichever is known already names the thread.
struct Peer {
    std::string id; ///< a chat's id where the messenger answers to chats
    std::vector<std::string> aliases;
    std::string name;     ///< empty when it wasn't said
    std::string username; ///< to be shown, never a key
    std::string phone;    ///< digits, as the messenger vouches for it
};

/// A part of a message that is no text. The bytes are fetched later, by `remoteId` or from `url`.
struct Attachment {
    wire::Attachment shown;  ///< as operators see it; no file_id, `missing` = pending when there are bytes to fetch
    std::string remoteId;    ///< the messenger's id of the file
    std::string url;         ///< an address to fetch from, only at the messenger's own hosts
    std::string sha256;      ///< of the bytes, hex, where the messenger says it
    std::string description; ///< a vCard or the like, kept
};

struct Message {
    std::string key;
    Peer peer;
    std::string externalId;  ///< the messenger's id of it, unique within the peer's thread
    std::int64_t number = 0; ///< the messenger's own rising number within the thread; 0 when it has none
    std::string authorName;  ///< in a group chat: who of them speaks
    std::string text;
    std::vector<Attachment> attachments;
    std::string replyToExternal; ///< the message it quotes; may be unknown to us
    std::optional<std::string> forwardedFrom;
    std::string album;
    std::optional<wire::PressedButton> pressed;
    std::string unsupported; ///< the messenger's word for a kind we can't show
    Time at;
    std::map<std::string, std::string> attributes; ///< where he came from: referral, start payload, ref
    /// The company's own words, written in the messenger's own program (true) or sent by us (then `clientId` or
    /// `externalId` is known already and it is only matched).
    bool fromCompany = false;
    std::string clientId; ///< our outbox key, when the messenger hands it back
};

/// Replaces the text, and the attachments when there are any; what was said before is kept.
struct Edit {
    std::string key;
    Peer peer;
    std::string externalId;
    std::string text;
    std::vector<Attachment> attachments;
    Time at;
};

struct Deletion {
    std::string key;
    Peer peer;
    std::vector<std::string> externalIds;
    Time at;
};

/// All that the person now shows at the message; empty: taken back.
struct Reaction {
    std::string key;
    Peer peer;
    std::string externalId;
    std::string emoji;
    Time at;
};

/// How far one of our messages got. States only rise (domain::advance).
struct Status {
    std::string peerId; ///< empty when the messenger doesn't say
    std::string externalId;
    std::string clientId; ///< our outbox key, when the messenger hands it back
    wire::MessageState state = wire::MessageState::unknown;
    std::string error; ///< in words, when it failed
    Time at;
    bool windowClosed = false; ///< it failed because the customer's last message is too old
};

/// The customer has read all of ours up to this number of the thread.
struct ReadUpTo {
    std::string peerId;
    std::int64_t number = 0;
    Time at;
};

struct Typing {
    Peer peer;
};

/// A grey line in the thread.
struct ServiceLine {
    std::string key;
    Peer peer;
    std::string event; ///< a word of the product: `phone_changed`, `group_title`, `pinned`, `started`, ...
    std::string text;  ///< what the messenger says of it; may be empty
    Time at;
    std::map<std::string, std::string> attributes = {}; ///< where he came from: go with his next dialog
};

/// May he be written to? A new message of his always says yes.
struct Reachability {
    std::string key;
    Peer peer;
    bool reachable = true;
    Time at;
};

/// Who somebody is, learnt after he wrote.
struct Profile {
    Peer peer;
};

/// Who speaks in a group chat, learnt after he spoke: what he said there under his number goes by his name.
struct AuthorNamed {
    Peer peer; ///< the chat
    std::string formerName;
    std::string name;
};

/// The peer goes by another id from now on: a changed phone number, a group that became a supergroup.
struct PeerChanged {
    std::string key;
    std::string formerId;
    Peer peer;
    Time at;
};

/// A template of ours was approved, refused, paused.
struct TemplateStatus {
    std::string key;
    std::string name;
    std::string language;
    std::string status; ///< the messenger's word, upper case
    std::string reason;
    std::optional<wire::TemplateApproval> approval = {}; ///< empty: the word says nothing about it
    bool removed = false;
};

/// The messenger speaks of the account itself: quality, restrictions.
struct AccountNotice {
    enum class Meaning {
        nothing, ///< to be done about
        trouble, ///< the administrator must know
        over     ///< an earlier trouble has ended
    };
    std::string key;
    std::string text;
    Meaning meaning = Meaning::nothing;
};

/// Kept raw, shown as a placeholder where the peer is known, listed and replayed later.
struct NotUnderstood {
    std::string key;
    std::optional<Peer> peer;
    std::string kind; ///< the messenger's word, or `malformed`
    std::string why;  ///< for the administrator, without customer content
    std::string raw;  ///< this part as JSON
    Time at;
};

using Event = std::variant<Message, Edit, Deletion, Reaction, Status, ReadUpTo, Typing, ServiceLine, Profile,
                           Reachability, PeerChanged, TemplateStatus, AccountNotice, NotUnderstood, AuthorNamed>;

} // namespace pult::storage::inbound
