// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/database.hpp"

#include <cstdio>
#include <cstdlib>

#include <sqlite3.h>

#include "embedded/bench_migrations.hpp"

namespace pult::bench {

namespace {

[[noreturn]] void giveUp(sqlite3* db, std::string_view what) {
    std::fprintf(stderr, "sqlite: %s: %.*s\n", sqlite3_errmsg(db), static_cast<int>(what.size()), what.data());
    std::exit(1);
}

void check(sqlite3* db, int code, std::string_view what) {
    if (code != SQLITE_OK)
        giveUp(db, what);
}

/// True for what can't be made, or written to, without the product's tokenizer.
bool isTextIndex(std::string_view sql) {
    return sql.find("fts5") != std::string_view::npos || sql.find("CREATE TRIGGER") != std::string_view::npos;
}

} // namespace

Database::Database(const std::string& path, bool create) {
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(path.c_str(), &m_db, flags, nullptr) != SQLITE_OK)
        giveUp(m_db, path);
    if (create && number("SELECT count(*) FROM sqlite_schema") == 0)
        createTables();
}

Database::~Database() {
    sqlite3_close_v2(m_db);
}

void Database::createTables() {
    for (const auto& file : embedded::bench_migrations()) {
        const char* rest = file.bytes.data();
        const char* const end = rest + file.bytes.size();
        while (rest < end) {
            sqlite3_stmt* statement = nullptr;
            const char* next = end;
            const auto left = static_cast<int>(end - rest);
            const int code = sqlite3_prepare_v2(m_db, rest, left, &statement, &next);
            const std::string_view sql(rest, static_cast<std::size_t>((code == SQLITE_OK ? next : end) - rest));
            if (code != SQLITE_OK)
                giveUp(m_db, sql);
            if (statement && !isTextIndex(sql) && sqlite3_step(statement) != SQLITE_DONE)
                giveUp(m_db, sql);
            sqlite3_finalize(statement);
            rest = next;
        }
    }
}

void Database::run(const std::string& sql) {
    check(m_db, sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr), sql);
}

std::int64_t Database::number(const std::string& sql) {
    const std::string found = text(sql);
    return found.empty() ? 0 : std::atoll(found.c_str());
}

std::string Database::text(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(m_db, sqlite3_prepare_v2(m_db, sql.c_str(), -1, &statement, nullptr), sql);
    std::string found;
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
        found = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return found;
}

std::int64_t Database::lastId() const {
    return sqlite3_last_insert_rowid(m_db);
}

Statement::Statement(Database& db, std::string_view sql) : m_db(db) {
    check(db.handle(),
          sqlite3_prepare_v3(db.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &m_statement, nullptr),
          sql);
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

void Statement::bindNumber(int at, std::int64_t value) {
    check(m_db.handle(), sqlite3_bind_int64(m_statement, at, value), sqlite3_sql(m_statement));
}

void Statement::bindText(int at, std::string_view value) {
    const char* bytes = value.data() ? value.data() : "";
    check(m_db.handle(), sqlite3_bind_text64(m_statement, at, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8),
          sqlite3_sql(m_statement));
}

void Statement::bindNull(int at) {
    check(m_db.handle(), sqlite3_bind_null(m_statement, at), sqlite3_sql(m_statement));
}

void Statement::finish() {
    if (sqlite3_step(m_statement) != SQLITE_DONE)
        giveUp(m_db.handle(), sqlite3_sql(m_statement));
    sqlite3_reset(m_statement);
}

} // namespace pult::bench
