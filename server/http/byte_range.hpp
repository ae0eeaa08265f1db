// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace pult::http {

/// The part of a file that an answer carries.
struct ByteRange {
    enum class Kind {
        whole,         ///< nothing was asked for, or nothing we understand: a server may always send everything
        part,          ///< 206
        unsatisfiable, ///< 416: it begins behind the end
    };
    Kind kind = Kind::whole;
    std::int64_t first = 0;
    std::int64_t size = 0;

    std::int64_t last() const { return first + size - 1; }
};

/// Reads a Range field (RFC 9110, section 14.2) for a file of `size` bytes. One range of bytes is understood; a list of
/// them is answered with the whole file.
[[nodiscard]] ByteRange byteRange(std::string_view field, std::int64_t size);

} // namespace pult::http
