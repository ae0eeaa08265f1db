// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace pult::bench {

/// A SQLite database as the benches need it: any trouble ends the program with a message, since a figure
/// measured after an error is worth nothing.
class Database {
public:
    /// With `create`, an absent file gets every table and index of resources/migrations/sqlite. The text index
    /// is left out: its tokenizer is the product's own.
    Database(const std::string& path, bool create);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql);
    std::int64_t number(const std::string& sql);
    std::string text(const std::string& sql);
    std::int64_t lastId() const;
    sqlite3* handle() const { return m_db; }

private:
    void createTables();

    sqlite3* m_db = nullptr;
};

/// A prepared statement; text that is bound must live until `run` returns.
class Statement {
public:
    Statement(Database& db, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds from the first parameter on, and executes to the end.
    template <class... Args>
    void run(const Args&... args) {
        int at = 0;
        (bind(++at, args), ...);
        finish();
    }

private:
    template <class T>
    void bind(int at, const T& value) {
        if constexpr (std::is_same_v<T, std::nullptr_t>)
            bindNull(at);
        else if constexpr (std::is_integral_v<T>)
            bindNumber(at, static_cast<std::int64_t>(value));
        else
            bindText(at, std::string_view(value));
    }
    template <class T>
    void bind(int at, const std::optional<T>& value) {
        if (value)
            bind(at, *value);
        else
            bindNull(at);
    }
    void bindNumber(int at, std::int64_t value);
    void bindText(int at, std::string_view value);
    void bindNull(int at);
    void finish();

    Database& m_db;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace pult::bench
