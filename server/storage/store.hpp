// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/search_types.hpp"
#include "server/storage/template_types.hpp"
#include "server/storage/types.hpp"
#include "shared/wire/audit.hpp"
#include "shared/wire/workspace_methods.hpp"

/// The narrow door to the database: verbs of the product, each one transaction.
///
/// Owner    one per process, made by `app`, outlives everything that uses it.
/// Thread   verbs are awaited on the store's executor (the I/O thread) and resume there; the work
///          runs on the engine's own threads.
/// Cancel   a verb that has begun is finished; its effect is not taken back.
/// Errors   every verb: unavailable   the engine can't write (disk full, I/O error); nothing stored
///          not_found    no such row, or none in scope
///          what the lifecycle refuses (taken, stale, unsent, conflict, invalid) with its words
namespace pult::storage {

/// Conversations: what arrives, what is answered, who has it.
class InboxStore {
public:
    virtual ~InboxStore() = default;

    /// Makes a customer's message durable: contact, thread and dialog come into being as needed. Idempotent by key.
    virtual Async<InboundRecorded> recordInbound(InboundMessage message) = 0;
    /// Stores a reply (as queued or scheduled) or a note. Idempotent by clientId.
    virtual Async<wire::Message> recordOutbound(OutboundMessage message) = 0;
    /// Errors   invalid         this messenger doesn't let the company write to him
    ///          window_closed   nothing but a template may be written to him now
    ///          taken           a colleague is in conversation with him
    virtual Async<wire::DialogStarted> startDialog(DialogStart start) = 0;
    virtual Async<wire::Message> cancelOutbound(Guard guard, MessageId message) = 0;
    /// By the name its author gave it. One that has not come is refused from now on, and answered as cancelled.
    virtual Async<wire::Message> withdrawOutbound(Guard guard, std::string clientId) = 0;
    virtual Async<wire::Message> retryOutbound(Guard guard, MessageId message) = 0;
    /// An `uncertain` message did go out, says a person.
    virtual Async<wire::Message> confirmOutbound(Guard guard, MessageId message) = 0;
    /// Changes of a message that was written before: at once as long as they need no messenger, else kept for
    /// OutboxStore::dueChanges. Asked for again they change nothing.
    /// Errors   invalid     the message or its messenger doesn't allow it, in words
    ///          forbidden   somebody else has written it
    virtual Async<wire::Message> editMessage(MessageEdit edit) = 0;
    virtual Async<wire::Message> deleteMessage(Guard guard, MessageId message) = 0;
    virtual Async<wire::Message> reactToMessage(Guard guard, MessageId message, std::string emoji) = 0;

    virtual Async<wire::Dialog> changeDialog(DialogChange change) = 0;
    /// Assigns the first dialog of the queue order that the principal may take.
    /// Errors   not_found   nobody waits
    ///          conflict    his desk is full
    virtual Async<wire::Dialog> takeNext(Guard guard, wire::TakeMode mode) = 0;
    virtual Async<wire::Dialog> changeTags(TagChange change) = 0;
    virtual Async<wire::Dialog> editDialog(DialogEdit edit) = 0;
    /// Timers: snoozes that end, offers and idle dialogs that run out, answers that are due or late.
    virtual Async<std::vector<DueDialog>> dueDialogs(Time now, int limit) = 0;
    virtual Async<Done> applyTimer(DueDialog due) = 0;
    virtual Async<Done> rateDialog(DialogId dialog, int score, std::string comment) = 0;

