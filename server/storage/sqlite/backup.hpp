// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "server/storage/file_vault.hpp"
#include "server/storage/sealed_file.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace pult::storage::sqlite {

/// Copies the database as of one moment, and every file it names, into one sealed file. `db` only reads and is inside
/// a transaction; whoever writes goes on meanwhile. `copyPath` is a place for a copy of the database.
/// Errors   unavailable   in words; nothing is left behind
[[nodiscard]] Result<Done> backup(Connection& db, const FileVault& vault, const std::string& copyPath,
                                  const std::string& path, const SealKey& key,
                                  const std::function<void(double)>& progress);

/// Puts a backup in the place of what a data folder holds. Everything is unpacked, checked and synced beside the old
/// data first; a backup that isn't sound, or a crash, leaves the folder as it was. The old database stays as
/// `pult.db.replaced`. The store gets another epoch, so that everybody who was connected loads anew.
/// Errors   conflict      a server works with the folder
///          invalid       not a backup, none of the keys opens it, damaged, or of a newer program
///          unavailable   in words
[[nodiscard]] Result<Done> restore(const std::string& dataDir, const std::string& path, std::span<const SealKey> keys,
                                   const std::function<void(double)>& progress);

} // namespace pult::storage::sqlite
