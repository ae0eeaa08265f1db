// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"
#include "shared/wire/shapes.hpp"

/// The objects of the operator API. Member and enumerator names are the JSON keys and texts (a
/// trailing underscore keeps clear of C++ keywords and isn't sent): only add, a new member is
/// optional, nothing is renamed, retyped or reused. Text that a reader doesn't know becomes
/// `unknown`, so that an older client survives a newer server.
namespace pult::wire {

enum class DialogStatus { unknown, bot, queued, offered, active, waiting, snoozed, closed };
BOOST_DESCRIBE_ENUM(DialogStatus, unknown, bot, queued, offered, active, waiting, snoozed, closed)

enum class Resolution {
    unknown,
    resolved,
    no_reply_from_client,
    declined,
    duplicate,
    spam,
    merged,
    bot_resolved,
    auto_inactive
};
BOOST_DESCRIBE_ENUM(Resolution, unknown, resolved, no_reply_from_client, declined, duplicate, spam, merged,
                    bot_resolved, auto_inactive)

enum class Direction { unknown, in, out, note, system };
BOOST_DESCRIBE_ENUM(Direction, unknown, in, out, note, system)

/// Delivery of an outbound message; later states win over earlier ones, whatever order they arrive in.
enum class MessageState {
    unknown,
    scheduled,
    queued,
    inflight,
    accepted,
    delivered,
    read,
    failed,
    uncertain,
    cancelled
};
BOOST_DESCRIBE_ENUM(MessageState, unknown, scheduled, queued, inflight, accepted, delivered, read, failed, uncertain,
                    cancelled)

enum class AuthorKind { unknown, customer, operator_, bot, system };
BOOST_DESCRIBE_ENUM(AuthorKind, unknown, customer, operator_, bot, system)

enum class AttachmentKind { unknown, photo, video, voice, audio, file, sticker, location, contact };
BOOST_DESCRIBE_ENUM(AttachmentKind, unknown, photo, video, voice, audio, file, sticker, location, contact)

enum class ChannelKind { unknown, webchat, telegram, whatsapp, vk };
BOOST_DESCRIBE_ENUM(ChannelKind, unknown, webchat, telegram, whatsapp, vk)

enum class ChannelState { unknown, ok, degraded, paused, misconfigured };
BOOST_DESCRIBE_ENUM(ChannelState, unknown, ok, degraded, paused, misconfigured)

enum class Role { unknown, operator_, senior, supervisor, admin, owner, auditor };
BOOST_DESCRIBE_ENUM(Role, unknown, operator_, senior, supervisor, admin, owner, auditor)

enum class PresenceStatus { unknown, available, busy, break_, hidden, offline };
BOOST_DESCRIBE_ENUM(PresenceStatus, unknown, available, busy, break_, hidden, offline)

enum class ComposeMode { unknown, reply, note };
BOOST_DESCRIBE_ENUM(ComposeMode, unknown, reply, note)

struct Author {
    AuthorKind kind = AuthorKind::unknown;
    std::int64_t id = 0; ///< of the customer or the operator; 0 for bot and system
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Author, (), (kind, id, name))

struct Attachment {
    std::optional<FileId> file_id; ///< empty while the file is not on our server (yet)
    AttachmentKind kind = AttachmentKind::unknown;
    std::string name;
    std::string type; ///< media type, by content
    std::int64_t size = 0;
    std::optional<int> width;
    std::optional<int> height;
    std::optional<std::int64_t> duration_ms;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (file_id, kind, name, type, size, width, height, duration_ms))

struct Message {
    MessageId id;
    ThreadId thread_id;
    DialogId dialog_id;
    Seq seq = 0; ///< journal number of the message's first appearance; orders a thread
    Direction direction = Direction::unknown;
    Author author;
    std::string text;
    std::vector<Attachment> attachments;
    Nullable<MessageId> reply_to;
    Time at;                          ///< when it was written, by the messenger's clock where there is one
    Time received_at;                 ///< when our server had it
    Nullable<MessageState> state;     ///< outbound only
    std::optional<std::string> error; ///< why it failed, for a person
    std::optional<Time> edited_at;
    std::optional<Time> send_at;
    std::optional<std::string> client_id;
    std::optional<std::string> event; ///< system lines: what happened, e.g. `assigned`, `closed`
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, thread_id, dialog_id, seq, direction, author, text, attachments, reply_to, at, received_at,
                       state, error, edited_at, send_at, client_id, event))