    virtual Async<wire::DialogPage> dialogs(DialogQuery query) = 0;
    virtual Async<Countable> countable() = 0;
    virtual Async<wire::DialogDetails> dialog(Guard guard, DialogId dialog) = 0;
    /// By whom words about it may be heard: of a closed one its last assignee counts, whom the dialog doesn't name.
    virtual Async<domain::DialogFacts> dialogFacts(Guard guard, DialogId dialog) = 0;
    virtual Async<wire::MessagePage> history(HistoryQuery query) = 0;
    /// The newest first, of what the text index holds: it follows messages and customers within a second. What there
    /// is to look at is bounded: a page that is not full may have a next one.
    /// Errors   invalid   no word in it
    virtual Async<wire::MessageHits> searchMessages(MessageSearch search) = 0;
    virtual Async<wire::CustomerHits> searchCustomers(CustomerSearch search) = 0;
    virtual Async<wire::OrderHits> searchOrders(OrderSearch search) = 0;

    virtual Async<ReadMark> markRead(Guard guard, DialogId dialog, Seq seq) = 0;
    /// The mark goes back before the customer's newest message; nobody outside is told. The answer has it.
    virtual Async<wire::Dialog> markUnread(DialogUnread unread) = 0;
    /// The messenger's id of a message; empty when it has none.
    virtual Async<std::string> externalId(MessageId message) = 0;
    /// Of two computers the newest wins, and the other's text is kept as the earlier one.
    virtual Async<Done> saveDraft(DraftEdit edit) = 0;
    virtual Async<StoredDrafts> drafts(domain::Principal owner) = 0;

    virtual Async<wire::CustomerDetails> customer(Guard guard, CustomerId customer) = 0;
    virtual Async<wire::Customer> updateCustomer(Guard guard, wire::CustomerUpdate update) = 0;
    /// Blocked, he is heard by nobody, and his open dialogs end as spam.
    /// Errors   unsent      a reply to him is still on its way
    ///          forbidden   a colleague has one of them, or another group: not the asker's to end; nothing happens
    virtual Async<CustomerBlocked> blockCustomer(Guard guard, CustomerId customer, bool blocked) = 0;
    virtual Async<wire::CustomerNote> addCustomerNote(Guard guard, wire::CustomerNoteAdd note) = 0;
    virtual Async<wire::CustomerNote> pinCustomerNote(Guard guard, wire::CustomerNotePin pin) = 0;
    virtual Async<wire::Journey> journey(JourneyQuery query) = 0;
    /// Whoever the customer is: the guard's permission reaches all. A new order needs `customer_id`.
    virtual Async<wire::Order> putOrder(Guard guard, wire::OrderPut put) = 0;
    virtual Async<wire::OrderPage> orders(OrderQuery query) = 0;
    /// Everybody who has this telephone or e-mail, by what the text index holds: it follows customers within a second.
    virtual Async<std::vector<CustomerId>> customersReachedBy(ReachedBy by) = 0;
    /// By what the text index holds: it follows customers within a second.
    virtual Async<wire::MergeSuggestions> mergeSuggestions(Guard guard, CustomerId customer) = 0;
    virtual Async<Done> keepApart(Guard guard, CustomerId customer, CustomerId other) = 0;
    /// Errors   invalid    with himself
    ///          conflict   one of them is part of another card by now, or kept out
    virtual Async<wire::CustomerMerged> mergeCustomers(Guard guard, wire::CustomerMerge merge) = 0;
    /// Errors   conflict   more than a day ago, or one of them was merged with another since
    virtual Async<wire::CustomerUnmerged> unmergeCustomers(Guard guard, MergeId merge) = 0;
};

/// Prepared texts, ours and those that WhatsApp approves.
class TemplateStore {
public:
    virtual ~TemplateStore() = default;

