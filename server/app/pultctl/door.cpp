// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/door.hpp"

#include <thread>

namespace pult::app {

using namespace std::chrono_literals;

Result<std::unique_ptr<Door>> openDoor(const Config& config, IfMissing ifMissing) {
    // A server that is just starting has the folder but doesn't listen yet, one that stops the other way round.
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    for (;;) {
        if (auto remote = openRemoteDoor(config.dataDir))
            return remote;
        auto local = openLocalDoor(config, ifMissing);
        const bool isBusy = !local && local.error().code == Errc::conflict;
        if (!isBusy || std::chrono::steady_clock::now() > deadline)
            return local;
        std::this_thread::sleep_for(50ms);
    }
}

} // namespace pult::app
