// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace pult::client {

/// What an operator says about themselves. Online takes new dialogs, busy keeps their own, pause takes none.
enum class Presence { online, busy, pause };

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::Presence)
