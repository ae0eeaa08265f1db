// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace pult::kit {

/// A box of one line knows keys of its own, on X11 Ctrl+E for the end of the line: where an action of its window has
/// such a key, the action gets it.
void leaveKeysToWindow(QLineEdit* field);

} // namespace pult::kit
