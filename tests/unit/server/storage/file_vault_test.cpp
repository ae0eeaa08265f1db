// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/file_vault.hpp"

#include <filesystem>
#include <sys/stat.h>

#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::storage;

namespace {

constexpr const char* kHashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::string content(const FileVault& vault, const std::string& sha256) {
    auto file = vault.read(sha256).value();
    std::string bytes(static_cast<std::size_t>(file.size()) + 10, '\0');
    bytes.resize(file.read(0, bytes).value());
    return bytes;
}

std::size_t filesIn(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("vault: bytes come back under their SHA-256", "[storage]") {
    support::TemporaryFolder folder;
    const auto vault = FileVault::open(folder / "files");
    REQUIRE(vault);
    auto incoming = vault->receive();
    REQUIRE(incoming);
    REQUIRE(incoming->write("a"));
    REQUIRE(incoming->write("bc"));
    const auto kept = incoming->keep();
    REQUIRE(kept);
    CHECK(kept->sha256 == kHashOfAbc);
    CHECK(kept->size == 3);
    CHECK(content(*vault, kHashOfAbc) == "abc");

    struct stat facts {};
    REQUIRE(stat(vault->pathOf(kHashOfAbc).c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("vault: equal bytes lie there once, and reading them goes on while they are written again", "[storage]") {
    support::TemporaryFolder folder;
    const auto vault = FileVault::open(folder / "files").value();
    for (int i = 0; i < 2; ++i) {
        auto incoming = vault.receive().value();
        REQUIRE(incoming.write("abc"));
        REQUIRE(incoming.keep());
        CHECK(content(vault, kHashOfAbc) == "abc");
    }
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("vault: what is not kept leaves nothing, nor does what a crash left", "[storage]") {
    support::TemporaryFolder folder;
    {
        const auto vault = FileVault::open(folder / "files").value();
        auto incoming = vault.receive().value();
        REQUIRE(incoming.write("half of it"));
        CHECK(filesIn(folder.path()) == 1);
    }
    CHECK(filesIn(folder.path()) == 0);
    folder.write("files/incoming/abandoned", "from the last run");
    REQUIRE(FileVault::open(folder / "files"));
    CHECK(filesIn(folder.path()) == 0);
}

TEST_CASE("vault: names from outside open nothing", "[storage]") {
    support::TemporaryFolder folder;
    folder.write("secret", "key");
    const auto vault = FileVault::open(folder / "files").value();
    for (const std::string name :
         {"../../secret", "", "ab", "../secret/../../../../../../../../etc/passwd0000000000000000"})
        CHECK(vault.read(name).error().code == Errc::not_found);
    REQUIRE(vault.remove(kHashOfAbc));
}
