// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

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

    /// What follows message `after`; at most `limit` messages and about a mebibyte.
    static TextSlice read(Connection& store, std::int64_t after, int limit);
    /// The changes after `changedAfter`, too, of messages up to `after`; all of one moment of the store.
    static TextSlice read(Connection& store, std::int64_t after, std::int64_t changedAfter, int limit);
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
    /// Opens the index of this store, or makes an empty one.
    static std::unique_ptr<TextIndex> open(const TextPlace& place);
    /// Throws away what is there.
    static void remove(const std::string& path);

    std::int64_t upTo() const { return m_upTo; }
    std::int64_t changedUpTo() const { return m_changedUpTo; }
    /// A slice that is the last is taken in with pauses: it has time, and whoever commits meanwhile finds a processor.
    void add(const TextSlice& slice);

private:
    explicit TextIndex(const TextPlace& place);
    bool isOf(const std::string& epoch);
    void make(const std::string& epoch);

    Connection m_db;
    std::int64_t m_upTo = 0;
    std::int64_t m_changedUpTo = 0;
};

/// The same for those who only read: one snapshot.
class TextReader {
public:
    /// Empty when there is no index of this store yet, or none until TextIndex has undone what a killed program began.
    static std::unique_ptr<TextReader> open(const TextPlace& place);
    ~TextReader();

    /// Newest message that was looked at.
    std::int64_t upTo() const { return m_upTo; }
    /// Newest change of a text that was looked at.
    std::int64_t changedUpTo() const { return m_changedUpTo; }
    /// Messages below `before` that have all of `words`, the newest first. `words` is in FTS5's language.
    Rows hits(const std::string& words, std::int64_t before);
    /// Every word of every message: word, message, place among the message's words.
    Rows all();

private:
    explicit TextReader(const std::string& path);

    Connection m_db;
    std::int64_t m_upTo = 0;
    std::int64_t m_changedUpTo = 0;
};

} // namespace pult::storage::sqlite
