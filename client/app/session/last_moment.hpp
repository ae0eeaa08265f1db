// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/base/clock.hpp"

namespace pult::client {

class Desk;

/// Before the operator leaves: what could still be taken back goes out, and what is on its way to the server gets a
/// moment to arrive, at most so long. Nobody types meanwhile.
void letArrive(Desk& desk, Millis most);

} // namespace pult::client
