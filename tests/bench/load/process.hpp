// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pult::bench {

/// User and system time of all threads of a process, in nanoseconds, by the scheduler's own account.
[[nodiscard]] std::int64_t cpuNanos(int pid);
/// Proportional set size in bytes.
[[nodiscard]] std::int64_t pssBytes(int pid);
/// By the monotonic clock.
[[nodiscard]] std::int64_t nanosNow();

} // namespace pult::bench
