// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/storage/file_link.hpp"
#include "server/storage/inbound.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/lifecycle.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/audit.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customer_merges.hpp"
#include "shared/wire/customers.hpp"
#include "shared/wire/dialogs.hpp"
#include "shared/wire/events.hpp"

/// What goes into the store and comes out of it.
namespace pult::storage {

template <class T>
using Async = boost::asio::awaitable<Result<T>>;

/// Result of a verb that has nothing to tell but that it is durable.
struct Done {};

/// Which sessions an event is for.
struct EventScope {
    enum class Audience {
        staff,    ///< everybody who works here
        one,      ///< the sessions of `operatorId` himself
        dialogs,  ///< who may read a dialog with any of `facts`
        templates ///< who sees the shared templates of the group in `facts`
    };
    Audience audience = Audience::staff;
    OperatorId operatorId; ///< or whom a word to the whole staff is about: he hears all of it
    std::vector<domain::DialogFacts> facts;
    /// When the change moved the dialog: where it was. A session that saw it there and doesn't see
    /// it now gets `dialog.removed` instead.
    std::optional<domain::DialogFacts> before;
    DialogId dialogId;
};

/// A committed change, in the order of `seq`.
struct JournalRecord {
    Seq seq = 0;
    Time at;
    wire::Event event;
    /// The whole notification as it goes to every session, encoded once.
    std::shared_ptr<const std::string> frame;
    /// The same for who doesn't hear all of it (hearsAll); null when nothing in it is withheld.
    std::shared_ptr<const std::string> withheld;
    /// The two of them for whom contacts are shown in part; null where that changes nothing.
    std::shared_ptr<const std::string> masked;
    std::shared_ptr<const std::string> withheldMasked;
    EventScope scope;
};

/// An API token hears what it may ask for, and nothing that is its maker's own.
[[nodiscard]] bool hears(const domain::Principal& principal, const EventScope& scope);

/// Also what is withheld from others in an event of this type: what customers have taken back, who has hidden himself,
/// by which login somebody signs in.
[[nodiscard]] bool hearsAll(const domain::Principal& principal, const EventScope& scope, std::string_view type);

/// The notification as this principal is to have it.
[[nodiscard]] const std::shared_ptr<const std::string>& frameFor(const JournalRecord& record,
                                                                 const domain::Principal& principal);

/// The notification text of an event; `members` is the event's struct as `"a":1,"b":2`.
[[nodiscard]] std::string eventFrame(Seq seq, Time at, std::string_view type, std::string_view members);

/// Told after every commit, before the verbs of that commit return: on the store's executor, in
/// order of `seq`, each record once.
using JournalListener = std::function<void(std::span<const JournalRecord>)>;

/// Who asks, and what for. Checked inside the transaction, against the object as it stands there:
/// out of the reading scope is `not_found`, readable but not allowed is `forbidden`.
struct Guard {
    domain::Principal principal;
    domain::Permission permission = domain::Permission::dialog_read;
};

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

/// A lifecycle event an operator causes. `version` is compared when given.
struct DialogChange {
    Guard guard;
    DialogId dialog;
    domain::DialogEvent event;
    std::optional<std::int64_t> version;
    std::string comment;                         ///< becomes a note in the thread
    std::optional<std::string> clientId = {};    ///< idempotent by it
    std::optional<OperatorId> seenAssignee = {}; ///< `taken` when it is with somebody else now
};

struct CustomerBlocked {
    wire::Customer customer;
    bool changed = false;
};

/// How far an operator has read; and what the customer's messenger is to be told of it, when it is to be told anything.
struct ReadMark {
    ChannelId channel;
    std::string peer;
    std::string externalId; ///< of the newest of the customer's messages that was read; empty: nothing is to be told
};

/// What an operator is typing.
struct DraftEdit {
    Guard guard; ///< dialog_read
    wire::Draft draft;
    std::string device;       ///< empty: nobody says
    bool keepsFormer = false; ///< what it replaces becomes the earlier one
};

struct StoredDrafts {
    std::vector<wire::Draft> drafts;
    std::vector<wire::Draft> earlier; ///< lost against a newer one of another computer, some days ago at most
};

/// A dialog whose timer has run out.
struct DueDialog {
    DialogId id;
    domain::DialogEvent event;
};

struct TagChange {
    Guard guard;
    DialogId dialog;
    std::vector<std::string> add;
    std::vector<std::string> remove;
    std::optional<std::int64_t> version;
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// What is noted about a dialog without touching its life; what is left out stays.
struct DialogEdit {
    Guard guard;
    DialogId dialog;
    std::optional<bool> follow = {};   ///< by the principal
    std::optional<StageId> stage = {}; ///< 0: none
    std::optional<int> priority = {};
    std::optional<std::int64_t> version = {};
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// The principal wants to read the newest words again.
struct DialogUnread {
    Guard guard;
    DialogId dialog;
    std::optional<std::string> clientId = {}; ///< idempotent by it
};

/// What every member lets pass; a list lets pass any of what it names, an empty one everything.
struct DialogQuery {
    domain::DialogScope scope;
    OperatorId reader;                        ///< whose read marks are attached
    std::vector<wire::DialogStatus> statuses; ///< empty: all but closed
    std::vector<wire::Resolution> resolutions;
    std::optional<bool> unanswered;
    std::vector<OperatorId> assignees; ///< id 0: nobody
    std::vector<ChannelId> channels;
    std::vector<std::string> tags;
    std::vector<StageId> stages;
    std::vector<GroupId> groups;
    std::optional<CustomerId> customer;
    std::optional<bool> followed;    ///< by the reader
    std::optional<bool> mentioned;   ///< the reader, in a note he hasn't seen yet
    std::optional<bool> atRisk;      ///< `domain::riskMoment` is over
    Time now;                        ///< for `atRisk`
    std::optional<Time> writtenFrom; ///< of the newest message
    std::optional<Time> writtenUntil;
    std::optional<bool> hasAttachments;
    std::vector<wire::Script> scripts;
    wire::DialogOrder order = wire::DialogOrder::urgency;
    std::optional<std::string> after;
    int limit = 50;
};

/// What folders are counted from, as it stood after `upTo`.
struct Countable {
    struct Counted {
        wire::Dialog dialog;
        domain::DialogFacts facts;
    };
    std::vector<Counted> dialogs; ///< whoever's; of the closed ones those that call somebody
    std::vector<wire::SavedFilter> filters;
    Seq upTo = 0;
};

struct HistoryQuery {
    Guard guard; ///< dialog_read
    std::optional<ThreadId> thread;
    std::optional<DialogId> dialog;
    std::optional<CustomerId> customer;
    std::optional<std::string> before;
    std::optional<std::string> after;
    int limit = 50;
};

/// How somebody is reached, in any writing; empty: not said.
struct ReachedBy {
    std::string phone;
    std::string email;
};

struct OrderQuery {
    Guard guard; ///< dialog_read
    CustomerId customer;
    std::optional<std::string> after;
    int limit = 50;
};

struct JourneyQuery {
    Guard guard; ///< dialog_read
    CustomerId customer;
    std::optional<std::string> after;
    int limit = 50;
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

/// A message in a web visitor's own stream.
struct VisitorMessage {
    std::int64_t seq = 0; ///< rises by one per message of the thread
    wire::Message message;
};

struct Visitor {
    std::int64_t id = 0; ///< its text is the contact's `peer`
    ChannelId channel;
    std::string name;
    std::string email;
    std::string phone;
    bool verified = false;
    std::string externalId; ///< the site's own id of a verified visitor
    std::string timeZone;   ///< by its IANA name; empty: never told
    Time createdAt;
    Time lastSeenAt;
    // From the thread, when the visitor has written:
    ThreadId thread;
    DialogId dialog; ///< the newest
    wire::DialogStatus status = wire::DialogStatus::unknown;
    OperatorId assignee;
    std::int64_t lastSeq = 0;         ///< newest number of the visitor's stream
    std::int64_t operatorReadSeq = 0; ///< operators have read up to here
};

/// What a visitor claims or proves about himself.
struct VisitorClaim {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> externalId; ///< only when verified
    bool verified = false;
    std::map<std::string, std::string> fields;
    std::optional<std::string> timeZone = {};
};

struct StoredUser {
    wire::User user;
    std::string passwordHash;
    std::vector<GroupId> groups; ///< those too that are gone: what was closed in them stays to be read
    std::vector<GroupId> openGroups;
    wire::Presence presence;
    Seq regroupedSeq = 0; ///< the journal number by which he came to see other dialogs through his groups
};

struct StoredSession {
    std::string tokenHash; ///< SHA-256 of the token
    OperatorId operatorId;
    Time createdAt;
    Time lastSeenAt;
    Time expiresAt;
    std::string client;
};

struct StoredToken {
    wire::Token token;
    std::string tokenHash;
    OperatorId createdBy;
};

struct StoredChannel {
    wire::Channel channel; ///< without settings
    std::map<std::string, std::string> settings;
    std::map<std::string, std::string> sealedSecrets;
    GroupId group;
    bool removed = false;
};

/// A file's row. The bytes lie in the data folder under their SHA-256.
struct StoredFile {
    FileId id;
    std::string sha256; ///< hex
    std::string name;
    std::string type;
    std::int64_t size = 0;
    std::optional<int> width;
    std::optional<int> height;
    std::string owner; ///< `operator:7` or `visitor:12`; only the owner may attach it
    Time at;
};

struct AuditQuery {
    std::optional<std::string> action; ///< or the words it begins with
    std::optional<OperatorId> operatorId;
    std::optional<std::string> after;
    int limit = 50;
};

/// A page of the journal for a session that was away.
struct JournalPage {
    std::vector<JournalRecord> records; ///< `event` is empty here, `frame` is set
    Seq upTo = 0;                       ///< the journal has been read up to here
    bool complete = false;              ///< nothing newer
};

struct StoreInfo {
    std::string epoch;
    Seq seq = 0;       ///< newest
    Seq oldestSeq = 0; ///< what resume can reach back to
};

struct StoreStats {
    std::int64_t customers = 0;
    std::int64_t dialogs = 0;
    std::int64_t openDialogs = 0;
    std::int64_t messages = 0;
    std::int64_t journal = 0;
    std::int64_t files = 0;
    std::int64_t fileBytes = 0;
    std::int64_t quarantined = 0; ///< not understood, and not replayed yet
    std::int64_t databaseBytes = 0;
    std::int64_t notIndexed = 0; ///< messages the text index has still to take in
    Millis indexLag{0};          ///< how long the oldest of them has waited for it
    Seq seq = 0;
};

/// Figures for /metrics; counters since the start of the process.
struct StoreMetrics {
    std::int64_t commits = 0;
    std::int64_t jobs = 0;
    std::int64_t commitMicros = 0;
    std::int64_t inbound = 0;
    std::int64_t duplicates = 0;
    std::int64_t queuedJobs = 0;     ///< now
    std::int64_t indexLagMillis = 0; ///< now: how long the oldest message that can't be found yet has waited for it
    bool failed = false;             ///< the disk failed: nothing is written any more by this process
    bool full = false;               ///< the last that was to be written found no room
    bool refusesUploads = false;     ///< so little room is left that files are refused,
    bool refusesInbound = false;     ///< and new messages of customers too
};

} // namespace pult::storage
