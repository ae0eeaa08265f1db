// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/upload_vault.hpp"

#include <filesystem>

#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sodium.h>

using namespace pult;
using namespace pult::storage;
using namespace std::chrono_literals;
using support::TemporaryFolder;

namespace {

const std::string kAnna = "operator:7";
const std::string kContent = "a file that comes in pieces";

std::string sha256Of(std::string_view bytes) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::string text(2 * sizeof hash + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash, sizeof hash);
    text.pop_back();
    return text;
}

struct Scene {
    TemporaryFolder folder;
    support::ManualClock clock;
    FileVault files = FileVault::open(folder / "files").value();
    std::unique_ptr<UploadVault> vault = open();

    std::unique_ptr<UploadVault> open() const {
        UploadVault::Limits limits;
        limits.mostBytes = 1000;
        limits.mostUnfinished = 3;
        limits.mostUnfinishedBytes = 1500;
        return UploadVault::open(files.folder() + "/unfinished", files, clock, limits).value();
    }
    void restart() {
        vault.reset();
        vault = open();
    }
    Result<Upload> begin(const std::string& content = kContent, const std::string& owner = kAnna,
                         const std::string& name = "plan.pdf") const {
        return vault->begin({owner, name, sha256Of(content), static_cast<std::int64_t>(content.size())});
    }
    std::size_t left() const {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(files.folder() + "/unfinished"))
            ++count;
        return count;
    }
    std::string stored(const std::string& sha256) const { return TemporaryFolder::read(files.pathOf(sha256)); }
};

} // namespace

TEST_CASE("uploads: a file comes in pieces, over restarts, and is proven", "[storage]") {
    Scene scene;
    const Upload upload = scene.begin().value();
    CHECK(upload.offset == 0);
    REQUIRE(scene.vault->append(kAnna, upload.id, 0, kContent.substr(0, 10)));
    CHECK(scene.begin()->offset == 10); // who begins the same again goes on
    scene.restart();
    CHECK(scene.begin()->id == upload.id);
    CHECK(scene.vault->find(kAnna, upload.id)->offset == 10);
    CHECK(scene.vault->assemble(kAnna, upload.id, 100).error().code == Errc::conflict);
    REQUIRE(scene.vault->append(kAnna, upload.id, 10, kContent.substr(10)));
    CHECK(scene.vault->settle(kAnna, upload.id)->offset == static_cast<std::int64_t>(kContent.size()));
    scene.restart();
    const auto assembled = scene.vault->assemble(kAnna, upload.id, 6);
    REQUIRE(assembled);
    CHECK(assembled->head == "a file");
    CHECK(scene.stored(upload.sha256) == kContent);
    // Killed before anybody named it, it is proven once more.
    scene.restart();
    REQUIRE(scene.vault->assemble(kAnna, upload.id, 6));
    REQUIRE(scene.vault->finished(kAnna, upload.id, FileId{31}));
    CHECK(scene.begin()->file == FileId{31});
    scene.restart();
    CHECK(scene.begin()->file == FileId{31});
    CHECK(scene.vault->assemble(kAnna, upload.id, 6)->upload.file == FileId{31});
    CHECK(scene.stored(upload.sha256) == kContent);
    CHECK(scene.left() == 1); // only that it was so
}

TEST_CASE("uploads: no byte is left out", "[storage]") {
    Scene scene;
    const std::string id = scene.begin()->id;
    REQUIRE(scene.vault->append(kAnna, id, 0, "a file"));
    CHECK(scene.vault->append(kAnna, id, 7, "x").error().code == Errc::conflict);
    CHECK(scene.vault->append(kAnna, id, 6, std::string(100, 'x')).error().code == Errc::too_large);
    CHECK(scene.vault->find(kAnna, id)->offset == 6);
}

TEST_CASE("uploads: a piece that is sent again fills in what the broken connection left out", "[storage]") {
    Scene scene;
    const Upload upload = *scene.begin();
    REQUIRE(scene.vault->append(kAnna, upload.id, 0, kContent.substr(0, 10)));
    REQUIRE(scene.vault->append(kAnna, upload.id, 4, kContent.substr(4)));
    CHECK(scene.vault->find(kAnna, upload.id)->offset == upload.size);
    REQUIRE(scene.vault->append(kAnna, upload.id, 2, kContent.substr(2, 5))); // the old connection's last word
    CHECK(scene.vault->find(kAnna, upload.id)->offset == upload.size);
    REQUIRE(scene.vault->assemble(kAnna, upload.id, 6));
    CHECK(scene.stored(upload.sha256) == kContent);
}

