// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "server/app/secret_box.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using app::KeyFileBox;
using support::TemporaryFolder;

namespace {

mode_t modeOf(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777;
}

} // namespace

TEST_CASE("secret box: what was sealed opens again, after a restart too", "[app]") {
    TemporaryFolder folder;
    const std::string path = folder / "data.key";
    const std::string secret("identity\0secret", 15);
    std::string sealed;
    {
        auto box = KeyFileBox::open(path);
        REQUIRE(box);
        sealed = (*box)->seal(secret, "channel:abc:identity_secret");
    }
    CHECK(modeOf(path) == 0400);
    CHECK(sealed.find("identity") == std::string::npos);
    auto box = KeyFileBox::open(path);
    REQUIRE(box);
    const auto opened = (*box)->open(sealed, "channel:abc:identity_secret");
    REQUIRE(opened);
    CHECK(*opened == secret);
    CHECK((*box)->seal(secret, "c") != (*box)->seal(secret, "c"));
}

TEST_CASE("secret box: another place, another key or a changed byte doesn't open", "[app]") {
    TemporaryFolder folder;
    auto box = KeyFileBox::open(folder / "one.key");
    auto other = KeyFileBox::open(folder / "two.key");
    REQUIRE(box);
    REQUIRE(other);
    const auto sealed = (*box)->seal("secret", "here");
    CHECK_FALSE((*box)->open(sealed, "there"));
    CHECK_FALSE((*other)->open(sealed, "here"));
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto damaged = sealed;
        damaged[i] = damaged[i] == 'B' ? 'C' : 'B';
        INFO(i);
        CHECK_FALSE((*box)->open(damaged, "here"));
    }
    for (const auto* nothing : {"", "x1:", "x1:AAAA", "plain text"})
        CHECK_FALSE((*box)->open(nothing, "here"));
}

TEST_CASE("secret box: a new first line rotates the key, the old one still opens", "[app]") {
    TemporaryFolder folder;
    const auto old = folder / "old.key";
    auto before = KeyFileBox::open(old);
    auto fresh = KeyFileBox::open(folder / "new.key");
    REQUIRE(before);
    REQUIRE(fresh);
    const auto sealed = (*before)->seal("secret", "here");
    const auto both = folder.write("both.key", TemporaryFolder::read(folder / "new.key") + TemporaryFolder::read(old));
    REQUIRE(::chmod(both.c_str(), 0400) == 0);
    auto rotated = KeyFileBox::open(both);
    REQUIRE(rotated);
    CHECK((*rotated)->open(sealed, "here"));
    CHECK((*fresh)->open((*rotated)->seal("secret", "here"), "here"));
}

TEST_CASE("secret box: a key file that others may read, or that holds no key, is refused", "[app]") {
    TemporaryFolder folder;
    const auto path = folder / "data.key";
    REQUIRE(KeyFileBox::open(path));
    REQUIRE(::chmod(path.c_str(), 0444) == 0);
    CHECK_FALSE(KeyFileBox::open(path));
    for (const auto* content : {"", "\n", "not base64 !", "c2hvcnQ=\n"}) {
        const auto bad = folder.write("bad.key", content);
        REQUIRE(::chmod(bad.c_str(), 0600) == 0);
        CHECK_FALSE(KeyFileBox::open(bad));
    }
    CHECK_FALSE(KeyFileBox::open(folder / "no/such/folder/data.key"));
}
