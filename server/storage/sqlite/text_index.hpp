// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

/// How far an index has come.
struct TextProgress {
    std::int64_t upTo = 0;          ///< newest message that was looked at
    std::int64_t changedUpTo = 0;   ///< newest change of a text
    std::int64_t customersUpTo = 0; ///< newest change of a customer
    bool operator==(const TextProgress&) const = default;
};

/// The next texts to take in, as they lie in the store.
struct TextSlice {
    std::vector<std::pair<std::int64_t, std::string>> texts; ///< message and what it says
    std::int64_t upTo = 0;                                   ///< every message up to here has been looked at
    bool last = true;                                        ///< nothing newer was there

    /// A message that was looked at before and says something else now.
    struct Change {
        std::int64_t message = 0;
        std::string former;
        std::string now;
    };
    std::vector<Change> changes;
    std::int64_t changedUpTo = 0; ///< every change up to here has been looked at

    /// What a customer is found by now.
    struct Customer {
        std::int64_t id = 0;
        std::set<std::string> words;
    };
    std::vector<Customer> customers;
    std::int64_t customersUpTo = 0; ///< every change of a customer up to here has been looked at

    /// What follows message `after`; at most `limit` messages and about a mebibyte.
    static TextSlice read(Connection& store, std::int64_t after, int limit);
    /// Behind everything that was looked at, changes of messages and at most `limit` customers, too; all of one moment
    /// of the store.
    static TextSlice read(Connection& store, const TextProgress& done, int limit);
};

/// Where an index lies, and whose it is.
struct TextPlace {
    std::string path;
    std::string epoch; ///< of the store; an index of another one is worthless
};

/// The file can't be made sense of, which asking again won't change.
[[nodiscard]] bool isDamage(const SqliteError& error);

/// The words of messages, in a database of its own beside the store: what indexing costs is paid there, in another
/// log, and no commit of the store waits for it. How far it has come is written in the transaction that takes texts
/// in. Everything in it follows from the store, so its commits are not synced, and a damaged or foreign one is thrown
/// away and made anew.
///
/// Thread   one at a time. Throws SqliteError.
class TextIndex {
public:
    /// Opens the index of this store, or makes an empty one. Others may read what was there to the end.
    static std::unique_ptr<TextIndex> open(const TextPlace& place);
    /// Makes an empty one whatever is there.
    static std::unique_ptr<TextIndex> makeAnew(const TextPlace& place);

    const TextProgress& progress() const { return m_progress; }
    /// A slice that is the last is taken in with pauses: it has time, and whoever commits meanwhile finds a processor.
    void add(const TextSlice& slice);

private:
    TextIndex(const TextPlace& place, Connection::Mode mode);
    bool isOf(const std::string& epoch);
    void make(const std::string& epoch);
    void addMessages(const TextSlice& slice);
    void addCustomers(const TextSlice& slice);

    Connection m_db;
    TextProgress m_progress;
};

/// The same for those who only read: one snapshot.
class TextReader {
public:
    /// Empty when there is no index of this store yet, or none until TextIndex has undone what a killed program began.
    static std::unique_ptr<TextReader> open(const TextPlace& place);
    ~TextReader();

    const TextProgress& progress() const { return m_progress; }
    /// Messages from `from` on and below `before` that have all of `words`, the newest first. `words` is in FTS5's
    /// language.
    Rows hits(const std::string& words, std::int64_t from, std::int64_t before);
    /// Every word of every message: word, message, place among the message's words.
    Rows all();

    /// Customers with a word from `from` on and below `end`; some more than once. Both outlive the rows.
    Rows customers(const std::string& from, const std::string& end);
    Rows customers(std::string&& from, const std::string& end) = delete;
    Rows customers(const std::string& from, std::string&& end) = delete;
    bool hasWord(CustomerId customer, const std::string& from, const std::string& end);
    /// The different words of customers from `from` on and below `end`; both outlive the rows.
    Rows customerWords(const std::string& from, const std::string& end);
    Rows customerWords(std::string&& from, const std::string& end) = delete;
    Rows customerWords(const std::string& from, std::string&& end) = delete;
    /// Words that begin so are below this.
    static std::string behind(const std::string& beginning);
    /// Every word of every customer, by customer.
    Rows allCustomers();

private:
    explicit TextReader(const std::string& path);

    Connection m_db;
    TextProgress m_progress;
};

} // namespace pult::storage::sqlite
