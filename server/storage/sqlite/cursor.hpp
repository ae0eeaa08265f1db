// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/error.hpp"

namespace pult::storage::sqlite {

/// Where a page ended: which order it was in and the two numbers of its last row's key. Opaque to
/// clients; another order's cursor or made-up text is refused.
struct Cursor {
    char order = 0;
    std::int64_t key = 0;
    std::int64_t id = 0;
};

[[nodiscard]] std::string encodeCursor(const Cursor& cursor);
/// Errors   invalid   not one of ours for this order
[[nodiscard]] Result<Cursor> decodeCursor(std::string_view text, char order, std::string_view member);

} // namespace pult::storage::sqlite
