// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "shared/base/error.hpp"
#include "shared/sqlite/statement.hpp"

namespace pult::client {

/// Not what was written, or not with this key.
[[nodiscard]] bool isUnreadable(int sqliteCode);

/// Why a file can't be written, in words for the log.
[[nodiscard]] Error refusalOf(const sqlite::SqliteError& error);

/// Moves a database and its log out of the way and answers the new name; the one set aside before it goes. Throws
/// std::filesystem::filesystem_error.
std::string setAside(const std::string& path);

/// Removes what was set aside.
void removeAside(const std::string& path);

} // namespace pult::client
