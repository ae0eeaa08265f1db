// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// A stretch of a text that is marked.
struct TextMark {
    int start = 0;
    int length = 0;
    bool operator==(const TextMark&) const = default;
};

} // namespace pult::client
