// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;

TEST_CASE("write-ahead log: begins anew while messages keep coming", "[storage]") {
    StoreFixture<SqliteBackend> t;
    const std::string log = t.folder / "data/pult.db-wal";
    const std::string text(3000, 'x');
    // A slow disk lets it grow while the copying catches up, but not on and on.
    constexpr std::uintmax_t kWritten = 144 * 1024 * 1024;
    constexpr std::uintmax_t kLongest = kWritten / 2;

    std::uintmax_t longest = 0;
    std::uintmax_t written = 0;
    for (int i = 0; written < kWritten; ++i) {
        t.write(std::to_string(i), text);
        // A new dialog's message changes at least so many pages of rows and indices.
        written += 12 * 4096;
        longest = std::max(longest, std::filesystem::file_size(log));
    }
    CHECK(longest > 4096);
    CHECK(longest < kLongest);
}
