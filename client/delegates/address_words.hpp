// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pult::client {

/// A customer's address where there is little room: a number is told by its two ends, words are left whole.
QString shortAddress(const QString& address);

} // namespace pult::client
