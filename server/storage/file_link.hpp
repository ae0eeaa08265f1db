// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "shared/base/clock.hpp"
#include "shared/base/ids.hpp"

namespace pult::storage {

/// A file that goes to a customer as an address in the text. Whoever has the address may fetch it; only the hash of
/// its secret part is kept.
struct LinkedFile {
    FileId file;
    std::string url;
    std::string tokenHash;
    Time expiresAt;
};

} // namespace pult::storage
