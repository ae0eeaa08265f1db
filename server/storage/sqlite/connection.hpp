// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

#include "shared/sqlite/statement.hpp"

namespace pult::storage::sqlite {

using pult::sqlite::Rows;
using pult::sqlite::SqliteError;
using pult::sqlite::Statement;
using pult::sqlite::throwSqlite;

/// One connection to the database file with its prepared statements. Used by one thread at a time.
class Connection {
public:
    enum class Mode {
        writer,
        reader,
        derived,      ///< writes what can be made anew: its commits are not synced
        derived_empty ///< as `derived`, and throws away what is there, damaged or not
    };

    /// Throws SqliteError when the file can't be opened or isn't a database.
    Connection(const std::string& path, Mode mode, int cacheKib);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Statements are kept by the address of their text, so `sql` is a literal or a constant that
    /// lives as long as the program. Another text at the same address is noticed.
    Statement& statement(const char* sql);

    template <class... Args>
    Rows query(const char* sql, Args&&... args) {
        static_assert((!std::is_same_v<Args, std::string> && ...), "bound text must outlive the rows: name it first");
        Statement& found = statement(sql);
        Rows rows(found);
        found.bind(args...);
        return rows;
    }
    template <class... Args>
    void run(const char* sql, const Args&... args) {
        Rows rows = query(sql, args...);
        while (rows.next())
            ;
    }
    /// A query whose text was put together at run time; kept while it is used again.
    Statement& composed(const std::string& sql);

    /// Any number of statements without values.
    void execute(const std::string& sql);

    std::int64_t lastId() const { return sqlite3_last_insert_rowid(m_db); }
    int changes() const { return sqlite3_changes(m_db); }
    std::int64_t totalChanges() const { return sqlite3_total_changes64(m_db); }
    bool inTransaction() const { return sqlite3_get_autocommit(m_db) == 0; }

    /// Queries that run longer are interrupted (SQLITE_INTERRUPT); zero: no limit.
    void setTimeLimit(std::chrono::milliseconds limit);
    void startClock();

    sqlite3* handle() { return m_db; }

private:
    static int onProgress(void* self);
    void empty();

    sqlite3* m_db = nullptr;
    std::unordered_map<const char*, std::unique_ptr<Statement>> m_statements;
    std::unordered_map<std::string, std::unique_ptr<Statement>> m_composed;
    std::chrono::milliseconds m_limit{0};
    std::chrono::steady_clock::time_point m_deadline;
};

} // namespace pult::storage::sqlite