/// What a list row shows of the newest public message or note.
struct LastMessage {
    MessageId id;
    Seq seq = 0;
    Direction direction = Direction::unknown;
    Author author;
    std::string text; ///< at most kLastMessagePreview code points
    std::optional<AttachmentKind> attachment;
    Time at;
    std::optional<MessageState> state;
};
BOOST_DESCRIBE_STRUCT(LastMessage, (), (id, seq, direction, author, text, attachment, at, state))

struct Dialog {
    DialogId id;
    ThreadId thread_id;
    CustomerId customer_id;
    ChannelId channel_id;
    DialogStatus status = DialogStatus::unknown;
    bool unanswered = false;
    Nullable<Time> waiting_since; ///< the first customer message nobody has answered
    Nullable<OperatorId> assignee_id;
    Nullable<GroupId> group_id;
    Nullable<StageId> stage_id;
    std::vector<std::string> tags;
    int priority = 0;
    Time opened_at;
    Nullable<Time> closed_at;
    Nullable<Resolution> resolution;
    std::int64_t version = 0;
    Seq last_seq = 0;         ///< of the newest message
    Seq last_inbound_seq = 0; ///< of the newest customer message; what `seen_seq` is compared with
    Nullable<LastMessage> last_message;
    Nullable<Time> window_ends_at;
    std::optional<Time> snoozed_until;
    std::optional<bool> snoozed_until_reply;
    std::optional<int> reopens;
    std::string customer_name;
    std::optional<Seq> read_seq; ///< of the asking operator; only in answers, never in events
};
BOOST_DESCRIBE_STRUCT(Dialog, (),
                      (id, thread_id, customer_id, channel_id, status, unanswered, waiting_since, assignee_id, group_id,
                       stage_id, tags, priority, opened_at, closed_at, resolution, version, last_seq, last_inbound_seq,
                       last_message, window_ends_at, snoozed_until, snoozed_until_reply, reopens, customer_name,
                       read_seq))

struct Identity {
    IdentityId id;
    ChannelId channel_id;
    std::string peer; ///< the messenger's id of the contact; for the web chat the visitor's number
    std::string name;
    bool verified = false;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, channel_id, peer, name, verified))

struct Customer {
    CustomerId id;
    std::string name;
    std::vector<Identity> identities;
    std::vector<std::string> tags;
    std::map<std::string, std::string> fields;
    bool vip = false;
    bool blocked = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Customer, (), (id, name, identities, tags, fields, vip, blocked, version))

struct CustomerNote {
    NoteId id;
    CustomerId customer_id;
    Author author;
    std::string text;
    bool pinned = false;
    Time at;
};
BOOST_DESCRIBE_STRUCT(CustomerNote, (), (id, customer_id, author, text, pinned, at))

struct User {
    OperatorId id;
    std::string login;
    std::string name;
    Role role = Role::unknown;
    std::optional<bool> disabled;
    std::optional<std::vector<GroupId>> groups;
    std::optional<FileId> photo;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, login, name, role, disabled, groups, photo))

struct Presence {
    OperatorId operator_id;
    PresenceStatus status = PresenceStatus::unknown; ///< offline is derived: no live session
    std::optional<std::string> reason;
    Time since;
};
BOOST_DESCRIBE_STRUCT(Presence, (), (operator_id, status, reason, since))

struct Channel {
    ChannelId id;
    ChannelKind kind = ChannelKind::unknown;
    std::string name;
    std::string key; ///< public id: in the web chat's snippet, in webhook paths
    ChannelState state = ChannelState::unknown;
    std::optional<std::string> reason; ///< why it isn't ok
    Time since;
    std::int64_t version = 0;
    /// Only for who may manage channels; secrets are shown as "set", never their value.
    std::optional<std::map<std::string, std::string>> settings;
};
BOOST_DESCRIBE_STRUCT(Channel, (), (id, kind, name, key, state, reason, since, version, settings))

struct Draft {
    DialogId dialog_id;
    ComposeMode mode = ComposeMode::unknown;
    std::string text; ///< empty: the draft is gone
    std::vector<FileId> attachments;
    std::optional<MessageId> reply_to;
    Time at;                                      ///< when it was typed; the newest wins
    std::optional<std::int64_t> cursor;           ///< where the caret stood, in UTF-16 units
    std::optional<std::vector<Attachment>> files; ///< what `attachments` are; the server says so
};
BOOST_DESCRIBE_STRUCT(Draft, (), (dialog_id, mode, text, attachments, reply_to, at, cursor, files))

struct Token {
    TokenId id;
    std::string name;
    std::vector<std::string> scopes;
    Time created_at;
    std::optional<Time> expires_at;
    std::optional<Time> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Token, (), (id, name, scopes, created_at, expires_at, revoked_at))

} // namespace pult::wire
