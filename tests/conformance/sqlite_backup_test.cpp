// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <fstream>

#include "server/storage/file_vault.hpp"
#include "server/storage/sqlite/backup.hpp"

using namespace pult;
using namespace pult::storage;

namespace {

using Fixture = StoreFixture<SqliteBackend>;
using support::TemporaryFolder;

void silent(double) {}

Result<Done> restore(const std::string& dataDir, const std::string& path,
                     const std::function<void(double)>& progress = silent, const SealKey& key = SqliteBackend::kKey) {
    return storage::sqlite::restore(dataDir, path, std::span(&key, 1), progress);
}

StoredFile keepFile(Fixture& t, const std::string& bytes) {
    auto vault = FileVault::open(t.folder / "data/files");
    REQUIRE(vault);
    auto incoming = vault->receive();
    REQUIRE(incoming);
    REQUIRE(incoming->write(bytes));
    const auto kept = incoming->keep();
    REQUIRE(kept);
    StoredFile file;
    file.sha256 = kept->sha256;
    file.size = kept->size;
    file.name = "a.txt";
    file.type = "text/plain";
    file.owner = "operator:1";
    file.at = t.clock.now();
    return t.run(t.store->addFile(std::move(file))).value();
}

std::string backUp(Fixture& t, const std::string& name = "pult.backup") {
    const std::string path = t.folder / name;
    const auto made = t.run(t.store->backup(path, silent));
    REQUIRE(made);
    return path;
}

/// Opens what was restored into `folder` and looks at it.
struct Restored {
    boost::asio::io_context io;
    support::ManualClock clock;
    std::unique_ptr<Store> store;

    explicit Restored(const std::string& folder) {
        auto opened = SqliteBackend::open(io.get_executor(), clock, folder);
        REQUIRE(opened);
        store = std::move(*opened);
    }
    ~Restored() {
        store->close();
        io.restart();
        io.run();
    }
    std::int64_t messages() { return support::await(io, store->stats()).value().messages; }
    std::vector<std::string> complaints() { return support::await(io, store->verify(silent)).value(); }
};

} // namespace

TEST_CASE("backup: holds everything of its moment, and restores into an empty folder", "[storage]") {
    Fixture t;
    t.write("1", "before");
    keepFile(t, "the bytes of a file");
    keepFile(t, std::string(700'000, 'x'));
    const auto path = backUp(t);
    t.write("1", "after");

    double share = 0;
    REQUIRE(restore(t.folder / "elsewhere", path, [&](double at) { share = at; }));
    CHECK(share == 1.0);
    Restored restored(t.folder / "elsewhere");
    CHECK(restored.messages() == 1);
    CHECK(restored.complaints().empty());
    CHECK(restored.store->info().epoch != t.store->info().epoch);
    CHECK(t.run(t.store->stats())->messages == 2);
}

TEST_CASE("backup: goes on while messages come in, and leaves nothing else behind", "[storage]") {
    Fixture t;
    for (int i = 0; i < 300; ++i)
        t.write(std::to_string(i % 7), "text " + std::to_string(i));
    bool done = false;
    boost::asio::co_spawn(t.io, t.store->backup(t.folder / "pult.backup", silent),
                          [&](std::exception_ptr, Result<Done> made) {
                              CHECK(made);
                              done = true;
                          });
    int meanwhile = 0;
    while (!done) {
        t.write("7", "meanwhile");
        ++meanwhile;
    }
    REQUIRE(restore(t.folder / "elsewhere", t.folder / "pult.backup", silent));
    Restored restored(t.folder / "elsewhere");
    CHECK(restored.messages() >= 300);
    CHECK(restored.messages() <= 300 + meanwhile);
    CHECK(restored.complaints().empty());
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(t.folder.path()))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"data", "elsewhere", "pult.backup"});
}

TEST_CASE("backup: restoring takes the place of newer data, whose log stays out of it", "[storage]") {
    Fixture t;
    t.write("1", "before");
    const auto path = backUp(t);
    for (int i = 0; i < 50; ++i)
        t.write("2", "to be forgotten");
    CHECK(restore(t.folder / "data", path, silent).error().code == Errc::conflict);
    REQUIRE(t.caughtUp());
    t.closeStore();
    REQUIRE(restore(t.folder / "data", path, silent));
    CHECK_FALSE(std::filesystem::exists(t.folder / "data/text.db")); // holds words that are gone
    t.openStore();
    CHECK(t.run(t.store->stats())->messages == 1);
    CHECK(t.complaints().empty());
}

