// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop client reads from a server it can't trust to be healthy: answers, events, signals.
#include "client/link/frames.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    const auto frame = client::readFrame(bytes);
    if (!frame)
        expect(!frame.error().detail.empty(), "a refusal says why");
}

} // namespace pult::fuzz