    virtual Async<wire::TemplatePage> templates(TemplateQuery query) = 0;
    virtual Async<wire::Template> messageTemplate(domain::Principal principal, TemplateId id) = 0;
    virtual Async<wire::TemplateHits> searchTemplates(TemplateLookup lookup) = 0;
    /// Errors   stale      it was changed in the meantime
    ///          conflict   the shortcut is in use where the template would be seen
    ///          forbidden  in sight, but not the principal's to change
    virtual Async<wire::Template> saveTemplate(TemplateEdit edit) = 0;
    virtual Async<Done> deleteTemplate(domain::Principal principal, wire::TemplateDelete request) = 0;
    /// Errors   forbidden   in sight, but not the principal's to change
    virtual Async<wire::TemplateVersionList> templateVersions(domain::Principal principal, TemplateId id) = 0;
    /// All that the channel's catalogue holds now: what isn't in it is gone. Tells of what has changed only.
    virtual Async<Done> replaceCatalogue(ChannelId channel, std::vector<CatalogueEntry> entries) = 0;
};

/// What messengers tell, and what is still to be fetched from them.
class UpdateStore {
public:
    virtual ~UpdateStore() = default;

    /// Makes everything of an update durable in one transaction, each event once by its key. Only after this
    /// returns may the messenger be told that we have it.
    /// Errors   internal      one of the events can't be taken as it is: nothing stored, give them one by one
    virtual Async<UpdateRecorded> recordUpdate(InboundUpdate update) = 0;
    /// Where the channel's next poll goes on from; empty before the first.
    virtual Async<std::string> pollCursor(ChannelId channel) = 0;
    /// The highest number among the ids that the messenger gave to the newest messages of the peer's thread; 0: none.
    virtual Async<std::int64_t> highestExternalNumber(ChannelId channel, std::string peer) = 0;

    /// Files that are due to be fetched, the most urgent first; none of a paused channel.
    virtual Async<std::vector<Fetch>> dueFetches(Time now, int limit) = 0;
    virtual Async<std::optional<Time>> nextFetchDue() = 0;
    /// The bytes lie in the vault: the message shows them from now on.
    virtual Async<Done> finishFetch(MessageId message, int position, StoredFile file) = 0;
    virtual Async<Done> delayFetch(MessageId message, int position, Time until) = 0;
    /// It won't come: the message says why.
    virtual Async<Done> giveUpFetch(MessageId message, int position, wire::MissingFile why) = 0;

    /// What isn't understood and not replayed yet, the oldest first, above `after`.
    virtual Async<std::vector<Quarantined>> quarantine(std::int64_t after, int limit) = 0;
    /// It has been read by a newer decoder: its message takes the place of the placeholder, the rest is recorded as if
    /// it came now, and it leaves the list.
    virtual Async<UpdateRecorded> replayQuarantined(std::int64_t id, std::vector<inbound::Event> events) = 0;
};

/// Replies on their way out.
class OutboxStore {
public:
    virtual ~OutboxStore() = default;

    /// Rows that are due, the oldest of each thread first, at most one per thread; none of a paused channel, and none
    /// of those in `without`.
    virtual Async<std::vector<OutboxItem>> dueOutbox(Time now, int limit, std::vector<ChannelId> without = {}) = 0;
    /// When the next row falls due; empty when the outbox is. None of a paused channel or of those in `without`.
    virtual Async<std::optional<Time>> nextOutboxDue(std::vector<ChannelId> without = {}) = 0;
    /// It is on its way now: the message as it is to be sent, which may have been changed since it was found due. One
    /// that was scheduled and would answer wrongly by now comes back cancelled: it isn't sent.
    virtual Async<wire::Message> beginDelivery(MessageId message) = 0;
    virtual Async<Done> finishDelivery(MessageId message, DeliveryVerdict verdict) = 0;
    /// Web chat: puts the reply into the visitor's stream, which is its delivery. Idempotent. Cancelled as above, it
    /// has no number in the stream.
    virtual Async<VisitorMessage> acceptForVisitor(MessageId message) = 0;

