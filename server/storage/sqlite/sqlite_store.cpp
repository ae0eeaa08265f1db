// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/sqlite_store.hpp"

#include <sodium.h>

#include "server/storage/sqlite/absence.hpp"
#include "server/storage/sqlite/backup.hpp"
#include "server/storage/sqlite/customer_search.hpp"
#include "server/storage/sqlite/data_folder.hpp"
#include "server/storage/sqlite/migrations.hpp"
#include "server/storage/sqlite/peers.hpp"
#include "server/storage/sqlite/readers.hpp"
#include "server/storage/sqlite/text_search.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/verify.hpp"
#include "server/storage/sqlite/writer.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr Millis kQueryLimit = std::chrono::seconds{5};

/// A writing verb with who asks for it and what for.
template <class T, class Request>
auto asked(Result<T> (*verb)(WriteTransaction&, const domain::Principal&, const Request&), domain::Principal principal,
           Request request) {
    return [verb, principal = std::move(principal), request = std::move(request)](WriteTransaction& tx) {
        return verb(tx, principal, request);
    };
}

/// Hands every verb to the thread it belongs to.
class SqliteStore final : public Store {
public:
    SqliteStore(DataFolder folder, TextPlace textPlace, Clock& clock, DiskReserve reserve, FileVault vault,
                std::optional<SealKey> backupKey, std::unique_ptr<TextFollower> texts, std::unique_ptr<Writer> writer,
                std::unique_ptr<Readers> readers, std::unique_ptr<Readers> maintenance, Absence absence)
        : m_folder(std::move(folder)), m_textPlace(std::move(textPlace)), m_clock(clock), m_reserve(reserve),
          m_roomSeen(std::move(reserve)), m_vault(std::move(vault)), m_backupKey(backupKey), m_texts(std::move(texts)),
          m_writer(std::move(writer)), m_readers(std::move(readers)), m_maintenance(std::move(maintenance)),
          m_absence(absence) {}
    ~SqliteStore() override { SqliteStore::close(); }

