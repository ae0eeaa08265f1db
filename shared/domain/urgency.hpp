// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "shared/domain/lifecycle.hpp"

/// The one order by urgency: of the desk's lists, of the store's, and of the queue.
namespace pult::domain {

/// Ascending sort key; the lower dialog id comes first among equals. By priority; then whom an answer is due to, the
/// nearest deadline first (what is late is nearer than what isn't); then who can soon not be answered in free words any
/// more, the nearest end first; then who waits longest; then where nobody waits; then what is closed, newest first.
/// A deadline or an end that two dialogs share to the millisecond isn't looked behind.
[[nodiscard]] std::int64_t urgencyOf(const Dialog& dialog);
[[nodiscard]] std::int64_t urgencyOf(const wire::Dialog& dialog);

} // namespace pult::domain
