// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/search_types.hpp"
#include "server/storage/sqlite/text_index.hpp"
#include "server/storage/sqlite/verify.hpp"

namespace pult::storage::sqlite {

/// Messages with all the words, the newest first, as far as the reader may see them. Without a word, all that the rest
/// of the search leaves. `db` is the store.
/// Throws SqliteError, of a damaged index too.
[[nodiscard]] Result<wire::MessageHits> searchMessages(Connection& db, const TextPlace& place,
                                                       const MessageSearch& search);

/// What the index has still to take in.
struct TextLag {
    std::int64_t messages = 0;
    std::optional<Time> since; ///< when the oldest of them came in
};
[[nodiscard]] TextLag textLag(Connection& db, const TextPlace& place);

/// The index holds the words of the messages up to where it says it has come, and no others. False when it doesn't,
/// which is told as one finding.
bool verifyTextIndex(Connection& db, const TextPlace& place, Findings& findings, Progress progress);

} // namespace pult::storage::sqlite