    // Conversations
    Async<InboundRecorded> recordInbound(InboundMessage message) override {
        const std::size_t bytes = 1024 + message.raw.size() + message.text.size();
        return m_writer->submit<InboundRecorded>(
            [this, message = std::move(message)](WriteTransaction& tx) -> Result<InboundRecorded> {
                if (m_reserve.room() == DiskReserve::Room::noInbound)
                    return noRoom();
                auto recorded = sqlite::recordInbound(tx, message);
                if (recorded)
                    m_writer->countInbound(recorded->duplicate);
                return recorded;
            },
            bytes);
    }
    Async<UpdateRecorded> recordUpdate(InboundUpdate update) override {
        const std::size_t bytes = 1024 + 2 * update.raw.size();
        return m_writer->submit<UpdateRecorded>(
            [this, update = std::move(update)](WriteTransaction& tx) -> Result<UpdateRecorded> {
                if (m_reserve.room() == DiskReserve::Room::noInbound)
                    return noRoom();
                auto recorded = sqlite::recordUpdate(tx, update);
                for (int i = 0; recorded && i < recorded->messages + recorded->duplicates; ++i)
                    m_writer->countInbound(i >= recorded->messages);
                return recorded;
            },
            bytes);
    }
    Async<std::string> pollCursor(ChannelId channel) override {
        return read<std::string>([channel](auto& db) { return sqlite::pollCursor(db, channel); });
    }
    Async<std::int64_t> highestExternalNumber(ChannelId channel, std::string peer) override {
        return read<std::int64_t>(
            [channel, peer = std::move(peer)](auto& db) { return sqlite::highestExternalNumber(db, channel, peer); });
    }
    Async<std::vector<Fetch>> dueFetches(Time now, int limit) override {
        return read<std::vector<Fetch>>([=](auto& db) { return sqlite::dueFetches(db, now, limit); });
    }
    Async<std::optional<Time>> nextFetchDue() override {
        return read<std::optional<Time>>([](auto& db) { return sqlite::nextFetchDue(db); });
    }
    Async<Done> finishFetch(MessageId message, int position, StoredFile file) override {
        return write<Done>(
            [=, file = std::move(file)](auto& tx) { return sqlite::finishFetch(tx, message, position, file); });
    }
    Async<Done> delayFetch(MessageId message, int position, Time until) override {
        return write<Done>([=](auto& tx) { return sqlite::delayFetch(tx, message, position, until); });
    }
    Async<Done> giveUpFetch(MessageId message, int position, wire::MissingFile why) override {
        return write<Done>([=](auto& tx) { return sqlite::giveUpFetch(tx, message, position, why); });
    }
    Async<std::vector<Quarantined>> quarantine(std::int64_t after, int limit) override {
        return read<std::vector<Quarantined>>([=](auto& db) { return sqlite::quarantine(db, after, limit); });
    }
    Async<UpdateRecorded> replayQuarantined(std::int64_t id, std::vector<inbound::Event> events) override {
        return write<UpdateRecorded>(
            [id, events = std::move(events)](auto& tx) { return sqlite::replayQuarantined(tx, id, events); });
    }
    Async<wire::Message> recordOutbound(OutboundMessage message) override {
        return write<wire::Message>(
            [message = std::move(message)](auto& tx) { return sqlite::recordOutbound(tx, message); });
    }
    Async<wire::DialogStarted> startDialog(DialogStart start) override {
        return write<wire::DialogStarted>(
            [start = std::move(start)](auto& tx) { return sqlite::startDialog(tx, start); });
    }
    Async<wire::Message> cancelOutbound(Guard guard, MessageId id) override {
        return write<wire::Message>(
            [guard = std::move(guard), id](auto& tx) { return sqlite::cancelOutbound(tx, guard, id); });
    }
    Async<wire::Message> withdrawOutbound(Guard guard, std::string clientId) override {
        return write<wire::Message>([guard = std::move(guard), clientId = std::move(clientId)](auto& tx) {
            return sqlite::withdrawOutbound(tx, guard, clientId);
        });
    }
    Async<wire::Message> retryOutbound(Guard guard, MessageId id) override {
        return write<wire::Message>(
            [guard = std::move(guard), id](auto& tx) { return sqlite::retryOutbound(tx, guard, id); });
    }
    Async<wire::Message> confirmOutbound(Guard guard, MessageId id) override {
        return write<wire::Message>(
            [guard = std::move(guard), id](auto& tx) { return sqlite::confirmOutbound(tx, guard, id); });
    }
    Async<wire::Message> editMessage(MessageEdit edit) override {
        return write<wire::Message>([edit = std::move(edit)](auto& tx) { return sqlite::editMessage(tx, edit); });
    }
    Async<wire::Message> deleteMessage(Guard guard, MessageId id) override {
        return write<wire::Message>(
            [guard = std::move(guard), id](auto& tx) { return sqlite::deleteMessage(tx, guard, id); });
    }
    Async<wire::Message> reactToMessage(Guard guard, MessageId id, std::string emoji) override {
        return write<wire::Message>([guard = std::move(guard), id, emoji = std::move(emoji)](auto& tx) {
            return sqlite::reactToMessage(tx, guard, id, emoji);
        });
    }
    Async<wire::Dialog> changeDialog(DialogChange change) override {
        return write<wire::Dialog>([change = std::move(change)](auto& tx) { return sqlite::changeDialog(tx, change); });
    }
    Async<wire::Dialog> takeNext(Guard guard, wire::TakeMode mode) override {
        return write<wire::Dialog>(
            [guard = std::move(guard), mode](auto& tx) { return sqlite::takeNext(tx, guard, mode); });
    }
    Async<wire::Dialog> changeTags(TagChange change) override {
        return write<wire::Dialog>([change = std::move(change)](auto& tx) { return sqlite::changeTags(tx, change); });
    }
    Async<wire::Dialog> editDialog(DialogEdit edit) override {
        return write<wire::Dialog>([edit = std::move(edit)](auto& tx) { return sqlite::editDialog(tx, edit); });
    }
    Async<std::vector<DueDialog>> dueDialogs(Time now, int limit) override {
        return read<std::vector<DueDialog>>([=, this](auto& db) {
            auto due = sqlite::dueDialogs(db, now, limit);
            if (due)
                addDialogsOfAbsent(db, m_absence, limit, *due);
            return due;
        });
    }
    Async<Done> applyTimer(DueDialog due) override {
        return write<Done>([due = std::move(due)](auto& tx) { return sqlite::applyTimer(tx, due); });
    }
    Async<Done> rateDialog(DialogId dialog, int score, std::string comment) override {
        return write<Done>([dialog, score, comment = std::move(comment)](auto& tx) {
            return sqlite::rateDialog(tx, dialog, score, comment);
        });
    }
    Async<wire::DialogPage> dialogs(DialogQuery query) override {
        return read<wire::DialogPage>([query = std::move(query)](auto& db) { return listDialogs(db, query); });
    }
    Async<Countable> countable() override {
        return read<Countable>([](auto& db) { return sqlite::countable(db); });
    }
    Async<wire::DialogDetails> dialog(Guard guard, DialogId dialog) override {
        return read<wire::DialogDetails>(
            [guard = std::move(guard), dialog](auto& db) { return dialogDetails(db, guard, dialog); });
    }
    Async<wire::MessagePage> history(HistoryQuery query) override {
        return read<wire::MessagePage>([query = std::move(query)](auto& db) { return sqlite::history(db, query); });
    }
    Async<wire::MessageHits> searchMessages(MessageSearch search) override {
        return find<wire::MessageHits>(
            [this, search = std::move(search)](auto& db) { return sqlite::searchMessages(db, m_textPlace, search); });
    }
    Async<wire::CustomerHits> searchCustomers(CustomerSearch search) override {
        return find<wire::CustomerHits>(
            [this, search = std::move(search)](auto& db) { return sqlite::searchCustomers(db, m_textPlace, search); });
    }
    Async<ReadMark> markRead(Guard guard, DialogId dialog, Seq seq) override {
        return write<ReadMark>(
            [guard = std::move(guard), dialog, seq](auto& tx) { return sqlite::markRead(tx, guard, dialog, seq); });
    }
    Async<wire::Dialog> markUnread(DialogUnread unread) override {
        return write<wire::Dialog>([unread = std::move(unread)](auto& tx) { return sqlite::markUnread(tx, unread); });
    }
    Async<std::string> externalId(MessageId message) override {
        return read<std::string>(
            [message](auto& db) { return Result<std::string>(sqlite::externalIdOf(db, message)); });
    }
    Async<CustomerBlocked> blockCustomer(Guard guard, CustomerId customer, bool blocked) override {
        return write<CustomerBlocked>([guard = std::move(guard), customer, blocked](auto& tx) {
            return sqlite::blockCustomer(tx, guard, customer, blocked);
        });
    }
    Async<Done> saveDraft(DraftEdit edit) override {
        return write<Done>([edit = std::move(edit)](auto& tx) { return sqlite::saveDraft(tx, edit); });
    }
    Async<StoredDrafts> drafts(domain::Principal owner) override {
        return read<StoredDrafts>(
            [this, owner = std::move(owner)](auto& db) { return sqlite::drafts(db, owner, m_clock.now()); });
    }
    Async<wire::CustomerDetails> customer(Guard guard, CustomerId customer) override {
        return read<wire::CustomerDetails>([this, guard = std::move(guard), customer](auto& db) {
            return customerDetails(db, guard, customer, m_clock.now());
        });
    }
    Async<wire::Customer> updateCustomer(Guard guard, wire::CustomerUpdate update) override {
        return write<wire::Customer>([guard = std::move(guard), update = std::move(update)](auto& tx) {
            return sqlite::updateCustomer(tx, guard, update);
        });
    }
    Async<wire::CustomerNote> addCustomerNote(Guard guard, wire::CustomerNoteAdd note) override {
        return write<wire::CustomerNote>([guard = std::move(guard), note = std::move(note)](auto& tx) {
            return sqlite::addCustomerNote(tx, guard, note);
        });
    }
    Async<wire::CustomerNote> pinCustomerNote(Guard guard, wire::CustomerNotePin pin) override {
        return write<wire::CustomerNote>(
            [guard = std::move(guard), pin](auto& tx) { return sqlite::pinCustomerNote(tx, guard, pin); });
    }
    Async<wire::Journey> journey(JourneyQuery query) override {
        return read<wire::Journey>([query = std::move(query)](auto& db) { return sqlite::journey(db, query); });
    }
    Async<wire::OrderHits> searchOrders(OrderSearch search) override {
        return read<wire::OrderHits>(
            [search = std::move(search)](auto& db) { return sqlite::searchOrders(db, search); });
    }
    Async<wire::Order> putOrder(Guard guard, wire::OrderPut put) override {
        return write<wire::Order>(
            [guard = std::move(guard), put = std::move(put)](auto& tx) { return sqlite::putOrder(tx, guard, put); });
    }
    Async<wire::OrderPage> orders(OrderQuery query) override {
        return read<wire::OrderPage>([query = std::move(query)](auto& db) { return sqlite::orders(db, query); });
    }
    Async<std::vector<CustomerId>> customersReachedBy(ReachedBy by) override {
        return find<std::vector<CustomerId>>(
            [this, by = std::move(by)](auto& db) { return sqlite::customersReachedBy(db, m_textPlace, by); });
    }
    Async<wire::MergeSuggestions> mergeSuggestions(Guard guard, CustomerId customer) override {
        return find<wire::MergeSuggestions>([this, guard = std::move(guard), customer](auto& db) {
            return sqlite::mergeSuggestions(db, m_textPlace, guard, customer);
        });
    }
    Async<Done> keepApart(Guard guard, CustomerId customer, CustomerId other) override {
        return write<Done>([guard = std::move(guard), customer, other](auto& tx) {
            return sqlite::keepApart(tx, guard, customer, other);
        });
    }
    Async<wire::CustomerMerged> mergeCustomers(Guard guard, wire::CustomerMerge merge) override {
        return write<wire::CustomerMerged>([guard = std::move(guard), merge = std::move(merge)](auto& tx) {
            return sqlite::mergeCustomers(tx, guard, merge);
        });
    }
    Async<wire::CustomerUnmerged> unmergeCustomers(Guard guard, MergeId merge) override {
        return write<wire::CustomerUnmerged>(
            [guard = std::move(guard), merge](auto& tx) { return sqlite::unmergeCustomers(tx, guard, merge); });
    }

