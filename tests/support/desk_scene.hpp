// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/wire_builders.hpp"

namespace pult::support {

/// A desk without disk, network or passing time.
struct DeskScene {
    ManualClock clock;
    FakeLink link;
    client::MemoryVault vault;
    client::Desk desk{link, vault, clock};
};

} // namespace pult::support
