// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/search_types.hpp"
#include "server/storage/sqlite/text_index.hpp"
#include "server/storage/sqlite/transaction.hpp"
#include "server/storage/template_types.hpp"
#include "shared/wire/audit.hpp"
#include "shared/wire/workspace_methods.hpp"

/// The verbs of the store as functions: those with a WriteTransaction run on the writer's thread
/// inside a transaction and write nothing when they refuse; those with a Connection only read one
/// snapshot. What they mean and promise stands in server/storage/store.hpp.
namespace pult::storage::sqlite {

// inbound.cpp, outbound.cpp, dialog_start.cpp
Result<InboundRecorded> recordInbound(WriteTransaction& tx, const InboundMessage& message);
Result<wire::Message> recordOutbound(WriteTransaction& tx, const OutboundMessage& message);
Result<wire::DialogStarted> startDialog(WriteTransaction& tx, const DialogStart& start);
Result<wire::Message> cancelOutbound(WriteTransaction& tx, const Guard& guard, MessageId id);
Result<wire::Message> withdrawOutbound(WriteTransaction& tx, const Guard& guard, const std::string& clientId);
Result<wire::Message> retryOutbound(WriteTransaction& tx, const Guard& guard, MessageId id);
Result<wire::Message> confirmOutbound(WriteTransaction& tx, const Guard& guard, MessageId id);

// own_changes.cpp
Result<wire::Message> editMessage(WriteTransaction& tx, const MessageEdit& edit);
Result<wire::Message> deleteMessage(WriteTransaction& tx, const Guard& guard, MessageId id);
Result<wire::Message> reactToMessage(WriteTransaction& tx, const Guard& guard, MessageId id, const std::string& emoji);

// change_outbox.cpp
Result<std::vector<ChangeItem>> dueChanges(Connection& db, Time now, int limit, const std::vector<ChannelId>& without);
Result<std::optional<Time>> nextChangeDue(Connection& db, const std::vector<ChannelId>& without);
Result<Done> finishChange(WriteTransaction& tx, std::int64_t change, const DeliveryVerdict& verdict);

// updates.cpp
Result<UpdateRecorded> recordUpdate(WriteTransaction& tx, const InboundUpdate& update);
Result<std::string> pollCursor(Connection& db, ChannelId channel);
Result<std::int64_t> highestExternalNumber(Connection& db, ChannelId channel, const std::string& peer);

// quarantine.cpp
Result<std::vector<Quarantined>> quarantine(Connection& db, std::int64_t after, int limit);
Result<UpdateRecorded> replayQuarantined(WriteTransaction& tx, std::int64_t id, std::vector<inbound::Event> events);

// fetches.cpp
Result<std::vector<Fetch>> dueFetches(Connection& db, Time now, int limit);
Result<std::optional<Time>> nextFetchDue(Connection& db);
Result<Done> finishFetch(WriteTransaction& tx, MessageId id, int position, const StoredFile& file);
Result<Done> delayFetch(WriteTransaction& tx, MessageId id, int position, Time until);
Result<Done> giveUpFetch(WriteTransaction& tx, MessageId id, int position, wire::MissingFile why);

// dialogs.cpp
Result<wire::Dialog> changeDialog(WriteTransaction& tx, const DialogChange& change);
Result<wire::Dialog> takeNext(WriteTransaction& tx, const Guard& guard, wire::TakeMode mode);
Result<wire::Dialog> changeTags(WriteTransaction& tx, const TagChange& change);
Result<std::vector<DueDialog>> dueDialogs(Connection& db, Time now, int limit);
Result<Done> applyTimer(WriteTransaction& tx, const DueDialog& due);
Result<Done> rateDialog(WriteTransaction& tx, DialogId dialog, int score, const std::string& comment);

// dialog_edits.cpp
Result<wire::Dialog> editDialog(WriteTransaction& tx, const DialogEdit& edit);
/// The stage is gone, or another group's now: the dialogs that are open and no longer fit have none instead.
void forgetStage(WriteTransaction& tx, StageId stage, const domain::Actor& actor);

// dialog_list.cpp, history.cpp
Result<wire::DialogPage> listDialogs(Connection& db, const DialogQuery& query);
Result<Countable> countable(Connection& db);
Result<wire::DialogDetails> dialogDetails(Connection& db, const Guard& guard, DialogId id);
Result<domain::DialogFacts> dialogFacts(Connection& db, const Guard& guard, DialogId id);
Result<wire::MessagePage> history(Connection& db, const HistoryQuery& query);

// desk.cpp
Result<ReadMark> markRead(WriteTransaction& tx, const Guard& guard, DialogId dialog, Seq seq);
Result<wire::Dialog> markUnread(WriteTransaction& tx, const DialogUnread& unread);

// drafts.cpp
Result<Done> saveDraft(WriteTransaction& tx, const DraftEdit& edit);
Result<StoredDrafts> drafts(Connection& db, const domain::Principal& owner, Time now);
/// The text has become a message: it must not come back as a draft, whichever computer is killed meanwhile.
void forgetSentDraft(WriteTransaction& tx, const OutboundMessage& sent);

// customers.cpp, customer_notes.cpp
Result<wire::CustomerDetails> customerDetails(Connection& db, const Guard& guard, CustomerId id, Time now);
Result<wire::Customer> updateCustomer(WriteTransaction& tx, const Guard& guard, const wire::CustomerUpdate& update);
Result<CustomerBlocked> blockCustomer(WriteTransaction& tx, const Guard& guard, CustomerId id, bool blocked);
Result<wire::CustomerNote> addCustomerNote(WriteTransaction& tx, const Guard& guard, const wire::CustomerNoteAdd& note);
Result<wire::CustomerNote> pinCustomerNote(WriteTransaction& tx, const Guard& guard, const wire::CustomerNotePin& pin);

// customer_merges.cpp, customer_unmerge.cpp, customer_suggestions.cpp, customer_journey.cpp
Result<wire::CustomerMerged> mergeCustomers(WriteTransaction& tx, const Guard& guard, const wire::CustomerMerge& merge);
Result<wire::CustomerUnmerged> unmergeCustomers(WriteTransaction& tx, const Guard& guard, MergeId merge);
Result<wire::MergeSuggestions> mergeSuggestions(Connection& db, const TextPlace& place, const Guard& guard,
                                                CustomerId id);
Result<Done> keepApart(WriteTransaction& tx, const Guard& guard, CustomerId customer, CustomerId other);
Result<wire::Journey> journey(Connection& db, const JourneyQuery& query);
Result<std::vector<CustomerId>> customersReachedBy(Connection& db, const TextPlace& place, const ReachedBy& by);

// orders.cpp, order_search.cpp
Result<wire::Order> putOrder(WriteTransaction& tx, const Guard& guard, const wire::OrderPut& put);
Result<wire::OrderPage> orders(Connection& db, const OrderQuery& query);
Result<wire::OrderHits> searchOrders(Connection& db, const OrderSearch& search);

// templates.cpp
Result<wire::TemplatePage> templates(Connection& db, const TemplateQuery& query);
Result<wire::Template> messageTemplate(Connection& db, const domain::Principal& principal, TemplateId id);
Result<wire::Template> saveTemplate(WriteTransaction& tx, const TemplateEdit& edit);
Result<Done> deleteTemplate(WriteTransaction& tx, const domain::Principal& principal,
                            const wire::TemplateDelete& request);
Result<wire::TemplateVersionList> templateVersions(Connection& db, const domain::Principal& principal, TemplateId id);
/// All of them, whoever may see them.
std::vector<wire::Template> everyTemplate(Connection& db);
void countUse(WriteTransaction& tx, TemplateId id);
Result<Done> replaceCatalogue(WriteTransaction& tx, ChannelId channel, const std::vector<CatalogueEntry>& entries);
/// The channel is gone, and what its messenger had approved with it.
void forgetCatalogue(WriteTransaction& tx, ChannelId channel);
/// The file goes with a template that the principal sees.
bool isTemplateFile(Connection& db, const domain::Principal& principal, FileId id);

// template_search.cpp
Result<wire::TemplateHits> searchTemplates(Connection& db, const TemplateLookup& lookup);

// workspace.cpp, groups.cpp, saved_filters.cpp
Result<wire::Workspace> workspace(Connection& db, const domain::Principal& principal);
Result<wire::Group> saveGroup(WriteTransaction& tx, const domain::Principal& principal, const wire::GroupSave& save);
Result<Done> deleteGroup(WriteTransaction& tx, const domain::Principal& principal, const wire::GroupDelete& request);
Result<wire::Stage> saveStage(WriteTransaction& tx, const domain::Principal& principal, const wire::StageSave& save);
Result<Done> deleteStage(WriteTransaction& tx, const domain::Principal& principal, const wire::StageDelete& request);
Result<wire::CustomerField> saveField(WriteTransaction& tx, const domain::Principal& principal,
                                      const wire::FieldSave& save);
Result<Done> deleteField(WriteTransaction& tx, const domain::Principal& principal, const wire::FieldDelete& request);
Result<wire::SavedFilter> saveFilter(WriteTransaction& tx, const domain::Principal& principal,
                                     const wire::FilterSave& save);
Result<Done> deleteFilter(WriteTransaction& tx, const domain::Principal& principal, const wire::FilterDelete& request);
Result<wire::CompanyFacts> saveCompany(WriteTransaction& tx, const domain::Principal& principal,
                                       const wire::CompanySave& save);
Result<wire::Calendar> saveCalendar(WriteTransaction& tx, const domain::Principal& principal,
                                    const wire::CalendarSave& save);

// outbox.cpp
Result<std::vector<OutboxItem>> dueOutbox(Connection& db, Time now, int limit, const std::vector<ChannelId>& without);
Result<std::optional<Time>> nextOutboxDue(Connection& db, Time now, const std::vector<ChannelId>& without);
Result<wire::Message> beginDelivery(WriteTransaction& tx, MessageId id);
Result<Done> finishDelivery(WriteTransaction& tx, MessageId id, const DeliveryVerdict& verdict);
Result<VisitorMessage> acceptForVisitor(WriteTransaction& tx, MessageId id);
/// After a crash: what was in flight is tried again where the messenger knows repeats, else `uncertain`.
void recoverOutbox(WriteTransaction& tx);

// visitors.cpp
Result<Visitor> addVisitor(WriteTransaction& tx, ChannelId channel, const std::string& tokenHash,
                           const VisitorClaim& claim);
Result<Visitor> visitorByToken(WriteTransaction& tx, ChannelId channel, const std::string& tokenHash);
Result<Visitor> claimVisitor(WriteTransaction& tx, std::int64_t visitor, const VisitorClaim& claim);
Result<Done> forgetVisitor(WriteTransaction& tx, std::int64_t visitor);
Result<std::vector<VisitorMessage>> visitorMessages(Connection& db, ThreadId thread, std::int64_t after, int limit);
Result<std::vector<Millis>> answerWaits(Connection& db, ChannelId channel, Time since);
Result<std::vector<DialogId>> queue(Connection& db, GroupId group, int limit);
Result<Done> visitorRead(WriteTransaction& tx, ThreadId thread, std::int64_t seq);

// users.cpp
Result<std::vector<StoredUser>> users(Connection& db);
Result<wire::User> addUser(WriteTransaction& tx, const wire::User& user, const std::string& passwordHash);
Result<wire::User> updateUser(WriteTransaction& tx, const wire::User& user, const std::string& passwordHash);
Result<wire::Presence> setPresence(WriteTransaction& tx, const wire::Presence& presence);

// access.cpp
Result<Done> addSession(WriteTransaction& tx, const StoredSession& session);
Result<StoredSession> sessionByToken(Connection& db, const std::string& tokenHash);
Result<Done> touchSession(WriteTransaction& tx, const std::string& tokenHash, Time seenAt);
Result<Done> removeSession(WriteTransaction& tx, const std::string& tokenHash);
Result<Done> removeSessionsOf(WriteTransaction& tx, OperatorId operatorId);
Result<wire::Token> addToken(WriteTransaction& tx, const StoredToken& token);
Result<std::vector<StoredToken>> tokens(Connection& db);
Result<Done> revokeToken(WriteTransaction& tx, TokenId token);
Result<wire::AuditPage> auditTrail(Connection& db, const AuditQuery& query);
Result<Done> audit(WriteTransaction& tx, const domain::Actor& actor, const std::string& action,
                   const std::string& subject);

// channels.cpp
Result<std::vector<StoredChannel>> channels(Connection& db);
Result<wire::Channel> addChannel(WriteTransaction& tx, const StoredChannel& channel);
Result<wire::Channel> updateChannel(WriteTransaction& tx, const StoredChannel& channel);
Result<Done> setChannelHealth(WriteTransaction& tx, ChannelId channel, wire::ChannelState state,
                              const std::string& reason);

// files.cpp
Result<StoredFile> addFile(WriteTransaction& tx, const StoredFile& file);
Result<StoredFile> loadFile(Connection& db, FileId id);
Result<bool> mayReadFile(Connection& db, const Guard& guard, FileId id);
Result<bool> visitorMayReadFile(Connection& db, ThreadId thread, FileId id);

// file_links.cpp
Result<StoredFile> linkedFile(Connection& db, const std::string& tokenHash, Time now);
/// The text with the addresses of its linked files under it, in the customer's language.
Result<std::string> textWithLinks(Connection& db, const OutboundMessage& outbound, ThreadId thread);
/// From now on the addresses work.
void openLinks(WriteTransaction& tx, const OutboundMessage& outbound, MessageId message);

// journal.cpp, stats.cpp
Result<JournalPage> journalAfter(Connection& db, Seq after, const domain::Principal& principal, int limit);
Result<StoreStats> stats(Connection& db, const TextPlace& texts, Time now);

} // namespace pult::storage::sqlite