    // Outbox
    Async<std::vector<OutboxItem>> dueOutbox(Time now, int limit, std::vector<ChannelId> without) override {
        return read<std::vector<OutboxItem>>([now, limit, without = std::move(without)](auto& db) {
            return sqlite::dueOutbox(db, now, limit, without);
        });
    }
    Async<std::optional<Time>> nextOutboxDue(std::vector<ChannelId> without) override {
        return read<std::optional<Time>>([this, without = std::move(without)](auto& db) {
            return sqlite::nextOutboxDue(db, m_clock.now(), without);
        });
    }
    Async<std::vector<ChangeItem>> dueChanges(Time now, int limit, std::vector<ChannelId> without) override {
        return read<std::vector<ChangeItem>>([now, limit, without = std::move(without)](auto& db) {
            return sqlite::dueChanges(db, now, limit, without);
        });
    }
    Async<std::optional<Time>> nextChangeDue(std::vector<ChannelId> without) override {
        return read<std::optional<Time>>(
            [without = std::move(without)](auto& db) { return sqlite::nextChangeDue(db, without); });
    }
    Async<Done> finishChange(std::int64_t change, DeliveryVerdict verdict) override {
        return write<Done>(
            [change, verdict = std::move(verdict)](auto& tx) { return sqlite::finishChange(tx, change, verdict); });
    }
    Async<wire::Message> beginDelivery(MessageId message) override {
        return write<wire::Message>([=](auto& tx) { return sqlite::beginDelivery(tx, message); });
    }
    Async<Done> finishDelivery(MessageId message, DeliveryVerdict verdict) override {
        return write<Done>(
            [message, verdict = std::move(verdict)](auto& tx) { return sqlite::finishDelivery(tx, message, verdict); });
    }
    Async<VisitorMessage> acceptForVisitor(MessageId message) override {
        return write<VisitorMessage>([=](auto& tx) { return sqlite::acceptForVisitor(tx, message); });
    }