TEST_CASE("uploads: other bytes than announced are thrown away, and it begins anew", "[storage]") {
    Scene scene;
    const Upload upload = scene.begin().value();
    REQUIRE(scene.vault->append(kAnna, upload.id, 0, std::string(kContent.size(), 'x')));
    CHECK(scene.vault->assemble(kAnna, upload.id, 10).error().code == Errc::invalid);
    CHECK(scene.vault->find(kAnna, upload.id)->offset == 0);
    CHECK_FALSE(std::filesystem::exists(scene.files.pathOf(upload.sha256)));
    REQUIRE(scene.vault->append(kAnna, upload.id, 0, kContent));
    CHECK(scene.vault->assemble(kAnna, upload.id, 10));
}

TEST_CASE("uploads: nobody sees or touches another's", "[storage]") {
    Scene scene;
    const std::string id = scene.begin()->id;
    const std::string maria = "operator:8";
    CHECK(scene.vault->find(maria, id).error().code == Errc::not_found);
    CHECK(scene.vault->append(maria, id, 0, "a").error().code == Errc::not_found);
    CHECK(scene.vault->assemble(maria, id, 10).error().code == Errc::not_found);
    scene.vault->drop(maria, id);
    CHECK(scene.vault->find(kAnna, id));
    CHECK(scene.begin(kContent, maria)->id != id); // equal files don't meet
}

TEST_CASE("uploads: what is announced badly, too large or too much is refused at once", "[storage]") {
    Scene scene;
    CHECK(scene.vault->begin({kAnna, "x", sha256Of("x"), 0}).error().code == Errc::invalid);
    CHECK(scene.vault->begin({kAnna, "x", "../../etc/passwd", 5}).error().code == Errc::invalid);
    CHECK(scene.vault->begin({kAnna, "x", sha256Of("x"), 1001}).error().code == Errc::too_large);
    REQUIRE(scene.begin(std::string(1000, 'a')));
    CHECK(scene.begin(std::string(600, 'b')).error().code == Errc::rate_limited);
    REQUIRE(scene.begin("c"));
    REQUIRE(scene.begin("d"));
    CHECK(scene.begin("e").error().code == Errc::rate_limited);
    CHECK(scene.begin("c")); // is no other one
    CHECK(scene.begin("e", "operator:8"));
    scene.vault->drop(kAnna, scene.begin("c")->id);
    CHECK(scene.begin("e"));
}

TEST_CASE("uploads: what is not gone on with for a day is forgotten", "[storage]") {
    Scene scene;
    const std::string id = scene.begin()->id;
    REQUIRE(scene.vault->append(kAnna, id, 0, "a file"));
    scene.clock.advance(24h);
    scene.vault->sweep();
    CHECK(scene.begin()->offset == 6); // and lives another day
    scene.clock.advance(24h + 1ms);
    SECTION("by and by") {
        scene.vault->sweep();
    }
    SECTION("at a start") {
        scene.restart();
    }
    CHECK(scene.vault->find(kAnna, id).error().code == Errc::not_found);
    CHECK(scene.left() == 0);
}

TEST_CASE("uploads: what a crash has torn apart is removed", "[storage]") {
    Scene scene;
    const std::string id = scene.begin()->id;
    REQUIRE(scene.vault->append(kAnna, id, 0, "a file"));
    const std::string unfinished = scene.files.folder() + "/unfinished/";
    for (const char* stray : {"aaaa.part", "bbbb.json", "bbbb.json.new", "cccc"})
        scene.folder.write(std::string("files/unfinished/") + stray, "{");
    scene.restart();
    CHECK(scene.left() == 2);
    CHECK(scene.vault->find(kAnna, id)->offset == 6);
    std::filesystem::remove(unfinished + id + ".part");
    scene.restart();
    CHECK(scene.vault->find(kAnna, id)->offset == 0);
}
