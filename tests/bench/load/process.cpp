// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/process.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

namespace pult::bench {

std::int64_t cpuNanos(int pid) {
    std::int64_t total = 0;
    std::error_code gone;
    const std::filesystem::directory_iterator threads("/proc/" + std::to_string(pid) + "/task", gone);
    for (const auto& thread : threads) {
        std::ifstream file(thread.path() / "schedstat");
        std::int64_t onCpu = 0;
        if (file >> onCpu)
            total += onCpu;
    }
    return total;
}

std::int64_t pssBytes(int pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
    std::string word;
    while (file >> word)
        if (word == "Pss:") {
            std::int64_t kib = 0;
            file >> kib;
            return kib * 1024;
        }
    return 0;
}

std::int64_t nanosNow() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace pult::bench
