// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "shared/wire/customers.hpp"

namespace pult::client {

/// What a customer is found by that his card says: his name, contacts, fields and what was noted about him.
[[nodiscard]] std::vector<std::string> customerTexts(const wire::CustomerDetails& details);

} // namespace pult::client
