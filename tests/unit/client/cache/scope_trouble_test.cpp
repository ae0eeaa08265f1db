// SPDX-License-Identifier: GPL-3.0-or-later
// The scope's cache on a disk that is damaged or full, and in a program that is killed.
#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/cache/scope_database.hpp"
#include "tests/support/disk_scope.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

namespace fs = std::filesystem;

void flipByte(const std::string& path, std::streamoff at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(at);
    file.put(byte);
}

} // namespace

TEST_CASE("scope cache: what can't be read is set aside once, and a new one begins") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    for (const char* damage : {"truncated", "flipped", "another key's", "no database"}) {
        CAPTURE(damage);
        fs::remove(path);
        fill(*openCache(path));
        CacheKey key = theKey();
        if (damage == std::string("truncated"))
            fs::resize_file(path, fs::file_size(path) / 2 + 100);
        else if (damage == std::string("flipped"))
            flipByte(path, 700);
        else if (damage == std::string("another key's"))
            key[0] = 9;
        else
            folder.write("scope.db", std::string(10'000, 'z'));
        auto opened = DiskScopeCache::open(path, key);
        REQUIRE(opened);
        if (damage != std::string("truncated")) // may be met later
            REQUIRE_FALSE(opened->setAside.empty());
        opened->cache.reset();
        const auto asides =
            std::count_if(fs::directory_iterator(folder.path()), fs::directory_iterator(), [](auto& entry) {
                return entry.path().filename().string().find("damaged") != std::string::npos;
            });
        CHECK(asides == 1);
    }
}

TEST_CASE("scope cache: damage that is met later is said, and reads are answered with nothing") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    {
        const auto cache = openCache(path);
        fill(*cache);
        cache->write(aThread(2, 3000));
    }
    // Pages of messages: a start reads the tables' own in front of them, and where the index of words, which is
    // written at the commit, begins behind them.
    for (std::streamoff page = 60; page < static_cast<std::streamoff>(fs::file_size(path) / 4096 / 2); ++page)
        flipByte(path, page * 4096 + 100);
    auto opened = DiskScopeCache::open(path, theKey());
    REQUIRE(opened);
    REQUIRE(opened->setAside.empty());
    DiskScopeCache& cache = *opened->cache;
    QSignalSpy troubled(&cache, &DiskScopeCache::troubled);
    cache.claim(kAccount);
    CHECK_FALSE(threadOf(cache, 2, 5000));
    REQUIRE(waitUntil([&] { return troubled.count() > 0; }));
    CHECK(troubled.front().at(0).value<DiskScopeCache::Trouble>() == DiskScopeCache::Trouble::damaged);
    cache.write(aThread(1, 5));
    CHECK_FALSE(threadOf(cache, 1));
    CHECK(troubled.count() == 1);
    opened->cache.reset();
    CHECK(openCache(path)->claim(kAccount).position.epoch.empty());
}

TEST_CASE("scope cache: a full disk is said, and what is kept stays a true picture of an earlier moment") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    {
        const auto cache = openCache(path);
        fill(*cache);
        QSignalSpy troubled(cache.get(), &DiskScopeCache::troubled);
        // Files can't grow any further, as on a full disk.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE(dialogOf(*cache, 2));
        rlimit none = before;
        none.rlim_cur = 400'000;
        REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);
        Seq seq = 11;
        const bool said = waitUntil([&] {
            ++seq;
            wire::Dialog dialog = aDialog(2, seq);
            dialog.customer_name = std::string(2000, 'x');
            cache->write(kept::Told{wire::MessageAdded{aMessage(1, seq, std::string(2000, 'y')), dialog}, seq});
            return troubled.count() > 0;
        });
        REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE(said);
        CHECK(troubled.front().at(0).value<DiskScopeCache::Trouble>() == DiskScopeCache::Trouble::disk);
    }
    const auto cache = openCache(path);
    const Seq kept = cache->claim(kAccount).position.seq;
    CHECK(dialogOf(*cache, 2)->dialog.version == (kept == 11 ? 5 : kept));
    CHECK(threadOf(*cache, 1)->messages.back().seq == (kept == 11 ? 20 : std::max<Seq>(kept, 20)));
}

TEST_CASE("scope cache: killed while it writes, position and dialogs are of one moment") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    fill(*openCache(path));
    Seq furthest = 0;
    for (int round = 0; round < 10; ++round) {
        int toParent[2];
        REQUIRE(pipe(toParent) == 0);
        const pid_t child = fork();
        if (child == 0) {
            auto cache = std::move(DiskScopeCache::open(path, theKey())->cache);
            for (Seq seq = cache->claim(kAccount).position.seq + 1;; ++seq) {
                cache->write(kept::Told{wire::MessageAdded{aMessage(1, seq), aDialog(1 + seq % 2, seq)}, seq});
                usleep(20);
                if (seq % 500 == 0 && write(toParent[1], &seq, sizeof seq) < 0)
                    _exit(1);
            }
        }
        close(toParent[1]);
        Seq seq = 0;
        for (int i = 0; i <= round; ++i)
            REQUIRE(read(toParent[0], &seq, sizeof seq) == sizeof seq);
        ::kill(child, SIGKILL);
        close(toParent[0]);
        waitpid(child, nullptr, 0);

        const auto cache = openCache(path);
        const Seq kept = cache->claim(kAccount).position.seq;
        if (kept <= 12)
            continue; // too early for the first transaction
        CHECK(dialogOf(*cache, 1 + kept % 2)->dialog.version == kept);
        CHECK(dialogOf(*cache, 2 - kept % 2)->dialog.version == kept - 1);
        CHECK(threadOf(*cache, 1)->messages.back().seq == std::max<Seq>(kept, 20));
        furthest = kept;
    }
    CHECK(furthest > 0);
}
