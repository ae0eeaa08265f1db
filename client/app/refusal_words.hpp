// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "shared/base/error.hpp"

namespace pult::client {

/// Why something did not happen and what to do next, in the user's words.
[[nodiscard]] QString refusalWords(const Error& error);

} // namespace pult::client
