// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "shared/wire/types.hpp"

namespace pult::client {

/// What a system line says: what somebody did with the dialog, or what the messenger tells of it.
[[nodiscard]] QString systemWords(const wire::Message& message, const QString& author);
/// The other dialog that a system line speaks of; 0: none.
[[nodiscard]] DialogId dialogNamedBy(const wire::Message& message);

} // namespace pult::client