    /// Changes of messages that their messenger has: at most one per message, in the order they were asked for; none of
    /// a paused channel, and none of those in `without`.
    virtual Async<std::vector<ChangeItem>> dueChanges(Time now, int limit, std::vector<ChannelId> without = {}) = 0;
    virtual Async<std::optional<Time>> nextChangeDue(std::vector<ChannelId> without = {}) = 0;
    /// What the messenger said to it: accepted, failed, or queued to try again.
    virtual Async<Done> finishChange(std::int64_t change, DeliveryVerdict verdict) = 0;
};

/// Web-chat visitors and their stream.
class VisitorStore {
public:
    virtual ~VisitorStore() = default;

    virtual Async<Visitor> addVisitor(ChannelId channel, std::string tokenHash, VisitorClaim claim) = 0;
    /// not_found for an unknown or expired token. Touches lastSeenAt.
    virtual Async<Visitor> visitorByToken(ChannelId channel, std::string tokenHash) = 0;
    /// Adds what the visitor told; a verified claim is never changed by an unverified one. Creates no contact.
    virtual Async<Visitor> claimVisitor(std::int64_t visitor, VisitorClaim claim) = 0;
    /// The token stops working; the history stays with the operators.
    virtual Async<Done> forgetVisitor(std::int64_t visitor) = 0;
    /// Messages numbered above `after`, rising; with after = 0 the newest `limit`.
    virtual Async<std::vector<VisitorMessage>> visitorMessages(ThreadId thread, std::int64_t after, int limit) = 0;
    /// How long customers of the channel waited for a person's answer lately, as far as they got one: from the first
    /// unanswered message to the reply. Not earlier than `since`, and of a limited number of newest messages.
    virtual Async<std::vector<Millis>> answerWaits(ChannelId channel, Time since) = 0;
    /// Dialogs of a group that nobody has, in the order in which they are taken; the first `limit`.
    virtual Async<std::vector<DialogId>> queue(GroupId group, int limit) = 0;
    /// The visitor has seen our messages up to number `seq`.
    virtual Async<Done> visitorRead(ThreadId thread, std::int64_t seq) = 0;
};

/// What the company has set up: small lists. Text in the requests is clean.
class WorkspaceStore {
public:
    virtual ~WorkspaceStore() = default;

    virtual Async<wire::Workspace> workspace(domain::Principal principal) = 0;
    /// Errors, of all that save   stale      it was changed in the meantime
    ///                            conflict   the name is in use
    /// Errors   invalid   somebody among the members isn't there
    virtual Async<wire::Group> saveGroup(domain::Principal principal, wire::GroupSave save) = 0;
    /// Whoever was in it keeps the right to read what was closed in it.
    /// Errors   conflict   it is the last one, or has channels, open dialogs, stages or templates: the words say which
    virtual Async<Done> deleteGroup(domain::Principal principal, wire::GroupDelete request) = 0;
    virtual Async<wire::Stage> saveStage(domain::Principal principal, wire::StageSave save) = 0;
    virtual Async<Done> deleteStage(domain::Principal principal, wire::StageDelete request) = 0;
    virtual Async<wire::CustomerField> saveField(domain::Principal principal, wire::FieldSave save) = 0;
    virtual Async<Done> deleteField(domain::Principal principal, wire::FieldDelete request) = 0;
    /// Errors   forbidden   the principal may not share, or it is somebody else's
    virtual Async<wire::SavedFilter> saveFilter(domain::Principal principal, wire::FilterSave save) = 0;
    virtual Async<Done> deleteFilter(domain::Principal principal, wire::FilterDelete request) = 0;
    virtual Async<wire::CompanyFacts> saveCompany(domain::Principal principal, wire::CompanySave save) = 0;
    /// Waits that begin from now on are due by it.
    /// Errors   stale     somebody else has changed it
    ///          invalid   `domain::WorkingHours` can't be made of it
    virtual Async<wire::Calendar> saveCalendar(domain::Principal principal, wire::CalendarSave save) = 0;
};

/// Staff, channels, files.
class OfficeStore {
public:
    virtual ~OfficeStore() = default;

