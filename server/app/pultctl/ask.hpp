// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/pultctl/commands.hpp"

namespace pult::app::command {

/// Calls a method that is quickly done; every result is an object.
Answer ask(Door& door, const std::string& method, boost::json::object params = {});
Answer ask(Door& door, const std::string& method, boost::json::object params, const Door::Progress& progress);

/// The member object of an answer, e.g. `user`.
Answer memberOf(Answer answer, std::string_view name);

/// As workspace.get shows it; by its name or its number.
Answer findGroup(Door& door, const std::string& wanted);
/// These are all the groups that he is in from now on.
Answer putIntoGroups(Door& door, const std::string& login, const std::vector<std::string>& groups);

} // namespace pult::app::command
