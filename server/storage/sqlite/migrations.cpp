// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/migrations.hpp"

#include <array>
#include <charconv>

#include <sodium.h>

#include "embedded/sqliteMigrations.hpp"

namespace pult::storage::sqlite {

namespace {

std::string hashOf(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::string hex(2 * hash.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

void apply(Connection& db, const Migration& migration, Time now) {
    db.run("BEGIN IMMEDIATE");
    try {
        db.execute(std::string(migration.sql));
        const std::string hash = hashOf(migration.sql);
        db.run("INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)", migration.number,
               migration.name, hash, now);
        db.run("COMMIT");
    } catch (...) {
        if (db.inTransaction())
            db.execute("ROLLBACK");
        throw;
    }
}

} // namespace

std::vector<Migration> embeddedMigrations() {
    std::vector<Migration> migrations;
    for (const auto& file : embedded::sqliteMigrations()) {
        Migration migration;
        migration.name = file.path;
        std::from_chars(file.path.data(), file.path.data() + file.path.size(), migration.number);
        migration.sql = file.bytes;
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

Result<Done> migrate(Connection& db, std::span<const Migration> migrations, Time now) {
    db.execute("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
               " hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
    int newest = 0;
    {
        Rows row = db.query("SELECT number, name, hash FROM schema_migrations ORDER BY number");
        while (row.next()) {
            newest = row.get<int>(0);
            const auto known = std::ranges::find(migrations, newest, &Migration::number);
            if (known == migrations.end())
                return fail(Errc::unavailable, "the database was made by a newer version of the server (it has step " +
                                                   row.get<std::string>(1) + "): install that version or a later one");
            if (row.get<std::string_view>(2) != hashOf(known->sql))
                return fail(Errc::unavailable, "the database was made with another text of step " +
                                                   row.get<std::string>(1) + " than this program has");
        }
    }
    for (const auto& migration : migrations)
        if (migration.number > newest)
            apply(db, migration, now);
    return Done{};
}

} // namespace pult::storage::sqlite
