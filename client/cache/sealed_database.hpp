// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "client/cache/sealed_vfs.hpp"
#include "shared/sqlite/statement.hpp"

struct sqlite3;

namespace pult::client {

/// A SQLite file behind the sealing file layer, with the settings that layer needs. Used by one thread at a time; every
/// call throws SqliteError.
class SealedDatabase {
public:
    /// `everyCommit`: what was committed survives a power cut; else the newest may be lost, never a part of it.
    enum class Sync { everyCommit, sometimes };

    /// Made when it isn't there.
    SealedDatabase(const std::string& path, const CacheKey& key, Sync sync);
    ~SealedDatabase();
    SealedDatabase(const SealedDatabase&) = delete;
    SealedDatabase& operator=(const SealedDatabase&) = delete;

    sqlite3* handle() const { return m_db.get(); }
    void execute(const char* sql);
    /// PRAGMA user_version: 0 in a new file.
    int version();
    void begin() { execute("BEGIN IMMEDIATE"); }
    void commit() { execute("COMMIT"); }
    void rollBack() noexcept;
    /// Everything is in the file itself, its log is empty.
    void emptyLog() { execute("PRAGMA wal_checkpoint(TRUNCATE)"); }

private:
    bool hasLog();

    SealedVfs m_vfs;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_db;
};

/// For its effect.
template <class... Args>
void run(sqlite::Statement& statement, const Args&... args) {
    sqlite::Rows rows(statement);
    statement.bind(args...);
    while (rows.next())
        ;
}

} // namespace pult::client