    // Visitors
    Async<Visitor> addVisitor(ChannelId channel, std::string tokenHash, VisitorClaim claim) override {
        return write<Visitor>([channel, tokenHash = std::move(tokenHash), claim = std::move(claim)](auto& tx) {
            return sqlite::addVisitor(tx, channel, tokenHash, claim);
        });
    }
    Async<Visitor> visitorByToken(ChannelId channel, std::string tokenHash) override {
        return write<Visitor>([channel, tokenHash = std::move(tokenHash)](auto& tx) {
            return sqlite::visitorByToken(tx, channel, tokenHash);
        });
    }
    Async<Visitor> claimVisitor(std::int64_t visitor, VisitorClaim claim) override {
        return write<Visitor>(
            [visitor, claim = std::move(claim)](auto& tx) { return sqlite::claimVisitor(tx, visitor, claim); });
    }
    Async<Done> forgetVisitor(std::int64_t visitor) override {
        return write<Done>([=](auto& tx) { return sqlite::forgetVisitor(tx, visitor); });
    }
    Async<std::vector<VisitorMessage>> visitorMessages(ThreadId thread, std::int64_t after, int limit) override {
        return read<std::vector<VisitorMessage>>(
            [=](auto& db) { return sqlite::visitorMessages(db, thread, after, limit); });
    }
    Async<std::vector<DialogId>> queue(GroupId group, int limit) override {
        return read<std::vector<DialogId>>([=](auto& db) { return sqlite::queue(db, group, limit); });
    }
    Async<std::vector<Millis>> answerWaits(ChannelId channel, Time since) override {
        return read<std::vector<Millis>>([=](auto& db) { return sqlite::answerWaits(db, channel, since); });
    }
    Async<Done> visitorRead(ThreadId thread, std::int64_t seq) override {
        return write<Done>([=](auto& tx) { return sqlite::visitorRead(tx, thread, seq); });
    }

