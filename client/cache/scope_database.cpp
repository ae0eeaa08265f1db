// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/scope_database.hpp"

#include <algorithm>
#include <limits>

#include <boost/mp11/algorithm.hpp>

#include "client/cache/scope_tables.hpp"
#include "client/state/customer_fold.hpp"
#include "client/state/stuck_replies.hpp"
#include "shared/domain/last_message.hpp"
#include "shared/sqlite/text_tokenizer.hpp"

namespace pult::client {

namespace {

using sqlite::Rows;
using sqlite::SqliteError;

constexpr int kScopeVersion = 2;
constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();

template <class Struct>
void addNames(std::string& names) {
    boost::mp11::mp_for_each<wire::detail::Members<Struct>>([&](auto member) { (names += member.name) += ','; });
    names += ';';
}

/// Told apart by it: what a program kept that knew other members of these.
std::string shape() {
    std::string names;
    addNames<wire::Dialog>(names);
    addNames<wire::LastMessage>(names);
    addNames<wire::Message>(names);
    addNames<wire::Attachment>(names);
    addNames<wire::Author>(names);
    addNames<wire::CustomerDetails>(names);
    addNames<wire::Customer>(names);
    addNames<wire::CustomerNote>(names);
    addNames<wire::Identity>(names);
    addNames<wire::User>(names);
    addNames<wire::Presence>(names);
    addNames<wire::Channel>(names);
    return names;
}

std::string bodyOf(wire::Dialog dialog) {
    dialog.read_seq.reset(); // has columns of its own
    dialog.unread_count.reset();
    return wire::encode(dialog);
}

} // namespace

using scope_tables::decodeKept;

ScopeDatabase::ScopeDatabase(const std::string& path, const CacheKey& key, ScopeLimits limits)
    : m_database(path, key, SealedDatabase::Sync::sometimes), m_limits(limits) {
    const int found = m_database.version();
    if (found > kScopeVersion)
        throw SqliteError(SQLITE_CORRUPT, "kept by a newer program");
    sqlite::registerTextTokenizer(m_database.handle());
    if (found != kScopeVersion) {
        begin();
        if (found != 0)
            m_database.execute(scope_tables::kDropFormer);
        m_database.execute(scope_tables::kTables);
        commit();
        // From here on the file itself, not only its log, tells whether the key is right.
        m_database.emptyLog();
    }
    m_statements = std::make_unique<Statements>(m_database.handle());
    if (meta("shape") == shape())
        return;
    begin();
    empty();
    setMeta("shape", shape());
    commit();
}

ScopeDatabase::~ScopeDatabase() = default;

void ScopeDatabase::begin() {
    m_database.begin();
}

void ScopeDatabase::commit() {
    m_database.commit();
}

void ScopeDatabase::rollBack() noexcept {
    m_database.rollBack();
}

void ScopeDatabase::apply(const kept::Write& what) {
    std::visit([this](const auto& known) { write(known); }, what);
}

std::string ScopeDatabase::meta(std::string_view key) {
    Rows rows(m_statements->meta);
    m_statements->meta.bind(key);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void ScopeDatabase::setMeta(std::string_view key, std::string_view value) {
    run(m_statements->setMeta, key, value);
}

std::string ScopeDatabase::account() {
    return meta("account");
}

void ScopeDatabase::setAccount(const std::string& account) {
    empty();
    setMeta("account", account);
}

void ScopeDatabase::empty() {
    m_database.execute("DELETE FROM dialogs; DELETE FROM list_pages; DELETE FROM threads; DELETE FROM messages;"
                       "DELETE FROM customers; DELETE FROM roster; DELETE FROM stuck; DELETE FROM name_words;"
                       "DELETE FROM card_words; DELETE FROM order_numbers;"
                       "INSERT INTO words(words) VALUES('delete-all');"
                       "DELETE FROM meta WHERE key NOT IN ('account', 'shape')");
}

// --- what is written

void ScopeDatabase::write(const kept::Session& session) {
    if (session.startsOver)
        empty();
    setMeta("me", wire::encode(session.me));
    setMeta("server", session.serverVersion);
    setMeta("epoch", session.position.epoch);
    setMeta("seq", std::to_string(session.position.seq));
    m_unsent = {session.unsent.begin(), session.unsent.end()};
    m_closedMayGo = true;
}

void ScopeDatabase::write(const kept::Told& told) {
    std::visit([this](const auto& event) { fold(event); }, told.event);
    setMeta("seq", std::to_string(told.seq));
}

void ScopeDatabase::write(const kept::Skipped& skipped) {
    setMeta("seq", std::to_string(skipped.seq));
}

void ScopeDatabase::write(const kept::Dialogs& page) {
    for (const wire::Dialog& dialog : page.dialogs)
        learnAnswered(dialog);
}

void ScopeDatabase::write(const kept::Mended& mended) {
    const auto known = dialog(mended.dialog.id);
    removeThread(mended.dialog.thread_id);
    putDialog(mended.dialog, known ? known->mark : ReadMark{});
}

void ScopeDatabase::write(const kept::Gone& gone) {
    fold(wire::DialogRemoved{gone.dialog});
}

void ScopeDatabase::write(const kept::ListPage& page) {
    for (const wire::Dialog& dialog : page.dialogs)
        learnAnswered(dialog);
    SortKey from{kFirst, kFirst, DialogId{kFirst}};
    if (!page.after.empty()) {
        Rows rows(m_statements->pageBefore);
        m_statements->pageBefore.bind(page.list, page.after);
        if (!rows.next())
            return; // without the page before it nobody can come here
        rows.read(0, from.first, from.second, from.id);
    }
    const SortKey to = page.upTo.value_or(SortKey{kLast, kLast, DialogId{kLast}});
    run(m_statements->putListPage, page.list, page.after, from.first, from.second, from.id, to.first, to.second, to.id,
        page.next);
}

void ScopeDatabase::write(const kept::ThreadPart& part) {
    if (part.newest) {
        std::unordered_set<MessageId> stay;
        for (const wire::Message& message : part.messages)
            stay.insert(message.id);
        run(m_statements->putThread, part.thread, part.older, removeMessages(part.thread, stay));
    } else {
        Rows rows(m_statements->thread);
        m_statements->thread.bind(part.thread);
        if (!rows.next() || rows.get<std::optional<std::string>>(0) != part.before)
            return; // it has been dropped, or begins elsewhere by now
    }
    std::int64_t bytes = 0;
    for (const wire::Message& message : part.messages) {
        bytes += putMessage(message);
        noteStuck(message);
    }
    run(m_statements->setOlder, part.older, part.thread);
    run(m_statements->growThread, bytes, part.thread);
}

void ScopeDatabase::write(const kept::Customer& customer) {
    putCustomer(customer.details);
}

void ScopeDatabase::write(const kept::Users& users) {
    run(m_statements->emptyRoster, "user");
    run(m_statements->emptyRoster, "presence");
    for (const wire::User& user : users.users)
        run(m_statements->putRoster, "user", user.id, wire::encode(user));
    for (const wire::Presence& presence : users.presence)
        run(m_statements->putRoster, "presence", presence.operator_id, wire::encode(presence));
}

void ScopeDatabase::write(const kept::Channels& channels) {
    run(m_statements->emptyRoster, "channel");
    for (const wire::Channel& channel : channels.channels)
        run(m_statements->putRoster, "channel", channel.id, wire::encode(channel));
}

void ScopeDatabase::write(const kept::Read& read) {
    readUpTo(read.dialog, read.seq);
    run(m_statements->putRoster, "untold_read", read.dialog, wire::encode(wire::DialogRead{read.dialog, read.seq}));
}

void ScopeDatabase::write(const kept::ReadTold& told) {
    run(m_statements->removeRoster, "untold_read", told.dialog);
}

void ScopeDatabase::write(const kept::Templates& templates) {
    run(m_statements->emptyRoster, "template");
    for (const wire::Template& one : templates.templates)
        run(m_statements->putRoster, "template", one.id, wire::encode(one));
}

void ScopeDatabase::write(const kept::Lists& kept) {
    const auto putAll = [this](std::string_view kind, const auto& list) {
        run(m_statements->emptyRoster, kind);
        for (const auto& one : list)
            run(m_statements->putRoster, kind, one.id, wire::encode(one));
    };
    putAll("group", kept.lists.groups);
    putAll("stage", kept.lists.stages);
    putAll("filter", kept.lists.filters);
    putAll("field", kept.lists.fields);
    fold(wire::CompanyChanged{kept.lists.company});
    run(m_statements->emptyRoster, "calendar");
    if (kept.lists.calendar)
        fold(wire::CalendarChanged{*kept.lists.calendar});
}

// --- what events do

void ScopeDatabase::fold(const wire::MessageAdded& event) {
    learnDialog(event.dialog);
    noteStuck(event.message);
    learnMessage(event.message);
}

void ScopeDatabase::fold(const wire::MessageChanged& event) {
    noteStuck(event.message);
    learnMessage(event.message);
    changeLast(event.message.dialog_id, domain::lastMessageOf(event.message));
}

void ScopeDatabase::changeLast(DialogId id, const wire::LastMessage& now) {
    auto known = dialog(id);
    if (known && known->dialog.last_message && domain::changeLast(*known->dialog.last_message, now))
        run(m_statements->setBody, bodyOf(std::move(known->dialog)), id);
}

void ScopeDatabase::fold(const wire::DialogAdded& event) {
    learnDialog(event.dialog);
}

void ScopeDatabase::fold(const wire::DialogChanged& event) {
    learnDialog(event.dialog);
}

void ScopeDatabase::fold(const wire::DialogRemoved& event) {
    run(m_statements->removeStuckOf, event.dialog_id);
    ThreadId thread;
    CustomerId customer;
    {
        Rows rows(m_statements->dialogPlace);
        m_statements->dialogPlace.bind(event.dialog_id);
        if (!rows.next())
            return;
        rows.read(0, thread, customer);
    }
    removeDialog(event.dialog_id);
    // Other dialogs of the thread may still be in sight; then it is loaded anew.
    removeThread(thread);
    removeUnneededCustomer(customer);
}

void ScopeDatabase::fold(const wire::CustomerChanged& event) {
    renameDialogs(event.customer.id, event.customer.name);
    auto known = customer(event.customer.id);
    if (!known)
        return;
    learnCustomer(*known, event.customer);
    putCustomer(*known);
}

template <class... Values>
std::vector<CustomerId> ScopeDatabase::others(CustomerId than, sqlite::Statement& found, const Values&... values) {
    std::vector<CustomerId> ids;
    Rows rows(found);
    found.bind(values...);
    while (rows.next())
        if (const auto id = rows.get<CustomerId>(0); id != than)
            ids.push_back(id);
    return ids;
}

void ScopeDatabase::fold(const wire::CustomerNoteAdded& event) {
    const std::string inBody = "\"id\":" + std::to_string(event.note.id.value) + ',';
    for (const CustomerId former : others(event.note.customer_id, m_statements->customersWith, inBody))
        if (auto details = customer(former); details && removeNote(*details, event.note.id))
            putCustomer(*details); // it has gone along with a contact
    auto known = customer(event.note.customer_id);
    if (!known)
        return;
    addNote(*known, event.note);
    putCustomer(*known);
}

void ScopeDatabase::fold(const wire::OrderChanged& event) {
    const std::string& number = event.order.number;
    for (const CustomerId former : others(event.order.customer_id, m_statements->customersWithOrder, number, number))
        if (auto details = customer(former); details && removeOrder(*details, event.order.id))
            putCustomer(*details);
    auto known = customer(event.order.customer_id);
    if (!known)
        return;
    learnOrder(*known, event.order);
    putCustomer(*known);
}

template <class Listed>
void ScopeDatabase::foldListed(std::string_view list, const Listed& one, const std::optional<bool>& removed) {
    if (removed.value_or(false))
        run(m_statements->removeRoster, list, one.id);
    else
        run(m_statements->putRoster, list, one.id, wire::encode(one));
}

void ScopeDatabase::fold(const wire::ChannelChanged& event) {
    foldListed("channel", event.channel, event.removed);
}

void ScopeDatabase::fold(const wire::TemplateChanged& event) {
    foldListed("template", event.template_, event.removed);
}

void ScopeDatabase::fold(const wire::GroupChanged& event) {
    foldListed("group", event.group, event.removed);
}

void ScopeDatabase::fold(const wire::StageChanged& event) {
    foldListed("stage", event.stage, event.removed);
}

void ScopeDatabase::fold(const wire::FilterChanged& event) {
    foldListed("filter", event.filter, event.removed);
}

void ScopeDatabase::fold(const wire::FieldChanged& event) {
    foldListed("field", event.field, event.removed);
}

void ScopeDatabase::fold(const wire::CompanyChanged& event) {
    run(m_statements->putRoster, "company", 1, wire::encode(event.company));
}

void ScopeDatabase::fold(const wire::CalendarChanged& event) {
    run(m_statements->putRoster, "calendar", 1, wire::encode(event.calendar));
}

void ScopeDatabase::fold(const wire::UserChanged& event) {
    run(m_statements->putRoster, "user", event.user.id, wire::encode(event.user));
}

void ScopeDatabase::fold(const wire::PresenceChanged& event) {
    run(m_statements->putRoster, "presence", event.presence.operator_id, wire::encode(event.presence));
}

void ScopeDatabase::fold(const wire::DialogReadUpTo& event) {
    if (event.unread.value_or(false))
        unreadFrom(event.dialog_id, event.read_seq);
    else
        readUpTo(event.dialog_id, event.read_seq);
}

// --- rows

void ScopeDatabase::learnAnswered(const wire::Dialog& dialog) {
    // An edited or delivered message and a name give the dialog no new version.
    if (learnDialog(dialog) != std::pair(dialog.version, dialog.last_seq))
        return;
    if (dialog.last_message)
        changeLast(dialog.id, *dialog.last_message);
    renameDialog(dialog.id, dialog.customer_name);
}

std::pair<std::int64_t, Seq> ScopeDatabase::learnDialog(const wire::Dialog& dialog) {
    std::pair<std::int64_t, Seq> known{-1, -1};
    ReadMark mark;
    ReadMark before;
    {
        Rows rows(m_statements->dialogState);
        m_statements->dialogState.bind(dialog.id);
        if (rows.next())
            rows.read(0, known.first, known.second, mark.readSeq, mark.countedSeq, mark.unread);
        before = mark;
    }
    mark.learn(dialog.read_seq.value_or(0), dialog.last_inbound_seq, dialog.unread_count);
    if (std::pair(dialog.version, dialog.last_seq) > known)
        putDialog(dialog, mark);
    else if (mark != before)
        run(m_statements->setMark, mark.readSeq, mark.countedSeq, mark.unread, dialog.id);
    return known;
}

/// A name comes without a new form of the dialogs that show it.
void ScopeDatabase::renameDialogs(CustomerId of, const std::string& name) {
    std::vector<DialogId> others;
    {
        Rows rows(m_statements->dialogsOfCustomer);
        m_statements->dialogsOfCustomer.bind(of, name);
        while (rows.next())
            others.push_back(rows.get<DialogId>(0));
    }
    for (const DialogId id : others)
        renameDialog(id, name);
}

void ScopeDatabase::renameDialog(DialogId id, const std::string& name) {
    auto known = dialog(id);
    if (!known || known->dialog.customer_name == name)
        return;
    known->dialog.customer_name = name;
    putDialog(known->dialog, known->mark);
}

void ScopeDatabase::putDialog(const wire::Dialog& dialog, const ReadMark& mark) {
    changeName(dialog.id, dialog.customer_name);
    const SortKey urgency = sortKey(wire::DialogOrder::urgency, dialog);
    const SortKey recent = sortKey(wire::DialogOrder::recent, dialog);
    run(m_statements->putDialog, dialog.id, dialog.thread_id, dialog.customer_id, dialog.version, dialog.last_seq,
        dialog.status, dialog.unanswered, dialog.assignee_id, dialog.channel_id, urgency.first, urgency.second,
        recent.first, mark.readSeq, mark.countedSeq, mark.unread, dialog.customer_name, bodyOf(dialog));
}

void ScopeDatabase::readUpTo(DialogId id, Seq seq) {
    auto known = dialog(id);
    if (known && known->mark.readUpTo(seq))
        run(m_statements->setMark, known->mark.readSeq, known->mark.countedSeq, known->mark.unread, id);
}

void ScopeDatabase::unreadFrom(DialogId id, Seq seq) {
    auto known = dialog(id);
    if (known && known->mark.unreadFrom(seq))
        run(m_statements->setMark, known->mark.readSeq, known->mark.countedSeq, known->mark.unread, id);
}

void ScopeDatabase::learnMessage(const wire::Message& message) {
    bool hasOlder = false;
    {
        Rows rows(m_statements->thread);
        m_statements->thread.bind(message.thread_id);
        if (!rows.next())
            return;
        hasOlder = !rows.isNull(0);
    }
    if (hasOlder) {
        Rows rows(m_statements->firstSeq);
        m_statements->firstSeq.bind(message.thread_id);
        if (rows.next() && !rows.isNull(0) && message.seq < rows.get<Seq>(0))
            return;
    }
    run(m_statements->growThread, putMessage(message), message.thread_id);
}

void ScopeDatabase::noteStuck(const wire::Message& message) {
    if (isStuck(message.state))
        run(m_statements->putStuck, message.id, message.dialog_id, wire::encode(message));
    else if (message.direction == wire::Direction::out)
        run(m_statements->removeStuck, message.id);
}

/// Answers how many bytes there are more.
std::int64_t ScopeDatabase::putMessage(const wire::Message& message) {
    std::int64_t before = 0;
    std::string words;
    {
        Rows rows(m_statements->formerMessage);
        m_statements->formerMessage.bind(message.thread_id, message.seq);
        if (rows.next()) {
            const auto body = rows.get<std::string_view>(0);
            before = std::ssize(body);
            words = wordsOf(decodeKept<wire::Message>(body));
        }
    }
    changeWords(message.id, words, wordsOf(message));
    const std::string body = wire::encode(message);
    run(m_statements->putMessage, message.thread_id, message.seq, message.id, body);
    return static_cast<std::int64_t>(body.size()) - before;
}

void ScopeDatabase::putCustomer(const wire::CustomerDetails& details) {
    changeCard(details.customer.id, &details);
    run(m_statements->putCustomer, details.customer.id, wire::encode(details));
}

} // namespace pult::client
