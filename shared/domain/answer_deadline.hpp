// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/working_hours.hpp"

namespace pult::domain {

/// The moment at which somebody who waits from `since` on has waited for `allowed`, in the hours in which the company
/// answers.
[[nodiscard]] inline Time answerDueAt(const WorkingHours& hours, Time since, Millis allowed) {
    return hours.after(since, allowed);
}

/// What is left of the time for an answer is little from here on: four fifths of it are over.
[[nodiscard]] constexpr Millis untilWarning(Millis allowed) {
    return allowed * 4 / 5;
}

/// Who waits is marked so long before the messenger takes no more free words for him.
inline constexpr Millis kWindowCloses = std::chrono::hours{2};

} // namespace pult::domain
