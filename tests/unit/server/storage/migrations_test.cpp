// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/migrations.hpp"

#include "server/storage/sqlite/rows.hpp"
#include "shared/wire/templates.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::storage::sqlite;

namespace {

class Schema {
public:
    Result<storage::Done> migrateTo(const std::vector<Migration>& steps) {
        return migrate(m_db, steps, Time{Millis{1}});
    }
    std::vector<std::string> tables() {
        std::vector<std::string> names;
        Rows row = m_db.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migrations'"
                              " ORDER BY name");
        while (row.next())
            names.push_back(row.get<std::string>(0));
        return names;
    }

    void run(const char* sql) { m_db.run(sql); }
    std::string text(const char* sql) {
        Rows row = m_db.query(sql);
        return row.next() ? row.get<std::string>(0) : std::string();
    }

private:
    support::TemporaryFolder m_folder;
    Connection m_db{m_folder / "test.db", Connection::Mode::writer, 256};
};

const Migration kFirst{1, "0001_first.sql", "CREATE TABLE a (x); CREATE TABLE b (y);"};
const Migration kSecond{2, "0002_second.sql", "CREATE TABLE c (z); INSERT INTO c VALUES (1);"};
const Migration kBroken{2, "0002_second.sql", "CREATE TABLE c (z); CREATE TABLE a (x);"};

} // namespace

TEST_CASE("migrations: every step is applied once, later ones to what is there", "[storage]") {
    Schema schema;
    REQUIRE(schema.migrateTo({kFirst}));
    CHECK(schema.tables() == std::vector<std::string>{"a", "b"});
    REQUIRE(schema.migrateTo({kFirst, kSecond}));
    REQUIRE(schema.migrateTo({kFirst, kSecond}));
    CHECK(schema.tables() == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("migrations: a step that fails leaves nothing of itself", "[storage]") {
    Schema schema;
    REQUIRE(schema.migrateTo({kFirst}));
    CHECK_THROWS_AS(schema.migrateTo({kFirst, kBroken}), SqliteError);
    CHECK(schema.tables() == std::vector<std::string>{"a", "b"});
    REQUIRE(schema.migrateTo({kFirst, kSecond}));
}

TEST_CASE("migrations: a newer schema and a changed step are refused in words", "[storage]") {
    Schema schema;
    REQUIRE(schema.migrateTo({kFirst, kSecond}));
    const auto older = schema.migrateTo({kFirst});
    REQUIRE_FALSE(older);
    CHECK(older.error().detail.find("newer version") != std::string::npos);
    CHECK(older.error().detail.find("0002_second.sql") != std::string::npos);
    const Migration changed{1, "0001_first.sql", "CREATE TABLE a (x, y); CREATE TABLE b (y);"};
    const auto other = schema.migrateTo({changed, kSecond});
    REQUIRE_FALSE(other);
    CHECK(other.error().detail.find("0001_first.sql") != std::string::npos);
}

TEST_CASE("migrations: the embedded ones are numbered from 1 without a gap", "[storage]") {
    int expected = 0;
    for (const auto& migration : embeddedMigrations()) {
        CHECK(migration.number == ++expected);
        CHECK(migration.name.size() > 9);
        CHECK_FALSE(migration.sql.empty());
    }
    CHECK(expected >= 1);
}

TEST_CASE("migrations: a template that stands is its own first version", "[storage]") {
    constexpr std::size_t kBefore = 18;
    const auto all = embeddedMigrations();
    REQUIRE(all.size() > kBefore);
    Schema schema;
    REQUIRE(schema.migrateTo({all.begin(), all.begin() + kBefore}));
    schema.run(
        "INSERT INTO template (kind, scope, title, shortcut, folder, text, more, uses, version, updated_at)"
        " VALUES ('quick', 'all', 'Hi', '', 'Small \"talk\"', 'Hello', '{\"variants\":{\"vk\":\"Hey\"}}', 9, 3, 17),"
        " ('whatsapp', 'channel', 'Approved', '', '', 'Hello', '{}', 0, 1, 17)");
    REQUIRE(schema.migrateTo(all));
    CHECK(schema.text("SELECT group_concat(template_id || ' ' || version) FROM template_version") == "1 3");
    const auto kept = decodeStored<wire::TemplateVersion>(schema.text("SELECT kept FROM template_version"));
    CHECK(kept.template_.id == TemplateId{1});
    CHECK(kept.template_.folder == "Small \"talk\"");
    CHECK(kept.template_.variants->at("vk") == "Hey");
    CHECK(kept.template_.version == 3);
    CHECK(kept.template_.updated_at == Time{Millis{17}});
    CHECK_FALSE(kept.template_.group_id);
    CHECK_FALSE(kept.author);
}
