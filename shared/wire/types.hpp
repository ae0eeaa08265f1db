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

/// In which letters a customer writes.
enum class Script { unknown, cyrillic, latin, other };
BOOST_DESCRIBE_ENUM(Script, unknown, cyrillic, latin, other)

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

/// Degrees, WGS 84.
struct Place {
    double latitude = 0;
    double longitude = 0;
    std::optional<std::string> address;
    bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (latitude, longitude, address))

/// Why an attachment has no file: it is being fetched, the messenger doesn't hand out one so large, it is no longer
/// to be had, or it couldn't be fetched.
enum class MissingFile { unknown, pending, too_large, gone, failed };
BOOST_DESCRIBE_ENUM(MissingFile, unknown, pending, too_large, gone, failed)

/// `name` is the file's, the place's or the person's.
struct Attachment {
    std::optional<FileId> file_id; ///< empty while the file is not on our server (yet)
    AttachmentKind kind = AttachmentKind::unknown;
    std::string name;
    std::string type; ///< media type, by content
    std::int64_t size = 0;
    std::optional<int> width;
    std::optional<int> height;
    std::optional<std::int64_t> duration_ms;
    std::optional<MissingFile> missing = {};             ///< only where a file belongs to it and isn't there
    std::optional<Place> place = {};                     ///< of a location
    std::optional<std::vector<std::string>> phones = {}; ///< of a contact
    std::optional<std::string> emoji = {};               ///< what a sticker stands for
    std::optional<std::string> url = {};                 ///< where it can be looked at in the messenger
    std::optional<std::vector<int>> waveform = {};       ///< of a voice message: loudness 0 to 31, at most 128 of them
    bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (),
                      (file_id, kind, name, type, size, width, height, duration_ms, missing, place, phones, emoji, url,
                       waveform))

/// Somebody's reaction; whoever reacts again replaces his former one.
struct Reaction {
    Author author;
    std::string emoji;
    Time at;
};
BOOST_DESCRIBE_STRUCT(Reaction, (), (author, emoji, at))

/// What a message said before it was edited.
struct FormerText {
    std::string text;
    Time until;
};
BOOST_DESCRIBE_STRUCT(FormerText, (), (text, until))

/// The button a customer pressed; its title is the message's text.
struct PressedButton {
    std::string payload;
};
BOOST_DESCRIBE_STRUCT(PressedButton, (), (payload))

/// A button under a message of ours; `payload` comes back in `pressed`.
struct MessageButton {
    std::string title;
    std::string payload;
};
BOOST_DESCRIBE_STRUCT(MessageButton, (), (title, payload))

/// Which template to send, by its id or by its name and language, and what is filled in: each value under the name that
/// the template's parameter or variable has.
struct TemplateUse {
    std::optional<TemplateId> id;
    std::optional<std::string> name;
    std::optional<std::string> language;
    std::optional<std::map<std::string, std::string>> parameters;
};
BOOST_DESCRIBE_STRUCT(TemplateUse, (), (id, name, language, parameters))

enum class ChangeKind { unknown, edit, delete_, react };
BOOST_DESCRIBE_ENUM(ChangeKind, unknown, edit, delete_, react)

