// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/storage/types.hpp"

/// What is done to files and folders beside the database. All of it blocks.
namespace pult::storage::disk {

/// `unavailable` with what errno says.
[[nodiscard]] Error cannot(const std::string& what);
/// Fine when it is there already.
[[nodiscard]] bool makeFolder(const std::string& path);
/// A new name in a folder is only durable when the folder is.
[[nodiscard]] bool syncFolder(const std::string& path);
/// All of `bytes` at `offset`, whatever the system takes at a time.
[[nodiscard]] bool writeAll(int descriptor, std::string_view bytes, std::int64_t offset);
/// The whole file or the old one, whenever the power fails.
[[nodiscard]] bool replaceFile(const std::string& folder, const std::string& name, std::string_view bytes);

} // namespace pult::storage::disk
