// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/storage/types.hpp"

namespace pult::storage::sqlite {

/// How a restored database takes the place of the old one, so that a crash at any moment leaves the one or the other:
/// it is made as `<database>.restoring`, and when it is complete its name becomes `<database>.restored`, which is the
/// decision. Whoever takes the data folder next finishes what was decided and clears away what wasn't. The old
/// database stays as `<database>.replaced`, with its log.

/// Decides, and does it. `<database>.restoring` is whole and synced, without a log beside it.
/// Errors   unavailable   in words; either nothing has changed or the next start finishes it
[[nodiscard]] Result<Done> swapIn(const std::string& database);

/// Finishes what a crash broke off. Before anybody opens the database, with the data folder held.
/// Errors   unavailable   in words; the database must not be opened
[[nodiscard]] Result<Done> finishSwap(const std::string& database);

/// Makes the names in a folder durable.
[[nodiscard]] Result<Done> syncFolder(const std::string& path);

/// Removes a database with its log, if it is there.
void removeDatabase(const std::string& path);

} // namespace pult::storage::sqlite
