// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/sqlite/connection.hpp"
#include "server/storage/types.hpp"

namespace pult::storage::sqlite {

/// One numbered step of the schema. A released one never changes: its hash is kept and compared.
struct Migration {
    int number = 0;
    std::string name; ///< file name
    std::string_view sql;
};

/// The steps that are part of this program, by number.
[[nodiscard]] std::vector<Migration> embeddedMigrations();

/// Brings the schema up to date, each step in a transaction of its own, so that a kill half-way
/// costs nothing.
/// Errors   unavailable   the database was made by a newer program, or a step that was applied
///                        has been changed since (in words)
[[nodiscard]] Result<Done> migrate(Connection& db, std::span<const Migration> migrations, Time now);

} // namespace pult::storage::sqlite
