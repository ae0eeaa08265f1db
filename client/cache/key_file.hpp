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

} // namespace pult::client
