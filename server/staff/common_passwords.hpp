// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pult::staff {

/// True for one of the 10,000 embedded passwords that everybody tries first; letter case doesn't matter.
[[nodiscard]] bool isCommonPassword(std::string_view password);

} // namespace pult::staff
