// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "server/storage/sqlite/text_index.hpp"
#include "shared/sqlite/text_tokenizer.hpp"

using namespace pult;
using namespace pult::storage;
using support::TemporaryFolder;

namespace {

using Fixture = StoreFixture<SqliteBackend>;

int found(Fixture& t, const domain::Principal& who, const std::string& words) {
    MessageSearch search;
    search.guard = {who, domain::Permission::dialog_read};
    search.terms = domain::parseSearch(words, {}, false).value().terms;
    search.limit = 1000;
    const auto page = t.run(t.store->searchMessages(std::move(search)));
    return page ? static_cast<int>(page->hits.size()) : -1;
}

/// A closed store with an index of 300 messages.
struct Indexed {
    Fixture t;
    domain::Principal anna = t.addUser("Anna", wire::Role::owner);
    std::string path = t.folder / "data/text.db";
    std::string first; ///< id of the message "needle number 0"

    Indexed() {
        first = std::to_string(t.write("0", "needle number 0").message.id.value);
        for (int i = 1; i < 300; ++i)
            t.write(std::to_string(i % 7), "needle number " + std::to_string(i));
        REQUIRE(t.caughtUp());
        REQUIRE(found(t, anna, "needles") == 300);
        t.closeStore();
    }
    void write(const std::string& bytes) const { std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes; }
    /// The index's own tables, changed behind its back.
    void execute(const std::string& sql) const {
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
        pult::sqlite::registerTextTokenizer(db);
        CHECK(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(db);
    }
    /// As a program leaves the file that is killed while it makes the tables.
    void killedInTheMaking() const {
        const std::string making = path + ".making";
        sqlite3* db = nullptr;
        REQUIRE(sqlite3_open(making.c_str(), &db) == SQLITE_OK);
        const char* begun =
            "PRAGMA cache_size = 1; CREATE TABLE a (b); BEGIN; INSERT INTO a VALUES (randomblob(100000));"
            "UPDATE a SET b = randomblob(100000)";
        REQUIRE(sqlite3_exec(db, begun, nullptr, nullptr, nullptr) == SQLITE_OK);
        for (const auto* tail : {"", "-journal"})
            std::filesystem::copy_file(making + tail, path + tail, std::filesystem::copy_options::overwrite_existing);
        sqlite3_close(db);
    }
    bool soundAgain() {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!t.caughtUp() || found(t, anna, "needle") != 300 || !t.complaints().empty())
            if (std::chrono::steady_clock::now() > deadline)
                return false;
        return true;
    }
};

} // namespace

TEST_CASE("text index: a file that is no database, or gone, is made anew", "[storage][search]") {
    Indexed indexed;
    SECTION("garbage") {
        indexed.write(std::string(100'000, 'x'));
    }
    SECTION("cut short") {
        indexed.write(TemporaryFolder::read(indexed.path).substr(0, 5000));
    }
    SECTION("empty") {
        indexed.write("");
    }
    SECTION("gone") {
        std::filesystem::remove(indexed.path);
    }
    SECTION("without its tables") {
        indexed.execute("DROP TABLE words_data");
    }
    indexed.t.openStore();
    indexed.t.write("1", "one more");
    CHECK(indexed.soundAgain());
}

TEST_CASE("text index: one that a killed program began is no trouble to tell", "[storage][search]") {
    Indexed indexed;
    indexed.killedInTheMaking();
    CHECK(storage::sqlite::TextReader::open({indexed.path, "any"}) == nullptr);
    indexed.t.openStore();
    CHECK(indexed.t.complaints().empty());
    CHECK(indexed.soundAgain());
}

TEST_CASE("text index: that of another store, or made by other rules, is made anew", "[storage][search]") {
    Indexed indexed;
    SECTION("another store") {
        Indexed other;
        std::filesystem::copy_file(other.path, indexed.path, std::filesystem::copy_options::overwrite_existing);
    }
    SECTION("a later moment of the same store") {
        indexed.execute("UPDATE state SET up_to = up_to + 1000");
    }
    SECTION("a later moment of its customers") {
        indexed.execute("UPDATE state SET customers_up_to = customers_up_to + 1000");
    }
    SECTION("other rules") {
        indexed.execute("UPDATE state SET rules = rules + 1");
    }
    indexed.t.openStore();
    CHECK(indexed.soundAgain());
}

TEST_CASE("text index: verify finds what it lacks, what is too much and where it is damaged, and it is made anew",
          "[storage][search]") {
    Indexed indexed;
    SECTION("lacks a message") {
        indexed.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', " + indexed.first +
                        ", 'needle number 0')");
    }
    SECTION("knows what isn't there") {
        indexed.execute("INSERT INTO words (rowid, text) VALUES (" + indexed.first + ", 'more')");
    }
    SECTION("lacks a customer") {
        indexed.execute("DELETE FROM customer_word WHERE customer_id = (SELECT min(customer_id) FROM customer_word)");
    }
    SECTION("knows a customer by a word that isn't his") {
        indexed.execute("INSERT INTO customer_word SELECT 'nobody', min(customer_id) FROM customer_word");
    }
    SECTION("damaged") {
        auto bytes = TemporaryFolder::read(indexed.path);
        for (std::size_t at = 2 * 4096; at + 4096 < bytes.size(); at += 4096)
            bytes.replace(at + 1000, 3000, 3000, '\x5A'); // wherever on its page the words stand
        indexed.write(bytes);
    }
    indexed.t.openStore();
    const auto complaints = indexed.t.complaints();
    REQUIRE(complaints.size() == 1);
    CHECK(complaints.front().find("text index") == 0);
    CHECK(indexed.soundAgain());
}

TEST_CASE("text index: only its owner may read the file", "[storage][search]") {
    Indexed indexed;
    CHECK((std::filesystem::status(indexed.path).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("text index: whoever reads is not disturbed when it is made, closed and made anew", "[storage][search]") {
    const TemporaryFolder folder;
    const storage::sqlite::TextPlace place{folder / "text.db", "epoch"};
    std::atomic<bool> done = false;
    std::mutex mutex;
    std::vector<std::string> troubles;
    const auto read = [&] {
        const std::string from = "a";
        const std::string end = "b";
        while (!done) {
            try {
                if (const auto reader = storage::sqlite::TextReader::open(place)) {
                    storage::sqlite::Rows row = reader->customers(from, end);
                    while (row.next())
                        ;
                }
            } catch (const storage::sqlite::SqliteError& error) {
                std::lock_guard lock(mutex);
                troubles.emplace_back(error.what());
            }
        }
    };
    std::thread one(read);
    std::thread other(read);
    storage::sqlite::TextSlice slice;
    slice.upTo = 1;
    slice.customers.push_back({1, {"abc"}});
    for (int round = 0; round < 200; ++round) {
        storage::sqlite::TextIndex::open(place)->add(slice);
        storage::sqlite::TextIndex::makeAnew(place)->add(slice);
    }
    done = true;
    one.join();
    other.join();
    CHECK(troubles == std::vector<std::string>{});
}
