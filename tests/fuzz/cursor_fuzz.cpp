// SPDX-License-Identifier: GPL-3.0-or-later
// The `next` of a page, handed back by a client.
#include "server/storage/sqlite/cursor.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    using namespace storage::sqlite;
    for (const char order : {'u', 'r', 'h'}) {
        const auto cursor = decodeCursor(bytes, order, "after");
        if (!cursor)
            continue;
        const auto again = decodeCursor(encodeCursor(*cursor), order, "after");
        expect(again && again->key == cursor->key && again->id == cursor->id, "a cursor survives the way");
    }
}

} // namespace pult::fuzz
