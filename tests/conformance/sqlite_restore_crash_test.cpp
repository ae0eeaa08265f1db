// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/storage/sqlite/backup.hpp"

using namespace pult;
using namespace pult::storage;

namespace {

/// Renames left until this process dies just before one; negative: it doesn't.
int g_renamesLeft = -1;

} // namespace

/// In place of the C library's, for the code under test.
extern "C" int rename(const char* from, const char* to) noexcept {
    if (g_renamesLeft == 0)
        ::kill(::getpid(), SIGKILL);
    if (g_renamesLeft > 0)
        --g_renamesLeft;
    return ::renameat(AT_FDCWD, from, AT_FDCWD, to);
}

namespace {

using Fixture = StoreFixture<SqliteBackend>;

Result<Done> restoreFolder(const std::string& dataDir, const std::string& path) {
    return storage::sqlite::restore(dataDir, path, std::span(&SqliteBackend::kKey, 1), {});
}

/// Restores in a process of its own that is killed before its rename number `renames`; true when it was.
bool killedRestoring(const std::string& dataDir, const std::string& path, int renames) {
    const pid_t pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
        g_renamesLeft = renames;
        const bool restored = restoreFolder(dataDir, path).has_value();
        ::_exit(restored ? 0 : 1);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    if (!WIFSIGNALED(status))
        CHECK(WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

} // namespace

TEST_CASE("restore: killed at any step, there is the old database or the new one, whole, and it can be done again",
          "[storage][crash]") {
    Fixture t;
    t.write("1", "in the backup");
    REQUIRE(t.run(t.store->backup(t.folder / "pult.backup", {})));
    for (int i = 0; i < 20; ++i)
        t.write("2", "after the backup");
    REQUIRE(t.caughtUp());
    // A log that wasn't copied into the database yet, as a crash leaves it.
    std::filesystem::copy(t.folder / "data", t.folder / "killed", std::filesystem::copy_options::recursive);
    t.closeStore();
    const auto original = t.folder / "original";
    std::filesystem::rename(t.folder / "killed", original);
    REQUIRE(std::filesystem::file_size(original + "/pult.db-wal") > 0);

    bool finished = false;
    int oldOnes = 0;
    int newOnes = 0;
    for (int step = 0; !finished; ++step) {
        INFO("killed before rename " << step);
        REQUIRE(step < 50);
        std::filesystem::remove_all(t.folder / "data");
        std::filesystem::copy(original, t.folder / "data", std::filesystem::copy_options::recursive);
        finished = !killedRestoring(t.folder / "data", t.folder / "pult.backup", step);
        t.openStore();
        const auto messages = t.run(t.store->stats()).value().messages;
        CHECK((messages == 1 || messages == 21));
        ++(messages == 1 ? newOnes : oldOnes);
        CHECK(t.complaints() == std::vector<std::string>{});
        t.write("1", "life goes on");
        t.closeStore();
        for (const auto* left : {"pult.db.restoring", "pult.db.restored", "backup.part"})
            CHECK_FALSE(std::filesystem::exists(t.folder / "data" + "/" + left));
        REQUIRE(restoreFolder(t.folder / "data", t.folder / "pult.backup"));
        t.openStore();
        CHECK(t.run(t.store->stats()).value().messages == 1);
        t.closeStore();
    }
    CHECK(oldOnes > 0);
    CHECK(newOnes > 1);
}
