// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// Keys of the company's facts that Pult itself reads; the others are the company's own, for its texts.
namespace pult::domain {

/// A reason a line: why an operator takes no dialogs just now.
inline const std::string kPauseReasons = "break_reasons";
/// A word a line: what the spelling check of every desk knows besides its dictionaries.
inline const std::string kDictionary = "dictionary";

} // namespace pult::domain
