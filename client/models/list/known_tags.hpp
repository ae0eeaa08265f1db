// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace pult::client {

class Desk;

/// Tags of dialogs and customers, as far as this desk has heard of them: the most used first.
[[nodiscard]] QStringList knownTags(const Desk& desk);

} // namespace pult::client