/// What one of us wants changed and the customer doesn't see yet. Once his messenger has made it, it is gone from here
/// and shows in the message itself.
struct OwnChange {
    std::int64_t id = 0; ///< rises with every change
    ChangeKind kind = ChangeKind::unknown;
    std::optional<std::string> text;  ///< of an edit: the new words
    std::optional<std::string> emoji; ///< of a reaction; empty: ours is taken back
    Time at;
    std::optional<std::string> error = {}; ///< refused, in words for a person: he sees what he saw, nothing is repeated
};
BOOST_DESCRIBE_STRUCT(OwnChange, (), (id, kind, text, emoji, at, error))

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
    std::optional<std::string> error; ///< why it failed, or was not sent at its time, for a person
    std::optional<Time> edited_at;
    std::optional<Time> send_at;
    std::optional<std::string> client_id;
    std::optional<std::string> event; ///< system lines: what happened, e.g. `assigned`, `closed`
    std::optional<std::vector<Reaction>> reactions = {};
    std::optional<std::vector<FormerText>> former_texts = {}; ///< oldest first
    std::optional<Time> deleted_at = {};                      ///< taken back by its author; the text is kept
    std::optional<std::string> forwarded_from = {}; ///< whose words it passes on; empty when the messenger hides it
    std::optional<std::string> album = {};          ///< messages of one album carry the same
    std::optional<PressedButton> pressed = {};
    std::optional<std::string> unsupported =
        {}; ///< the messenger's word for a kind that can't be shown; its body is kept
    std::optional<TemplateUse> template_ = {}; ///< sent as this template; `text` is what the customer sees
    std::optional<Time> read_at = {};          ///< when the customer had it before his eyes, with state read
    std::optional<std::vector<MessageButton>> buttons = {};
    std::optional<std::string> menu = {}; ///< the words that open the buttons as a list, where it goes as one
    std::optional<std::vector<OwnChange>> changes = {};   ///< in the order they were asked for
    std::optional<std::vector<OperatorId>> mentions = {}; ///< of a note: whom it calls
    std::optional<OperatorId> whisper_to = {};            ///< of a note: a senior's word for this operator
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, thread_id, dialog_id, seq, direction, author, text, attachments, reply_to, at, received_at,
                       state, error, edited_at, send_at, client_id, event, reactions, former_texts, deleted_at,
                       forwarded_from, album, pressed, unsupported, template_, read_at, buttons, menu, changes,
                       mentions, whisper_to))

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
    std::optional<std::string> unsupported = {}; ///< as in the message
    std::optional<bool> deleted = {};            ///< taken back by its author
};
BOOST_DESCRIBE_STRUCT(LastMessage, (), (id, seq, direction, author, text, attachment, at, state, unsupported, deleted))

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
    std::optional<Seq> read_seq;                           ///< of the asking operator; only in answers, never in events
    std::optional<std::vector<OperatorId>> followers = {}; ///< who hears of it without having it
    std::optional<std::vector<OperatorId>> mentioned = {}; ///< whom a note has called and who hasn't looked since
    std::optional<Time> answer_due_at = {};                ///< the first unanswered message is to be answered by then
    std::optional<bool> window_closing = {}; ///< who waits can be answered in free words for two hours at most
    /// Four fifths of the time for an answer are over then; left out: where they are by the clock on the wall.
    std::optional<Time> answer_warning_at = {};
    std::optional<bool> has_attachments = {};   ///< any of its messages does
    std::optional<Script> script = {};          ///< of the customer's words, once he has written any
    std::optional<IdentityId> identity_id = {}; ///< the contact it is held with; earlier versions don't tell
    std::optional<DialogId> merged_into = {};   ///< where it went on
};
BOOST_DESCRIBE_STRUCT(Dialog, (),
                      (id, thread_id, customer_id, channel_id, status, unanswered, waiting_since, assignee_id, group_id,
                       stage_id, tags, priority, opened_at, closed_at, resolution, version, last_seq, last_inbound_seq,
                       last_message, window_ends_at, snoozed_until, snoozed_until_reply, reopens, customer_name,
                       read_seq, followers, mentioned, answer_due_at, window_closing, answer_warning_at,
                       has_attachments, script, identity_id, merged_into))

struct Identity {
    IdentityId id;
    ChannelId channel_id;
    std::string peer; ///< the messenger's id of the contact; for the web chat the visitor's number
    std::string name;
    bool verified = false;
    std::optional<std::string> username = {}; ///< what he calls himself in the messenger: to be shown, never a key
};
BOOST_DESCRIBE_STRUCT(Identity, (), (id, channel_id, peer, name, verified, username))

struct Customer {
    CustomerId id;
    std::string name;
    std::vector<Identity> identities;
    std::vector<std::string> tags;
    std::map<std::string, std::string> fields;
    bool vip = false;
    bool blocked = false;
    std::int64_t version = 0;
    std::optional<CustomerId> merged_into = {}; ///< he is this customer now, and nothing else here counts
    std::optional<bool> masked = {};            ///< addresses and personal fields are shown in part to who asks
    std::optional<std::string> time_zone = {};  ///< where he told from last, by its IANA name
};
BOOST_DESCRIBE_STRUCT(Customer, (),
                      (id, name, identities, tags, fields, vip, blocked, version, merged_into, masked, time_zone))

struct CustomerNote {
    NoteId id;
    CustomerId customer_id;
    Author author;
    std::string text;
    bool pinned = false;
    Time at;
    std::optional<std::vector<OperatorId>> mentions = {}; ///< whom it calls
};
BOOST_DESCRIBE_STRUCT(CustomerNote, (), (id, customer_id, author, text, pinned, at, mentions))

struct User {
    OperatorId id;
    std::string login;
    std::string name;
    Role role = Role::unknown;
    std::optional<bool> disabled;
    std::optional<std::vector<GroupId>> groups;
    std::optional<FileId> photo;
    std::optional<int> desk_limit = {}; ///< so many dialogs at once: take_next gives him no more
};
BOOST_DESCRIBE_STRUCT(User, (), (id, login, name, role, disabled, groups, photo, desk_limit))

