// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pult::kit {

class Theme;

/// resources/themes/pult.qss with `{token}` replaced by a colour and `{12px}` by that measure at today's scale.
QString filledStyleSheet(const Theme& theme);

} // namespace pult::kit
