// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <optional>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/cache/sealed_vfs.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult::client;
using pult::support::TemporaryFolder;

namespace {

const std::string kSecret = "Where is order 5512? ";

CacheKey keyOf(unsigned char byte) {
    CacheKey key;
    key.fill(byte);
    return key;
}

/// A sealed database, set up as SealedVfs asks.
class Sealed {
public:
    explicit Sealed(const std::string& path, const CacheKey& key = keyOf(7)) : m_vfs(key) {
        m_opened = sqlite3_open_v2(path.c_str(), &m_db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, m_vfs.name());
        sqlite3_extended_result_codes(m_db, 1);
        int reserved = SealedVfs::kReservedBytes;
        sqlite3_file_control(m_db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
        m_opened = m_opened == SQLITE_OK ? SQLITE_OK : sqlite3_extended_errcode(m_db);
        if (m_opened == SQLITE_OK)
            m_opened = run("PRAGMA temp_store=MEMORY; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=MEMORY;"
                           "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                           "CREATE TABLE IF NOT EXISTS lines(id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    }
    ~Sealed() { sqlite3_close(m_db); }

    int opened() const { return m_opened; }
    int run(const std::string& sql) { return sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr); }
    void add(int from, int to) {
        REQUIRE(run("BEGIN") == SQLITE_OK);
        for (int i = from; i < to; ++i)
            REQUIRE(run("INSERT INTO lines VALUES(" + std::to_string(i) + ",'" + kSecret + std::string(300, 'x') +
                        "')") == SQLITE_OK);
        REQUIRE(run("COMMIT") == SQLITE_OK);
    }
    /// Nothing: the database can't answer; lastError() says why.
    std::optional<std::string> value(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        std::optional<std::string> text;
        m_lastError = sqlite3_prepare_v2(m_db, sql.c_str(), -1, &statement, nullptr);
        if (m_lastError == SQLITE_OK) {
            m_lastError = sqlite3_step(statement);
            if (m_lastError == SQLITE_ROW)
                text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        }
        sqlite3_finalize(statement);
        return text;
    }
    int lastError() const { return m_lastError; }

private:
    SealedVfs m_vfs;
    sqlite3* m_db = nullptr;
    int m_opened = SQLITE_ERROR;
    int m_lastError = SQLITE_OK;
};

void overwrite(const std::string& path, std::size_t offset, const std::string& bytes) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(offset));
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Runs `work` on the database in a process of its own that ends as by kill -9: nothing is closed.
template <class Work>
void inDyingProcess(const std::string& path, Work work) {
    const pid_t child = fork();
    if (child == 0) {
        Sealed database(path);
        work(database);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(status == 0);
}

} // namespace

TEST_CASE("sealed vfs: what was written is there after closing and after dying") {
    const TemporaryFolder folder;
    const std::string path = folder / "cache.db";
    { Sealed(path).add(0, 500); }
    inDyingProcess(path, [](Sealed& database) { database.add(500, 1500); });
    CHECK(std::filesystem::exists(path + "-wal"));
    Sealed database(path);
    CHECK(database.value("SELECT count(*) FROM lines") == "1500");
    CHECK(database.value("PRAGMA integrity_check") == "ok");
}

TEST_CASE("sealed vfs: nothing readable reaches the disk, no file but two is made") {
    const TemporaryFolder folder;
    const std::string path = folder / "cache.db";
    Sealed database(path);
    database.add(0, 2000);
    REQUIRE(database.value("SELECT count(*) FROM (SELECT DISTINCT text||id FROM lines ORDER BY 1 DESC)") == "2000");
    REQUIRE(database.run("PRAGMA wal_checkpoint") == SQLITE_OK);
    database.add(2000, 2500);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        const std::string name = entry.path().filename();
        CHECK((name == "cache.db" || name == "cache.db-wal"));
        const std::string content = TemporaryFolder::read(entry.path());
        CHECK(content.size() > 500 * kSecret.size());
        CHECK(content.find("order") == std::string::npos);
        CHECK(content.find("xxxx") == std::string::npos);
        CHECK(content.find("SQLite format") == std::string::npos);
    }
}

TEST_CASE("sealed vfs: the same page is sealed differently each time") {
    const TemporaryFolder folder;
    { Sealed(folder / "a.db").add(0, 50); }
    { Sealed(folder / "b.db").add(0, 50); }
    const std::string a = TemporaryFolder::read(folder / "a.db");
    const std::string b = TemporaryFolder::read(folder / "b.db");
    REQUIRE(a.size() == b.size());
    for (std::size_t page = 0; page < a.size(); page += SealedVfs::kPageSize)
        CHECK(a.compare(page, 64, b, page, 64) != 0);
}

TEST_CASE("sealed vfs: another key is refused and changes nothing") {
    const TemporaryFolder folder;
    const std::string path = folder / "cache.db";
    inDyingProcess(path, [](Sealed& database) {
        database.add(0, 100);
        database.run("PRAGMA wal_checkpoint");
        database.add(100, 200);
    });
    const std::string before = TemporaryFolder::read(path) + TemporaryFolder::read(path + "-wal");
    {
        Sealed stranger(path, keyOf(8));
        CHECK(stranger.opened() == SQLITE_IOERR_DATA);
        CHECK_FALSE(stranger.value("SELECT count(*) FROM lines"));
    }
    CHECK(TemporaryFolder::read(path) + TemporaryFolder::read(path + "-wal") == before);
    CHECK(Sealed(path).value("SELECT count(*) FROM lines") == "200");
}

TEST_CASE("sealed vfs: a changed page and a page in another's place are noticed") {
    const TemporaryFolder folder;
    const std::string path = folder / "cache.db";
    { Sealed(path).add(0, 500); }
    const std::string good = TemporaryFolder::read(path);
    constexpr std::size_t kPage = SealedVfs::kPageSize;
    const std::size_t last = good.size() - kPage;

    SECTION("one bit") {
        overwrite(path, last + 1000, {static_cast<char>(good[last + 1000] ^ 1)});
    }
    SECTION("another page of the same file") {
        overwrite(path, last, good.substr(last - kPage, kPage));
    }
    Sealed database(path);
    CHECK_FALSE(database.value("SELECT sum(length(text)) FROM lines"));
    CHECK(database.lastError() == SQLITE_IOERR_DATA);
}

TEST_CASE("sealed vfs: a frame torn at the end of the log ends the log, what was before it stays") {
    const TemporaryFolder folder;
    const std::string path = folder / "cache.db";
    inDyingProcess(path, [](Sealed& database) {
        database.add(0, 100);
        database.run("INSERT INTO lines VALUES(100,'the last one')");
    });
    const std::string log = TemporaryFolder::read(path + "-wal");
    SECTION("half of its page is old") {
        overwrite(path + "-wal", log.size() - 2048, std::string(2048, '\x5a'));
    }
    SECTION("it is short") {
        std::filesystem::resize_file(path + "-wal", log.size() - 512);
    }
    Sealed database(path);
    CHECK(database.opened() == SQLITE_OK);
    CHECK(database.value("SELECT count(*) FROM lines") == "100");
    CHECK(database.value("PRAGMA integrity_check") == "ok");
}

TEST_CASE("sealed vfs: a transaction larger than the memory for it changes its own frames") {
    const TemporaryFolder folder;
    {
        Sealed sealed(folder / "a.db");
        REQUIRE(sealed.run("PRAGMA cache_size=10") == SQLITE_OK);
        REQUIRE(sealed.run("BEGIN") == SQLITE_OK);
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 300; ++i)
                REQUIRE(sealed.run("INSERT OR REPLACE INTO lines VALUES(" + std::to_string(i) + ",'" +
                                   std::string(300, static_cast<char>('a' + round)) + "')") == SQLITE_OK);
        }
        REQUIRE(sealed.run("COMMIT") == SQLITE_OK);
        std::filesystem::copy(folder.path(), folder / "copy");
    }
    for (const char* name : {"a.db", "copy/a.db"}) { // the second as if the program had died
        Sealed again(folder / name);
        CHECK(again.value("SELECT COUNT(*) FROM lines WHERE text LIKE 'cccc%'") == "300");
        CHECK(again.value("PRAGMA integrity_check") == "ok");
    }
}

TEST_CASE("sealed vfs: a journal that would lie open on the disk is refused") {
    const TemporaryFolder folder;
    Sealed database(folder / "cache.db");
    database.add(0, 10);
    CHECK(database.value("PRAGMA journal_mode=DELETE") != "delete");
    database.run("INSERT INTO lines VALUES(1000,'x')");
    CHECK_FALSE(std::filesystem::exists(folder / "cache.db-journal"));
}

TEST_CASE("sealed vfs: what was freed is used again and the file stays sound") {
    const TemporaryFolder folder;
    Sealed database(folder / "cache.db");
    for (int round = 0; round < 5; ++round) {
        database.add(0, 1000);
        REQUIRE(database.run("DELETE FROM lines") == SQLITE_OK);
        REQUIRE(database.run("PRAGMA wal_checkpoint(TRUNCATE)") == SQLITE_OK);
    }
    database.add(0, 10);
    CHECK(database.value("PRAGMA integrity_check") == "ok");
    CHECK(std::filesystem::file_size(folder / "cache.db") < 2'000'000);
}
