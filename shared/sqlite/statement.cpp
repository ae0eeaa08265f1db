// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/sqlite/statement.hpp"

namespace pult::sqlite {

void throwSqlite(sqlite3* db, std::string_view doing) {
    throw SqliteError(sqlite3_extended_errcode(db), std::string(sqlite3_errmsg(db)) + " while: " + std::string(doing));
}

Statement::Statement(sqlite3* db, std::string_view sql) {
    if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement,
                           nullptr) != SQLITE_OK)
        throwSqlite(db, sql);
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

} // namespace pult::sqlite
