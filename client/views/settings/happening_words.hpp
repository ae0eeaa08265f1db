// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "client/models/notices/notice_rules.hpp"
#include "client/sound/chime.hpp"

namespace pult::client {

/// "Message in a dialog of mine", ...
[[nodiscard]] QString happeningWords(Happening happening);
/// "Bell", "Knock", ...
[[nodiscard]] QString chimeWords(Chime chime);

} // namespace pult::client
