// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/list/list_filter.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// A saved question, so that what it asks for can be chosen otherwise.
struct FilterParts {
    wire::DialogFilter rest; ///< what nobody can choose in a list
    ListFilter chosen;
};

/// `narrow` puts both together again.
[[nodiscard]] FilterParts partsOf(const wire::DialogFilter& filter, const Desk& desk);

} // namespace pult::client