struct Presence {
    OperatorId operator_id;
    PresenceStatus status = PresenceStatus::unknown; ///< offline is derived: no live session
    std::optional<std::string> reason;
    Time since;
    std::optional<Time> idle_since = {}; ///< a hint of his computer, never more: keys and pointer have rested since
};
BOOST_DESCRIBE_STRUCT(Presence, (), (operator_id, status, reason, since, idle_since))

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
    std::optional<GroupId> group_id = {}; ///< whose its new dialogs are
};
BOOST_DESCRIBE_STRUCT(Channel, (), (id, kind, name, key, state, reason, since, version, settings, group_id))

struct Draft {
    DialogId dialog_id;
    ComposeMode mode = ComposeMode::unknown;
    std::string text; ///< empty: the draft is gone
    std::vector<FileId> attachments;
    std::optional<MessageId> reply_to;
    Time at;                                      ///< when it was typed; the newest wins
    std::optional<std::int64_t> cursor;           ///< where the caret stood, in UTF-16 units
    std::optional<std::vector<Attachment>> files; ///< what `attachments` are; the server says so
    std::optional<std::vector<FileId>> as_files;  ///< of `attachments`: pictures that are to go as files
};
BOOST_DESCRIBE_STRUCT(Draft, (), (dialog_id, mode, text, attachments, reply_to, at, cursor, files, as_files))

/// For whom a template is: its owner, a group, who writes on a channel, everybody.
enum class TemplateScope { unknown, mine, group, channel, all };
BOOST_DESCRIBE_ENUM(TemplateScope, unknown, mine, group, channel, all)

/// Texts of ours, or those that WhatsApp has to approve.
enum class TemplateKind { unknown, quick, whatsapp };
BOOST_DESCRIBE_ENUM(TemplateKind, unknown, quick, whatsapp)

enum class TemplateApproval { unknown, approved, pending, rejected, paused, disabled };
BOOST_DESCRIBE_ENUM(TemplateApproval, unknown, approved, pending, rejected, paused, disabled)

/// What happens together with sending. Either a snooze or a close.
struct TemplateMacro {
    std::optional<std::vector<std::string>> add_tags;
    std::optional<StageId> stage_id;
    std::optional<std::int64_t> snooze_ms;
    std::optional<bool> snooze_until_reply;
    std::optional<Resolution> close;
};
BOOST_DESCRIBE_STRUCT(TemplateMacro, (), (add_tags, stage_id, snooze_ms, snooze_until_reply, close))

/// A place to be filled in a template of WhatsApp.
struct TemplateParameter {
    std::string name; ///< `1`, `2` or a word in the body; `header.1`, `button.0` elsewhere
    std::optional<std::string> example;
};
BOOST_DESCRIBE_STRUCT(TemplateParameter, (), (name, example))

/// What WhatsApp says about a template of its own; `text` of the template is the body with {{1}} or {{word}}.
struct WhatsappTemplate {
    ChannelId channel_id;
    std::string name;
    std::string language;
    std::string category; ///< in WhatsApp's words: MARKETING, UTILITY, AUTHENTICATION
    TemplateApproval status = TemplateApproval::unknown;
    std::optional<std::string> reason; ///< why it isn't approved, in WhatsApp's words
    std::optional<std::string> header; ///< its text
    std::optional<std::string> footer;
    std::optional<std::vector<std::string>> buttons; ///< their titles
    std::vector<TemplateParameter> parameters;       ///< in the order in which they are asked for
    std::optional<std::string> cannot_send;          ///< what of it this server can't fill, e.g. `header IMAGE`
};
BOOST_DESCRIBE_STRUCT(WhatsappTemplate, (),
                      (channel_id, name, language, category, status, reason, header, footer, buttons, parameters,
                       cannot_send))

/// A prepared text. Its variables are those of domain/template_text.hpp.
struct Template {
    TemplateId id;
    TemplateKind kind = TemplateKind::unknown;
    TemplateScope scope = TemplateScope::unknown;
    std::optional<OperatorId> owner_id;
    std::optional<GroupId> group_id;
    std::optional<ChannelId> channel_id;
    std::string title;
    std::string shortcut; ///< what is typed after the slash; may be empty
    std::string folder;   ///< levels are separated by `/`; may be empty
    std::string text;
    std::optional<std::map<std::string, std::string>> variants; ///< the text on a kind of channel where it is another
    std::vector<Attachment> attachments;
    std::optional<TemplateMacro> macro;
    std::optional<WhatsappTemplate> whatsapp;
    std::int64_t uses = 0; ///< counted without an event: as it was when the list was asked for
    std::optional<Time> last_used_at;
    std::int64_t version = 0;
    Time updated_at;
};
BOOST_DESCRIBE_STRUCT(Template, (),
                      (id, kind, scope, owner_id, group_id, channel_id, title, shortcut, folder, text, variants,
                       attachments, macro, whatsapp, uses, last_used_at, version, updated_at))

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
