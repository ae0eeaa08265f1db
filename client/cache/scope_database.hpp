// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <unordered_set>
#include <utility>

#include "client/cache/sealed_database.hpp"
#include "client/state/scope_cache.hpp"
#include "shared/domain/customer_words.hpp"

namespace pult::text {
class SearchWords;
}
namespace pult::sqlite {
class Rows;
class Statement;
} // namespace pult::sqlite

namespace pult::client {

/// What is kept at most.
struct ScopeLimits {
    /// So much text of threads; beyond that, those visited longest ago go, whole.
    std::int64_t threadBytes = 256LL * 1024 * 1024;
    /// Customers; those looked at longest ago go.
    int customers = 2000;
    /// Closed dialogs; those go in which nothing was written for the longest time, with what only they need.
    int closedDialogs = 20'000;
};

/// The tables of the scope cache in a sealed file: the fold of what was written, with the position it was written at.
/// Used by one thread at a time; every call throws SqliteError.
class ScopeDatabase {
public:
    /// Made when it isn't there. What another version of this program kept, in other shapes, is emptied.
    ScopeDatabase(const std::string& path, const CacheKey& key, ScopeLimits limits = {});
    ~ScopeDatabase();
    ScopeDatabase(const ScopeDatabase&) = delete;
    ScopeDatabase& operator=(const ScopeDatabase&) = delete;

    void begin();
    /// A crash of the program keeps it; a power cut may take the newest commits, in order.
    void commit();
    void rollBack() noexcept;
    void apply(const kept::Write& what);
    /// Drops what is beyond the limits; of closed dialogs some at a time, once in a session.
    void shrink();

    std::string account();
    void setAccount(const std::string& account); ///< empties it
    kept::Start start();
    std::optional<kept::List> list(const DialogQuery& query, OperatorId me, const std::string& after);
    std::optional<kept::MarkedDialog> dialog(DialogId id);
    std::optional<wire::MessagePage> thread(ThreadId id, int limit);
    std::optional<wire::MessagePage> older(ThreadId id, Seq before, int limit);
    wire::MessagePage history(CustomerId of, Seq before, int limit);
    std::optional<wire::CustomerDetails> customer(CustomerId id);
    wire::SearchFound search(const std::vector<domain::SearchTerm>& terms, int limit);

private:
    struct Statements;

    void write(const kept::Session& session);
    void write(const kept::Told& told);
    void write(const kept::Skipped& skipped);
    void write(const kept::Dialogs& page);
    void write(const kept::Mended& mended);
    void write(const kept::Gone& gone);
    void write(const kept::ListPage& page);
    void write(const kept::ThreadPart& part);
    void write(const kept::Customer& customer);
    void write(const kept::Users& users);
    void write(const kept::Channels& channels);
    void write(const kept::Read& read);
    void write(const kept::ReadTold& told);
    void write(const kept::Templates& templates);
    void write(const kept::Lists& kept);

    void fold(const wire::MessageAdded& event);
    void fold(const wire::MessageChanged& event);
    void fold(const wire::DialogAdded& event);
    void fold(const wire::DialogChanged& event);
    void fold(const wire::DialogRemoved& event);
    void fold(const wire::CustomerChanged& event);
    void fold(const wire::CustomerNoteAdded& event);
    void fold(const wire::ChannelChanged& event);
    void fold(const wire::UserChanged& event);
    void fold(const wire::PresenceChanged& event);
    void fold(const wire::DraftChanged&) {}
    void fold(const wire::DialogReadUpTo& event);
    void fold(const wire::AlertRaised&) {}
    void fold(const wire::DialogRated&) {}
    void fold(const wire::TemplateChanged& event);
    void fold(const wire::GroupChanged& event);
    void fold(const wire::StageChanged& event);
    void fold(const wire::FilterChanged& event);
    void fold(const wire::FieldChanged& event);
    void fold(const wire::CompanyChanged& event);
    void fold(const wire::CalendarChanged& event);
    void fold(const wire::OrderChanged& event);
    /// One of a small list that is kept whole.
    template <class Listed>
    void foldListed(std::string_view list, const Listed& one, const std::optional<bool>& removed);

    void empty();
    /// As it was known before: its version and last_seq.
    std::pair<std::int64_t, Seq> learnDialog(const wire::Dialog& dialog);
    void learnAnswered(const wire::Dialog& dialog);
    void changeLast(DialogId id, const wire::LastMessage& now);
    void renameDialogs(CustomerId of, const std::string& name);
    void renameDialog(DialogId id, const std::string& name);
    void putDialog(const wire::Dialog& dialog, const ReadMark& mark);
    void learnMessage(const wire::Message& message);
    void removeThread(ThreadId id);
    /// But those that stay; answers their bytes.
    std::int64_t removeMessages(ThreadId thread, const std::unordered_set<MessageId>& stay);
    void removeDialog(DialogId id);
    void removeUnneededCustomer(CustomerId id);
    void shrinkThreads();
    void shrinkCustomers();
    void removeCustomer(CustomerId id);
    /// All that are found but one.
    template <class... Values>
    std::vector<CustomerId> others(CustomerId than, sqlite::Statement& found, const Values&... values);
    /// True: there may be more.
    bool shrinkClosed();
    void noteStuck(const wire::Message& message);
    std::int64_t putMessage(const wire::Message& message);
    void putCustomer(const wire::CustomerDetails& details);
    void readUpTo(DialogId id, Seq seq);
    void unreadFrom(DialogId id, Seq seq);
    /// What a message is found by: what people wrote.
    static std::string wordsOf(const wire::Message& message);
    void changeWords(MessageId id, std::string_view former, std::string_view now);
    /// What the customer and his orders are found by; the former is read from his row. Null: he goes.
    void changeCard(CustomerId id, const wire::CustomerDetails* now);
    /// What the dialog is found by. The former one is read from its row.
    void changeName(DialogId id, const std::string& now);
    std::optional<wire::MessageHit> hitOf(MessageId id, text::SearchWords& words);
    wire::MessageHits messagesWith(text::SearchWords& words, std::size_t limit);
    wire::CustomerHits customersWith(const std::vector<domain::CustomerNeedle>& needles, std::size_t limit);
    std::optional<wire::OrderHits> ordersWith(const std::vector<domain::SearchTerm>& terms, std::size_t limit);
    std::vector<DialogId> dialogsWith(const domain::CustomerNeedle& needle, int limit);
    std::optional<wire::CustomerHit> hitIn(sqlite::Rows& row, const std::vector<domain::CustomerNeedle>& needles);
    bool widenBySlips(std::vector<domain::CustomerNeedle>& needles);
    std::string meta(std::string_view key);
    void setMeta(std::string_view key, std::string_view value);
    wire::MessagePage page(ThreadId id, Seq before, int limit, std::optional<std::string> older);

    SealedDatabase m_database;
    ScopeLimits m_limits;
    std::unordered_set<DialogId> m_unsent; ///< as of the session's start
    bool m_closedMayGo = false;
    std::unique_ptr<Statements> m_statements;
};

} // namespace pult::client
