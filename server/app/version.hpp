// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pult::app {

[[nodiscard]] std::string_view version();

} // namespace pult::app
