// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "server/app/pultctl/commands.hpp"

/// What whoever sits at the terminal sees and types.
namespace pult::app::terminal {

/// The first line of standard input; asked for without an echo when somebody types.
/// Errors   invalid   nothing came, or standard input is no terminal and wasn't meant
Result<std::string> readPassword(bool fromStandardInput);

/// Shows how far something has come on standard error.
Door::Progress progressOf(const std::string& what);

/// Prints words for a person unless `json`, then the result object as the last line. Gives the exit code.
int show(const command::Answer& answer, bool json);

} // namespace pult::app::terminal
