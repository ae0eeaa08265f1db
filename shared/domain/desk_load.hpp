// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

/// How much an operator has in hand, and how much he may take from the queue.
namespace pult::domain {

inline constexpr int kLeastDeskLimit = 3;
inline constexpr int kUsualDeskLimit = 5;
inline constexpr int kMostDeskLimit = 8;

/// In quarters of a dialog: one in which the customer has the word is little work, a snoozed one none.
[[nodiscard]] constexpr int quartersOf(wire::DialogStatus status) {
    switch (status) {
    case wire::DialogStatus::active:
    case wire::DialogStatus::offered:
        return 4;
    case wire::DialogStatus::waiting:
        return 1;
    default:
        return 0;
    }
}

/// Whole dialogs: what has begun counts.
[[nodiscard]] constexpr int deskLoad(int quarters) {
    return (quarters + 3) / 4;
}

} // namespace pult::domain