TEST_CASE("backup: a damaged one is refused and leaves the data as it was", "[storage]") {
    Fixture t;
    t.write("1", "kept");
    keepFile(t, "the bytes of a file");
    const auto path = backUp(t);
    const auto sound = TemporaryFolder::read(path);
    t.write("1", "kept as well");
    t.closeStore();

    const auto refused = [&](const std::string& bytes) {
        const auto damaged = t.folder.write("damaged.backup", bytes);
        const auto result = restore(t.folder / "data", damaged, silent);
        return !result && result.error().code == Errc::invalid;
    };
    for (const std::size_t at : {std::size_t{0}, std::size_t{600}, sound.size() / 2, sound.size() - 10}) {
        auto bytes = sound;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        INFO("byte " << at);
        CHECK(refused(bytes));
    }
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{100}, std::size_t{512}, sound.size() / 2, sound.size() - 512, sound.size() - 1})
        CHECK(refused(sound.substr(0, size)));
    CHECK(refused(sound.substr(0, 8 + 24 + 2 * (65536 + 17)))); // at the end of a chunk
    CHECK(refused(sound + "x"));
    CHECK(refused("not a backup at all"));
    CHECK(restore(t.folder / "data", t.folder / "no such file", silent).error().code == Errc::not_found);

    t.openStore();
    CHECK(t.run(t.store->stats())->messages == 2);
    CHECK(t.complaints().empty());
}

TEST_CASE("backup: a file that isn't what its name says is refused", "[storage]") {
    Fixture t;
    keepFile(t, "the bytes of a file");
    const auto path = backUp(t);
    t.closeStore();
    const std::vector keys{SqliteBackend::kKey};
    auto archive = SealedFileReader::open(path, keys).value();
    auto forged = SealedFileWriter::create(t.folder / "forged.backup", keys.front()).value();
    int files = 0;
    for (auto part = archive.nextPart().value(); !part.name.empty(); part = archive.nextPart().value()) {
        std::string bytes(static_cast<std::size_t>(part.size), '\0');
        REQUIRE(archive.read(bytes));
        if (part.name != "pult.db") {
            bytes.front() = 'T';
            ++files;
        }
        REQUIRE(forged.beginPart(part.name, part.size));
        REQUIRE(forged.write(bytes));
    }
    REQUIRE(forged.finish());
    REQUIRE(files == 1);
    const auto refused = restore(t.folder / "data", t.folder / "forged.backup", silent);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::invalid);
    t.openStore();
    CHECK(t.complaints().empty());
}

TEST_CASE("backup: nothing may follow its end, also where the end fills its block", "[storage]") {
    const TemporaryFolder folder;
    const std::vector keys{SqliteBackend::kKey};
    const std::string path = folder / "full.backup";
    std::string bytes(65536 - (2 + 1 + 8) - 2, 'x'); // 64 KiB with the part's head and the end mark
    auto archive = SealedFileWriter::create(path, keys.front()).value();
    REQUIRE(archive.beginPart("a", static_cast<std::int64_t>(bytes.size())));
    REQUIRE(archive.write(bytes));
    REQUIRE(archive.finish());
    const auto end = [&] {
        auto reader = SealedFileReader::open(path, keys).value();
        REQUIRE(reader.nextPart().value().name == "a");
        REQUIRE(reader.read(bytes));
        return reader.nextPart();
    };
    CHECK(end().value().name.empty());
    std::ofstream(path, std::ios::binary | std::ios::app) << 'x';
    CHECK(end().error().code == Errc::invalid);
}

TEST_CASE("backup: one that fails half-way leaves nothing behind", "[storage]") {
    Fixture t;
    keepFile(t, "the bytes of a file");
    std::filesystem::remove_all(t.folder / "data/files");
    const auto made = t.run(t.store->backup(t.folder / "pult.backup", silent));
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Errc::unavailable);
    for (const auto& entry : std::filesystem::directory_iterator(t.folder.path()))
        CHECK(entry.path().filename() == "data");
}

TEST_CASE("backup: a folder that can't be written is refused in words", "[storage]") {
    Fixture t;
    const auto made = t.run(t.store->backup(t.folder / "no/such/folder/pult.backup", silent));
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Errc::unavailable);
    CHECK(made.error().detail.find("backup") != std::string::npos);
}

TEST_CASE("backup: nothing of it can be read without its key, and no other key opens it", "[storage]") {
    Fixture t;
    t.write("1", "nobody reads this");
    keepFile(t, std::string(700'000, 'x'));
    const auto path = backUp(t);
    const auto bytes = TemporaryFolder::read(path);
    for (const auto* plain : {"nobody reads this", "xxxxxxxx", "SQLite", "pult.db"})
        CHECK(bytes.find(plain) == std::string::npos);
    const auto refused = restore(t.folder / "elsewhere", path, silent, SealKey{9});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::invalid);
    // After the key was changed, what was sealed before opens with the old one beside it.
    const SealKey keys[] = {SealKey{9}, SqliteBackend::kKey};
    CHECK(storage::sqlite::restore(t.folder / "elsewhere", path, keys, silent));
}