    virtual Async<std::vector<StoredUser>> users() = 0;
    /// conflict when the login is taken. Puts the user into the groups it names, or else into the first one.
    virtual Async<wire::User> addUser(wire::User user, std::string passwordHash) = 0;
    /// conflict when it would leave no active owner. Empty hash: unchanged.
    virtual Async<wire::User> updateUser(wire::User user, std::string passwordHash) = 0;
    virtual Async<wire::Presence> setPresence(wire::Presence presence) = 0;

    virtual Async<Done> addSession(StoredSession session) = 0;
    virtual Async<StoredSession> sessionByToken(std::string tokenHash) = 0;
    virtual Async<Done> touchSession(std::string tokenHash, Time seenAt) = 0;
    virtual Async<Done> removeSession(std::string tokenHash) = 0;
    virtual Async<Done> removeSessionsOf(OperatorId operatorId) = 0;

    virtual Async<wire::Token> addToken(StoredToken token) = 0;
    virtual Async<std::vector<StoredToken>> tokens() = 0;
    virtual Async<Done> revokeToken(TokenId token) = 0;

    virtual Async<std::vector<StoredChannel>> channels() = 0;
    virtual Async<wire::Channel> addChannel(StoredChannel channel) = 0;
    /// Whole row; compares channel.version, `stale` when it moved on.
    virtual Async<wire::Channel> updateChannel(StoredChannel channel) = 0;
    /// What the messenger makes of it; an empty reason is none. A paused channel stays paused. Changes no version: an
    /// administrator who edits the channel meanwhile isn't disturbed.
    virtual Async<Done> setChannelHealth(ChannelId channel, wire::ChannelState state, std::string reason) = 0;

    virtual Async<StoredFile> addFile(StoredFile file) = 0;
    virtual Async<StoredFile> file(FileId id) = 0;
    /// True when a message in the principal's reading scope carries the file, or the principal uploaded it.
    virtual Async<bool> mayReadFile(Guard guard, FileId id) = 0;
    virtual Async<bool> visitorMayReadFile(ThreadId thread, FileId id) = 0;
    /// The file that went out under an address with this secret part.
    /// Errors   not_found   never, not any more, or its message was deleted since
    virtual Async<StoredFile> linkedFile(std::string tokenHash, Time now) = 0;

    /// Security-relevant acts, append-only.
    virtual Async<Done> audit(domain::Actor actor, std::string action, std::string subject) = 0;
    /// The newest first. What there is to look at is bounded: a page that is not full may have a next one.
    virtual Async<wire::AuditPage> auditTrail(AuditQuery query) = 0;
};

class Store : public InboxStore,
              public TemplateStore,
              public UpdateStore,
              public OutboxStore,
              public VisitorStore,
              public WorkspaceStore,
              public OfficeStore {
public:
    /// Set once, before the first verb.
    virtual void listen(JournalListener listener) = 0;
    virtual StoreInfo info() const = 0;

    /// Records after `after` which `principal` may see, oldest first. The frames are complete and already
    /// narrowed: a dialog that left the scope appears as `dialog.removed`.
    virtual Async<JournalPage> journalAfter(Seq after, domain::Principal principal, int limit) = 0;

    virtual Async<StoreStats> stats() = 0;
    virtual StoreMetrics metrics() const = 0;
    /// Writes a little, to learn whether there is room again.
    virtual Async<Done> tryToWrite() = 0;
    /// A consistent copy of everything, files included, in one sealed file, while everything goes on. Appears at
    /// `path` when it is complete; progress from 0 to 1.
    virtual Async<Done> backup(std::string path, std::function<void(double)> progress) = 0;
    /// fold(journal) = tables, keys unique, files present, the text index true to the messages, engine integrity.
    /// Returns what is wrong, empty when all is well.
    virtual Async<std::vector<std::string>> verify(std::function<void(double)> progress) = 0;

    /// Commits what waits and closes. No verb may be under way.
    virtual void close() = 0;
};

} // namespace pult::storage
