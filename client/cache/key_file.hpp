// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "client/cache/sealed_vfs.hpp"
#include "shared/base/error.hpp"

namespace pult::client {

/// The key in a file that only its owner may read; made when it isn't there. For computers without a key ring: whoever
/// can read the file can read the cache too.
/// Errors   unavailable    the file can't be made or read, isn't a key, or others may read it; the detail says which
[[nodiscard]] Result<CacheKey> keyFromFile(const std::string& path);

/// A key for one file, made of the key and of a salt that lies beside it; the salt is made when it isn't there. Whoever
/// removes the salt makes what was sealed with it unreadable for good, for the owner of the key too.
/// Errors   as keyFromFile
[[nodiscard]] Result<CacheKey> keyWithSalt(const CacheKey& key, const std::string& saltPath);

} // namespace pult::client
