// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pult::client {

/// "urgent", "high", "low"; nothing for the usual one.
[[nodiscard]] QString priorityWords(int priority);
[[nodiscard]] QString priorityIcon(int priority);

} // namespace pult::client
