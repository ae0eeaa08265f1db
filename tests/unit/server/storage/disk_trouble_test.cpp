// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include "tests/support/faulty_vfs.hpp"

using namespace pult;
using namespace pult::storage;
using Fault = support::FaultyVfs::Fault;

namespace {

struct OnBadDisk {
    support::FaultyVfs disk;
    StoreFixture<SqliteBackend> t;

    Result<InboundRecorded> tryToWrite(const InboundMessage& message) { return t.run(t.store->recordInbound(message)); }
    bool isThere(const InboundMessage& message) {
        const auto again = tryToWrite(message);
        return again && again->duplicate;
    }
};

} // namespace

TEST_CASE("disk: when it is full nothing is acknowledged, and it goes on when there is room", "[storage][disk]") {
    OnBadDisk d;
    const auto kept = d.t.message("7", "before");
    REQUIRE(d.tryToWrite(kept));
    for (int step = 0; step < 12; ++step) {
        INFO("from write " << step << " on");
        const auto refused = d.t.message(std::to_string(step), "while it is full");
        d.disk.fail(Fault::fullDisk, step);
        const auto result = d.tryToWrite(refused);
        d.disk.heal();
        if (!result)
            CHECK(result.error().code == Errc::unavailable);
        CHECK(d.isThere(refused) == result.has_value());
        CHECK_FALSE(d.t.store->metrics().failed);
    }
    CHECK(d.isThere(kept));
    CHECK(d.t.complaints() == std::vector<std::string>{});
    d.t.reopen();
    CHECK(d.t.complaints() == std::vector<std::string>{});
}

TEST_CASE("disk: what couldn't be synced or written once is never acknowledged by this process again",
          "[storage][disk]") {
    const auto fault = GENERATE(Fault::brokenSync, Fault::brokenWrite);
    OnBadDisk d;
    const auto kept = d.t.message("7", "before");
    const auto lost = d.t.message("7", "during");
    const auto after = d.t.message("7", "after");
    REQUIRE(d.tryToWrite(kept));
    d.disk.fail(fault);
    CHECK(d.tryToWrite(lost).error().code == Errc::unavailable);
    d.disk.heal(); // as a disk may seem to
    CHECK(d.t.store->metrics().failed);
    CHECK(d.tryToWrite(after).error().code == Errc::unavailable);
    // Reading goes on.
    CHECK(d.t.run(d.t.store->channels())->size() == 1);

    d.t.reopen();
    CHECK_FALSE(d.t.store->metrics().failed);
    CHECK(d.isThere(kept));
    CHECK(d.tryToWrite(after));
    CHECK(d.t.complaints() == std::vector<std::string>{});
}

TEST_CASE("disk: below the reserve uploads are refused first, then new messages, and both come back by themselves",
          "[storage][disk]") {
    support::TemporaryFolder folder;
    support::ManualClock clock;
    storage::sqlite::DiskReserve::Limits everything{std::int64_t{1} << 60, 0};
    CHECK(storage::sqlite::DiskReserve(folder.path(), {0, 0}, clock).room() ==
          storage::sqlite::DiskReserve::Room::enough);
    CHECK(storage::sqlite::DiskReserve(folder.path(), everything, clock).room() ==
          storage::sqlite::DiskReserve::Room::noInbound);
    const auto available = static_cast<std::int64_t>(std::filesystem::space(folder.path()).available);
    const storage::sqlite::DiskReserve::Limits justAbove{available + available / 2, 0};
    CHECK(storage::sqlite::DiskReserve(folder.path(), justAbove, clock).room() ==
          storage::sqlite::DiskReserve::Room::noUploads);
}
