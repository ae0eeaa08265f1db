// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/connection.hpp"

#include <cstring>

namespace pult::storage::sqlite {

namespace {

/// Each connection belongs to one thread at a time, so SQLite needs no locks of its own around it,
/// and its global memory counters would only make threads wait for each other.
void configureOnce() {
    static const bool done = [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return sqlite3_initialize() == SQLITE_OK;
    }();
    (void)done;
}

constexpr int kOpcodesBetweenClockLooks = 20'000;
constexpr std::size_t kMaxComposed = 64;

} // namespace

Connection::Connection(const std::string& path, Mode mode, int cacheKib) {
    configureOnce();
    const int flags = SQLITE_OPEN_NOMUTEX |
                      (mode == Mode::reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    try {
        if (sqlite3_open_v2(path.c_str(), &m_db, flags, nullptr) != SQLITE_OK)
            throwSqlite(m_db, "opening " + path);
        sqlite3_extended_result_codes(m_db, 1);
        sqlite3_busy_timeout(m_db, 5000);
        // The schema is ours alone and is never made by other people's programs.
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        if (mode == Mode::derived_empty)
            empty();
        execute("PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA cache_size=-" +
                std::to_string(cacheKib));
        if (mode == Mode::writer)
            execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                    "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864");
        if (mode == Mode::derived || mode == Mode::derived_empty)
            execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=16777216");
    } catch (...) {
        sqlite3_close_v2(m_db);
        throw;
    }
}

Connection::~Connection() {
    m_statements.clear();
    m_composed.clear();
    sqlite3_close_v2(m_db);
}

Statement& Connection::statement(const char* sql) {
    auto& slot = m_statements[sql];
    if (!slot || slot->sql() != sql)
        slot = std::make_unique<Statement>(m_db, sql);
    if (slot->busy())
        throw std::logic_error(std::string("statement used inside itself: ") + sql);
    return *slot;
}

Statement& Connection::composed(const std::string& sql) {
    if (m_composed.size() >= kMaxComposed && !m_composed.contains(sql))
        std::erase_if(m_composed, [](const auto& entry) { return !entry.second->busy(); });
    auto& slot = m_composed[sql];
    if (!slot)
        slot = std::make_unique<Statement>(m_db, sql);
    return *slot;
}

void Connection::execute(const std::string& sql) {
    if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throwSqlite(m_db, sql);
}

/// The files stay: two databases under one name would share one log, and whoever has the former open would crash.
void Connection::empty() {
    // Once the schema was looked at, the log stays what it is, and nobody who reads has to be waited for.
    sqlite3_table_column_metadata(m_db, nullptr, "sqlite_schema", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr);
    execute("VACUUM");
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_RESET_DATABASE, 0, nullptr);
}

void Connection::setTimeLimit(std::chrono::milliseconds limit) {
    m_limit = limit;
    if (limit.count() > 0)
        sqlite3_progress_handler(m_db, kOpcodesBetweenClockLooks, &onProgress, this);
    else
        sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

void Connection::startClock() {
    m_deadline = std::chrono::steady_clock::now() + m_limit;
}

int Connection::onProgress(void* self) {
    return std::chrono::steady_clock::now() > static_cast<Connection*>(self)->m_deadline ? 1 : 0;
}

} // namespace pult::storage::sqlite
