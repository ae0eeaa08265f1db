// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/wire_builders.hpp"

namespace pult::support {

/// A vault on a disk that may be full; as with a real one that is known only after a while.
struct TestVault final : client::MemoryVault {
    bool full = false;

    void putOutgoing(const client::Outgoing& outgoing, Done done) override {
        if (full)
            QTimer::singleShot(0, [done = std::move(done)] { done(fail(Errc::unavailable, "the disk is full")); });
        else
            MemoryVault::putOutgoing(outgoing, std::move(done));
    }
};

/// A desk without disk, network or passing time.
struct DeskScene {
    ManualClock clock;
    FakeLink link;
    TestVault vault;
    client::Desk desk{link, vault, clock};
};

} // namespace pult::support
