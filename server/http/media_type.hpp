// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pult::http {

/// How much of a file's beginning tells its type.
inline constexpr std::size_t kSniffBytes = 4096;

/// The media type by content; `application/octet-stream` for what isn't recognised. The name only tells formats
/// apart that share a container (the documents inside a ZIP).
[[nodiscard]] std::string sniffMediaType(std::string_view beginning, std::string_view name);

/// True when `types` holds `type`, or its family as `image/*`. An empty list lets everything in.
[[nodiscard]] bool isAllowedType(const std::vector<std::string>& types, std::string_view type);

/// A file name for people: no path, no control or direction characters, at most 200 bytes; `file` when nothing is left.
[[nodiscard]] std::string safeFileName(std::string_view name);

} // namespace pult::http
