// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <sys/stat.h>

using namespace pult;
using namespace pult::storage;

TEMPLATE_TEST_CASE("store: a second server on the folder refuses at once, in words", "[storage][open]", SqliteBackend) {
    StoreFixture<TestType> t;
    boost::asio::io_context io;
    const auto from = std::chrono::steady_clock::now();
    const auto second = TestType::open(io.get_executor(), t.clock, t.folder / "data");
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds{1});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Errc::conflict);
    CHECK(second.error().detail.find("another server") != std::string::npos);
    CHECK(t.run(t.store->recordInbound(t.message("7", "the first one works on"))));
}

TEMPLATE_TEST_CASE("store: a fresh one has an epoch of its own and one group", "[storage][open]", SqliteBackend) {
    StoreFixture<TestType> one, other;
    CHECK(one.store->info().epoch.size() >= 16);
    CHECK(one.store->info().epoch != other.store->info().epoch);
    CHECK(one.store->info().oldestSeq == 1);
    const auto anna = one.addUser("Anna", wire::Role::operator_);
    CHECK(one.run(one.store->users())->front().groups == std::vector{GroupId{1}});
    CHECK(one.run(one.store->channels())->front().group == GroupId{1});
}

TEST_CASE("store: what it keeps is readable by its owner alone", "[storage][open]") {
    StoreFixture<SqliteBackend> t;
    t.write("7", "Hello");
    const auto mode = [&](const std::string& name) {
        struct stat facts {};
        REQUIRE(stat((t.folder / ("data" + name)).c_str(), &facts) == 0);
        return facts.st_mode & 0777;
    };
    CHECK(mode("") == 0700);
    CHECK(mode("/files") == 0700);
    for (const auto* name : {"/pult.db", "/pult.db-wal", "/pult.db-shm", "/lock"})
        CHECK(mode(name) == 0600);
}

TEST_CASE("store: a file that is no database is refused in words and left alone", "[storage][open]") {
    support::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "data");
    const std::string content(8192, 'x');
    const auto path = folder.write("data/pult.db", content);
    boost::asio::io_context io;
    support::ManualClock clock;
    const auto opened = SqliteBackend::open(io.get_executor(), clock, folder / "data");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Errc::unavailable);
    CHECK(opened.error().detail.find("pult.db") != std::string::npos);
    CHECK(support::TemporaryFolder::read(path) == content);
}
