// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/workspace.hpp"

namespace pult::domain {

/// The hours of a day as people write them: "9-13, 14:00-18:00", with any dash. None: closed.
/// Errors   none; nothing when it is no such thing, or goes over midnight
[[nodiscard]] std::optional<std::vector<wire::OpenHours>> hoursIn(std::string_view written);
/// "9:00–13:00, 14:00–18:00"
[[nodiscard]] std::string hoursText(const std::vector<wire::OpenHours>& hours);

} // namespace pult::domain
