// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <sqlite3.h>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"
#include "shared/wire/codec.hpp"

namespace pult::sqlite {

/// The database can't do what it must. `code` is SQLite's extended result code.
class SqliteError : public std::runtime_error {
public:
    SqliteError(int code, const std::string& what) : std::runtime_error(what), code(code) {}
    int code;
};

[[noreturn]] void throwSqlite(sqlite3* db, std::string_view doing);

/// One prepared statement. Values go in and come out by their C++ type: typed ids, Time, enums as
/// the words of the operator API, std::optional as NULL.
class Statement {
public:
    Statement(sqlite3* db, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Text is not copied: it must live until the statement is reset.
    template <class... Args>
    void bind(const Args&... args) {
        int at = 0;
        (bindOne(++at, args), ...);
    }

    template <class T>
    void bindOne(int at, const T& value) {
        if constexpr (std::is_same_v<T, std::nullptr_t>) {
            bindNull(at);
        } else if constexpr (std::is_enum_v<T>) {
            bindText(at, wire::enumText(value));
        } else if constexpr (std::is_integral_v<T>) {
            check(sqlite3_bind_int64(m_statement, at, static_cast<sqlite3_int64>(value)));
        } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            bindText(at, value);
        } else if constexpr (std::is_same_v<T, Time>) {
            check(sqlite3_bind_int64(m_statement, at, value.time_since_epoch().count()));
        } else if constexpr (wire::detail::isId<T>) {
            check(sqlite3_bind_int64(m_statement, at, value.value));
        } else {
            value ? bindOne(at, *value) : bindNull(at);
        }
    }

    /// True when there is a row.
    bool step() {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_ROW)
            return true;
        if (code != SQLITE_DONE)
            throwSqlite(sqlite3_db_handle(m_statement), sqlite3_sql(m_statement));
        return false;
    }
    void reset() { sqlite3_reset(m_statement); }

    template <class T>
    T get(int column) const {
        if constexpr (std::is_same_v<T, bool>) {
            return sqlite3_column_int64(m_statement, column) != 0;
        } else if constexpr (std::is_enum_v<T>) {
            return wire::enumValue<T>(text(column));
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(sqlite3_column_int64(m_statement, column));
        } else if constexpr (std::is_same_v<T, std::string_view>) {
            return text(column);
        } else if constexpr (std::is_same_v<T, std::string>) {
            return std::string(text(column));
        } else if constexpr (std::is_same_v<T, Time>) {
            return Time{Millis{sqlite3_column_int64(m_statement, column)}};
        } else if constexpr (wire::detail::isId<T>) {
            return T{sqlite3_column_int64(m_statement, column)};
        } else {
            if (isNull(column))
                return T{};
            return T{get<typename T::value_type>(column)};
        }
    }
    bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

    /// Reads the columns from `first` on, in order.
    template <class... Out>
    void read(int first, Out&... out) const {
        ((out = get<Out>(first++)), ...);
    }

    std::string_view sql() const { return sqlite3_sql(m_statement); }
    bool busy() const { return sqlite3_stmt_busy(m_statement) != 0; }

private:
    void bindNull(int at) { check(sqlite3_bind_null(m_statement, at)); }
    void bindText(int at, std::string_view text) {
        // A null pointer would bind NULL instead of the empty text.
        const char* bytes = text.data() ? text.data() : "";
        check(sqlite3_bind_text64(m_statement, at, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    }
    std::string_view text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        if (!bytes)
            return {};
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }
    void check(int code) {
        if (code != SQLITE_OK)
            throwSqlite(sqlite3_db_handle(m_statement), sqlite3_sql(m_statement));
    }

    sqlite3_stmt* m_statement = nullptr;
};

/// The rows of a running query; the statement is reset when it goes out of scope.
class Rows {
public:
    explicit Rows(Statement& statement) : m_statement(&statement) {}
    ~Rows() {
        if (m_statement)
            m_statement->reset();
    }
    Rows(Rows&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    Rows& operator=(Rows&&) = delete;

    bool next() { return m_statement->step(); }
    template <class T>
    T get(int column) const {
        return m_statement->get<T>(column);
    }
    template <class... Out>
    void read(int first, Out&... out) const {
        m_statement->read(first, out...);
    }
    bool isNull(int column) const { return m_statement->isNull(column); }
    Statement& statement() { return *m_statement; }

private:
    Statement* m_statement;
};

} // namespace pult::sqlite
