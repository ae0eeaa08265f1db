// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "shared/base/ids.hpp"

namespace pult::client {

/// How a customer is called wherever he is shown: by name, or as a numbered guest while nobody knows it.
[[nodiscard]] QString customerLabel(const std::string& name, CustomerId id);

} // namespace pult::client