    // Templates
    Async<wire::TemplatePage> templates(TemplateQuery query) override {
        return read<wire::TemplatePage>([query = std::move(query)](auto& db) { return sqlite::templates(db, query); });
    }
    Async<wire::TemplateHits> searchTemplates(TemplateLookup lookup) override {
        return read<wire::TemplateHits>(
            [lookup = std::move(lookup)](auto& db) { return sqlite::searchTemplates(db, lookup); });
    }
    Async<wire::Template> messageTemplate(domain::Principal principal, TemplateId id) override {
        return read<wire::Template>(
            [principal = std::move(principal), id](auto& db) { return sqlite::messageTemplate(db, principal, id); });
    }
    Async<wire::TemplateVersionList> templateVersions(domain::Principal principal, TemplateId id) override {
        return read<wire::TemplateVersionList>(
            [principal = std::move(principal), id](auto& db) { return sqlite::templateVersions(db, principal, id); });
    }
    Async<wire::Template> saveTemplate(TemplateEdit edit) override {
        return write<wire::Template>([edit = std::move(edit)](auto& tx) { return sqlite::saveTemplate(tx, edit); });
    }
    Async<Done> deleteTemplate(domain::Principal principal, wire::TemplateDelete request) override {
        return write<Done>([principal = std::move(principal), request](auto& tx) {
            return sqlite::deleteTemplate(tx, principal, request);
        });
    }
    Async<Done> replaceCatalogue(ChannelId channel, std::vector<CatalogueEntry> entries) override {
        return write<Done>([channel, entries = std::move(entries)](auto& tx) {
            return sqlite::replaceCatalogue(tx, channel, entries);
        });
    }

