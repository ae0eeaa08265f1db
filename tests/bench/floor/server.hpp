// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace pult::bench {

struct FloorOptions {
    std::uint16_t port = 0;
    std::string data;  ///< the database; empty: nothing is stored
    bool echo = false; ///< sockets send back what they get, and that is all
};

/// Serves until SIGTERM. Prints the product's ready line, and speaks as much of its protocols as the load generator
/// does: visitors' sessions, sockets and posted frames, operators' sockets.
void serveFloor(const FloorOptions& options);

} // namespace pult::bench
