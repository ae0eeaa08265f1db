// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "tests/bench/load/process.hpp"
#include "tests/bench/load/scenarios.hpp"

namespace pult::bench {

namespace {

constexpr std::size_t kAtOnce = 64;
constexpr double kSettleSeconds = 2;
constexpr double kMib = 1024.0 * 1024.0;

} // namespace

void measureIdle(Run& run) {
    const std::int64_t before = pssBytes(run.options.pid);
    run.addVisitors();
    run.startVisitors(kAtOnce);
    run.pause(kSettleSeconds);
    const std::int64_t with = pssBytes(run.options.pid);
    for (const auto& visitor : run.visitors)
        visitor->leave();
    run.pause(kSettleSeconds);
    const std::int64_t after = pssBytes(run.options.pid);
    const auto visitors = static_cast<double>(run.visitors.size());
    std::printf("{\"visitors\":%zu,\"before_mib\":%.1f,\"with_mib\":%.1f,\"after_mib\":%.1f,\"kib_each\":%.2f,"
                "\"kept_kib_each\":%.2f}\n",
                run.visitors.size(), static_cast<double>(before) / kMib, static_cast<double>(with) / kMib,
                static_cast<double>(after) / kMib, static_cast<double>(with - before) / visitors / 1024,
                static_cast<double>(after - before) / visitors / 1024);
}

void measureReconnect(Run& run) {
    run.addVisitors();
    run.startVisitors(kAtOnce);
    run.pause(kSettleSeconds);
    for (const auto& visitor : run.visitors)
        visitor->leave();
    run.pause(kSettleSeconds);
    const std::int64_t from = nanosNow();
    const std::int64_t cpuFrom = cpuNanos(run.options.pid);
    run.startVisitors(0);
    const double seconds = static_cast<double>(nanosNow() - from) / 1e9;
    const double cpu = static_cast<double>(cpuNanos(run.options.pid) - cpuFrom) / 1e9;
    std::printf("{\"visitors\":%zu,\"seconds\":%.2f,\"server_cpu_seconds\":%.2f}\n", run.visitors.size(), seconds, cpu);
}

} // namespace pult::bench
