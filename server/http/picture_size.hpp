// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace pult::http {

/// How much of a picture's beginning is looked at: enough for a JPEG's EXIF block with its small preview.
inline constexpr std::size_t kPictureHeadBytes = 128 * 1024;

struct PictureSize {
    int width = 0;
    int height = 0;
};

/// The size of a PNG, GIF, JPEG or WebP as it is shown (a JPEG that its EXIF block turns is turned), read from its
/// headers; empty for anything else, for damaged ones, and for sizes nobody would show.
[[nodiscard]] std::optional<PictureSize> pictureSize(std::string_view beginning);

} // namespace pult::http
