// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/load/run.hpp"

/// What can be measured. Each prints one JSON object and leaves the clients to the end of the program.
namespace pult::bench {

/// Visitors write, in a closed loop or at a rate; operators listen. Throughput, latencies, CPU of the server.
void measureMessages(Run& run);
/// Visitors with an open socket who do nothing: memory of the server with them and after they left.
void measureIdle(Run& run);
/// Everybody comes back at once.
void measureReconnect(Run& run);
/// An operator asks for pages of the list, one after another.
void measureList(Run& run);
/// An operator comes back after so many events.
void measureResume(Run& run);

} // namespace pult::bench
