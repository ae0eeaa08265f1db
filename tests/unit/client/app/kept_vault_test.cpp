// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/kept_vault.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using pult::support::TemporaryFolder;

namespace {

Profile profileIn(const TemporaryFolder& folder) {
    return Profile::open(QString::fromStdString(folder / "profile")).value();
}

} // namespace

TEST_CASE("kept vault: what is new or was written before lasts, without a word", "[app]") {
    const TemporaryFolder folder;
    const Profile profile = profileIn(folder);
    for (int run = 0; run < 2; ++run) {
        const KeptKey key(profile);
        const KeptVault kept = openVault(profile, key);
        CHECK(kept.lasts);
        CHECK(kept.notice.isEmpty());
    }
}

TEST_CASE("kept vault: a damaged one is set aside and said so, what is written now lasts all the same", "[app]") {
    const TemporaryFolder folder;
    const Profile profile = profileIn(folder);
    const KeptKey key(profile);
    folder.write("profile/vault.db", std::string(8192, 'x'));
    const KeptVault kept = openVault(profile, key);
    CHECK(kept.notice.contains(QStringLiteral("set aside")));
    CHECK(kept.lasts);
}

TEST_CASE("kept vault: on a disk that can't be used nothing lasts, and that is said", "[app]") {
    const TemporaryFolder folder;
    const Profile profile = profileIn(folder);
    const KeptKey key(profile);
    std::filesystem::remove_all(folder / "profile");
    folder.write("profile", "in the way");
    const KeptVault kept = openVault(profile, key);
    REQUIRE(kept.vault);
    CHECK_FALSE(kept.lasts);
    CHECK(kept.notice.contains(QStringLiteral("until Pult is closed")));
}
