// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/sealed_database.hpp"

#include "shared/sqlite/statement.hpp"

namespace pult::client {

SealedDatabase::SealedDatabase(const std::string& path, const CacheKey& key, Sync sync)
    : m_vfs(key), m_db(nullptr, sqlite3_close) {
    sqlite3* db = nullptr;
    const int rc = sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                   m_vfs.name());
    m_db.reset(db);
    if (rc != SQLITE_OK)
        sqlite::throwSqlite(db, "opening a sealed file");
    sqlite3_extended_result_codes(db, 1);
    int reserved = SealedVfs::kReservedBytes;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
    execute("PRAGMA temp_store=MEMORY; PRAGMA locking_mode=EXCLUSIVE");
    // The rollback journal of the very first write stays in memory: only the log is sealed. A file that has its log
    // would give it up for this, and be written twice at every start.
    if (!hasLog())
        execute("PRAGMA journal_mode=MEMORY; PRAGMA journal_mode=WAL");
    execute("PRAGMA secure_delete=ON");
    execute(sync == Sync::everyCommit ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
}

SealedDatabase::~SealedDatabase() = default;

void SealedDatabase::execute(const char* sql) {
    if (sqlite3_exec(m_db.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        sqlite::throwSqlite(m_db.get(), sql);
}

bool SealedDatabase::hasLog() {
    sqlite::Statement statement(m_db.get(), "PRAGMA journal_mode");
    return statement.step() && statement.get<std::string>(0) == "wal";
}

int SealedDatabase::version() {
    sqlite::Statement statement(m_db.get(), "PRAGMA user_version");
    return statement.step() ? statement.get<int>(0) : 0;
}

void SealedDatabase::rollBack() noexcept {
    // What failed may have ended the transaction by itself; then there is nothing to roll back.
    sqlite3_exec(m_db.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace pult::client
