// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace pult {

using Millis = std::chrono::milliseconds;
/// A moment by the wall clock, UTC, in milliseconds: what is stored and sent.
using Time = std::chrono::sys_time<Millis>;
/// A moment by the monotonic clock: what durations and deadlines inside one process are measured with.
using Ticks = std::chrono::time_point<std::chrono::steady_clock, Millis>;

/// Where time comes from, so that tests can turn it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
    virtual Ticks ticks() const = 0;
};

class SystemClock final : public Clock {
public:
    Time now() const override { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); }
    Ticks ticks() const override { return std::chrono::time_point_cast<Millis>(std::chrono::steady_clock::now()); }
};

} // namespace pult