    // Workspace
    Async<wire::Workspace> workspace(domain::Principal principal) override {
        return read<wire::Workspace>(
            [principal = std::move(principal)](auto& db) { return sqlite::workspace(db, principal); });
    }
    Async<wire::Group> saveGroup(domain::Principal principal, wire::GroupSave save) override {
        return write<wire::Group>(asked(sqlite::saveGroup, std::move(principal), std::move(save)));
    }
    Async<Done> deleteGroup(domain::Principal principal, wire::GroupDelete request) override {
        return write<Done>(asked(sqlite::deleteGroup, std::move(principal), request));
    }
    Async<wire::Stage> saveStage(domain::Principal principal, wire::StageSave save) override {
        return write<wire::Stage>(asked(sqlite::saveStage, std::move(principal), std::move(save)));
    }
    Async<Done> deleteStage(domain::Principal principal, wire::StageDelete request) override {
        return write<Done>(asked(sqlite::deleteStage, std::move(principal), request));
    }
    Async<wire::CustomerField> saveField(domain::Principal principal, wire::FieldSave save) override {
        return write<wire::CustomerField>(asked(sqlite::saveField, std::move(principal), std::move(save)));
    }
    Async<Done> deleteField(domain::Principal principal, wire::FieldDelete request) override {
        return write<Done>(asked(sqlite::deleteField, std::move(principal), request));
    }
    Async<wire::SavedFilter> saveFilter(domain::Principal principal, wire::FilterSave save) override {
        return write<wire::SavedFilter>(asked(sqlite::saveFilter, std::move(principal), std::move(save)));
    }
    Async<Done> deleteFilter(domain::Principal principal, wire::FilterDelete request) override {
        return write<Done>(asked(sqlite::deleteFilter, std::move(principal), request));
    }
    Async<wire::CompanyFacts> saveCompany(domain::Principal principal, wire::CompanySave save) override {
        return write<wire::CompanyFacts>(asked(sqlite::saveCompany, std::move(principal), std::move(save)));
    }
    Async<wire::Calendar> saveCalendar(domain::Principal principal, wire::CalendarSave save) override {
        return write<wire::Calendar>(asked(sqlite::saveCalendar, std::move(principal), std::move(save)));
    }

    // Office
    Async<std::vector<StoredUser>> users() override {
        return read<std::vector<StoredUser>>([](auto& db) { return sqlite::users(db); });
    }
    Async<wire::User> addUser(wire::User user, std::string passwordHash) override {
        return write<wire::User>([user = std::move(user), passwordHash = std::move(passwordHash)](auto& tx) {
            return sqlite::addUser(tx, user, passwordHash);
        });
    }
    Async<wire::User> updateUser(wire::User user, std::string passwordHash) override {
        return write<wire::User>([user = std::move(user), passwordHash = std::move(passwordHash)](auto& tx) {
            return sqlite::updateUser(tx, user, passwordHash);
        });
    }
    Async<wire::Presence> setPresence(wire::Presence presence) override {
        return write<wire::Presence>(
            [presence = std::move(presence)](auto& tx) { return sqlite::setPresence(tx, presence); });
    }
    Async<Done> addSession(StoredSession session) override {
        return write<Done>([session = std::move(session)](auto& tx) { return sqlite::addSession(tx, session); });
    }
    Async<StoredSession> sessionByToken(std::string tokenHash) override {
        return read<StoredSession>(
            [tokenHash = std::move(tokenHash)](auto& db) { return sqlite::sessionByToken(db, tokenHash); });
    }
    Async<Done> touchSession(std::string tokenHash, Time seenAt) override {
        return write<Done>([tokenHash = std::move(tokenHash), seenAt](auto& tx) {
            return sqlite::touchSession(tx, tokenHash, seenAt);
        });
    }
    Async<Done> removeSession(std::string tokenHash) override {
        return write<Done>(
            [tokenHash = std::move(tokenHash)](auto& tx) { return sqlite::removeSession(tx, tokenHash); });
    }
    Async<Done> removeSessionsOf(OperatorId operatorId) override {
        return write<Done>([=](auto& tx) { return sqlite::removeSessionsOf(tx, operatorId); });
    }
    Async<wire::Token> addToken(StoredToken token) override {
        return write<wire::Token>([token = std::move(token)](auto& tx) { return sqlite::addToken(tx, token); });
    }
    Async<std::vector<StoredToken>> tokens() override {
        return read<std::vector<StoredToken>>([](auto& db) { return sqlite::tokens(db); });
    }
    Async<Done> revokeToken(TokenId token) override {
        return write<Done>([=](auto& tx) { return sqlite::revokeToken(tx, token); });
    }
    Async<std::vector<StoredChannel>> channels() override {
        return read<std::vector<StoredChannel>>([](auto& db) { return sqlite::channels(db); });
    }
    Async<wire::Channel> addChannel(StoredChannel channel) override {
        return write<wire::Channel>(
            [channel = std::move(channel)](auto& tx) { return sqlite::addChannel(tx, channel); });
    }
    Async<Done> setChannelHealth(ChannelId channel, wire::ChannelState state, std::string reason) override {
        return write<Done>([channel, state, reason = std::move(reason)](auto& tx) {
            return sqlite::setChannelHealth(tx, channel, state, reason);
        });
    }
    Async<wire::Channel> updateChannel(StoredChannel channel) override {
        return write<wire::Channel>(
            [channel = std::move(channel)](auto& tx) { return sqlite::updateChannel(tx, channel); });
    }
    Async<StoredFile> addFile(StoredFile file) override {
        return write<StoredFile>([this, file = std::move(file)](auto& tx) -> Result<StoredFile> {
            if (m_reserve.room() != DiskReserve::Room::enough)
                return noRoom();
            return sqlite::addFile(tx, file);
        });
    }
    Async<StoredFile> file(FileId id) override {
        return read<StoredFile>([=](auto& db) { return loadFile(db, id); });
    }
    Async<bool> mayReadFile(Guard guard, FileId id) override {
        return read<bool>([guard = std::move(guard), id](auto& db) { return sqlite::mayReadFile(db, guard, id); });
    }
    Async<bool> visitorMayReadFile(ThreadId thread, FileId id) override {
        return read<bool>([=](auto& db) { return sqlite::visitorMayReadFile(db, thread, id); });
    }
    Async<StoredFile> linkedFile(std::string tokenHash, Time now) override {
        return read<StoredFile>(
            [now, hash = std::move(tokenHash)](auto& db) { return sqlite::linkedFile(db, hash, now); });
    }
    Async<Done> audit(domain::Actor actor, std::string action, std::string subject) override {
        return write<Done>([actor = std::move(actor), action = std::move(action), subject = std::move(subject)](
                               auto& tx) { return sqlite::audit(tx, actor, action, subject); });
    }

