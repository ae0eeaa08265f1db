// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// What becomes of the pictures that an operator sends.
struct PictureHabits {
    bool asFiles = false;    ///< they go as files unless he says otherwise, not as photos
    bool keepsPlace = false; ///< photos tell where they were taken
    bool operator==(const PictureHabits&) const = default;
};

} // namespace pult::client