    // The store itself
    void listen(JournalListener listener) override { m_writer->listen(std::move(listener)); }
    StoreInfo info() const override { return {m_textPlace.epoch, m_writer->announcedSeq(), m_writer->oldestSeq()}; }
    Async<JournalPage> journalAfter(Seq after, domain::Principal principal, int limit) override {
        return read<JournalPage>([after, principal = std::move(principal), limit](auto& db) {
            return sqlite::journalAfter(db, after, principal, limit);
        });
    }
    Async<StoreStats> stats() override {
        return read<StoreStats>([this](auto& db) { return sqlite::stats(db, m_textPlace, m_clock.now()); });
    }
    StoreMetrics metrics() const override {
        StoreMetrics metrics = m_writer->metrics();
        metrics.indexLagMillis = m_texts->lag().count();
        const auto room = m_roomSeen.room();
        metrics.refusesUploads = room != DiskReserve::Room::enough;
        metrics.refusesInbound = room == DiskReserve::Room::noInbound;
        return metrics;
    }
    Async<Done> tryToWrite() override {
        return write<Done>([](auto& tx) -> Result<Done> {
            tx.db.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('tried_at', CAST(? AS TEXT))", tx.now());
            return Done{};
        });
    }
    Async<Done> backup(std::string path, std::function<void(double)> progress) override {
        return m_maintenance->submit<Done>(
            [this, path = std::move(path), progress = std::move(progress)](Connection& db) -> Result<Done> {
                if (!m_backupKey)
                    return fail(Errc::unavailable, "there is no key to seal a backup with");
                return sqlite::backup(db, m_vault, m_folder.backupCopyPath(), path, *m_backupKey, progress);
            });
    }
    Async<std::vector<std::string>> verify(std::function<void(double)> progress) override {
        return m_maintenance->submit<std::vector<std::string>>([this, progress = std::move(progress)](Connection& db) {
            bool textsAgree = true;
            auto findings = sqlite::verify(db, m_vault, m_textPlace, textsAgree, progress);
            if (!textsAgree)
                m_texts->makeAnew();
            return findings;
        });
    }
    void close() override {
        m_maintenance->stop();
        m_readers->stop();
        m_writer->stop();
        m_texts->stop();
    }

private:
    static Error noRoom() { return Error{Errc::unavailable, "the server's disk is nearly full", 10'000}; }
    /// In the text index.
    template <class T, class Work>
    Async<T> find(Work work) {
        return read<T>([this, work = std::move(work)](auto& db) -> Result<T> {
            try {
                return work(db);
            } catch (const SqliteError& error) {
                if (!isDamage(error))
                    throw;
                m_texts->makeAnew();
                return Error{Errc::unavailable, "the search index is being made anew, try again later", 10'000};
            }
        });
    }
    template <class T, class Work>
    Async<T> write(Work work) {
        return m_writer->submit<T>(std::move(work));
    }
    template <class T, class Work>
    Async<T> read(Work work) {
        return m_readers->submit<T>(std::move(work));
    }

    DataFolder m_folder;
    TextPlace m_textPlace;
    Clock& m_clock;
    DiskReserve m_reserve;          ///< the writer's
    mutable DiskReserve m_roomSeen; ///< the I/O thread's
    FileVault m_vault;
    std::optional<SealKey> m_backupKey;
    std::unique_ptr<TextFollower> m_texts;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Readers> m_readers;
    std::unique_ptr<Readers> m_maintenance; ///< one thread for what takes long
    const Absence m_absence;
};

std::string epochOf(Connection& db) {
    {
        Rows row = db.query("SELECT value FROM meta WHERE key = 'epoch'");
        if (row.next())
            return row.get<std::string>(0);
    }
    unsigned char bytes[12];
    randombytes_buf(bytes, sizeof bytes);
    std::string hex(2 * sizeof bytes + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, sizeof bytes);
    hex.pop_back();
    db.run("INSERT INTO meta (key, value) VALUES ('epoch', ?)", hex);
    return hex;
}

void settle(Connection& db, Clock& clock, const domain::Policy& policy) {
    WriteTransaction tx(db, clock, policy);
    db.run("BEGIN IMMEDIATE");
    recoverOutbox(tx);
    db.run("COMMIT");
}

} // namespace

Result<std::unique_ptr<Store>> open(boost::asio::any_io_executor io, Clock& clock, Options options) {
    auto folder = DataFolder::claim(options.dataDir);
    if (!folder)
        return folder.error();
    const std::string path = folder->databasePath();
    try {
        auto db = std::make_unique<Connection>(path, Connection::Mode::writer, options.writerCacheKib);
        if (auto migrated = migrate(*db, embeddedMigrations(), clock.now()); !migrated)
            return migrated.error();
        TextPlace textPlace{folder->textIndexPath(), epochOf(*db)};
        settle(*db, clock, options.policy);
        auto vault = FileVault::open(options.dataDir + "/files");
        if (!vault)
            return vault.error();
        auto texts = std::make_unique<TextFollower>(path, textPlace, clock);
        auto writer = std::make_unique<Writer>(io, clock, std::move(db), QueueLimits{}, *texts, options.policy,
                                               options.attendance);
        auto readers = std::make_unique<Readers>(io, path, options.readers, options.readerCacheKib, kQueryLimit);
        auto maintenance = std::make_unique<Readers>(io, path, 1, options.readerCacheKib, Millis{0});
        DiskReserve reserve(options.dataDir, options.reserve, clock);
        return std::unique_ptr<Store>(std::make_unique<SqliteStore>(
            std::move(*folder), std::move(textPlace), clock, std::move(reserve), std::move(*vault), options.backupKey,
            std::move(texts), std::move(writer), std::move(readers), std::move(maintenance),
            Absence{options.attendance, options.policy.absentAfter}));
    } catch (const SqliteError& error) {
        return fail(Errc::unavailable, "can't open the database " + path + ": " + error.what());
    }
}

} // namespace pult::storage::sqlite
