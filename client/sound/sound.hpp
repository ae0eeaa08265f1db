// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace pult::client {

constexpr int kSoundRate = 24'000; ///< samples per second: all that a voice has

/// What can be heard, decoded: one channel.
struct Sound {
    std::vector<std::int16_t> samples;

    std::int64_t durationMs() const { return static_cast<std::int64_t>(samples.size()) * 1000 / kSoundRate; }
};

constexpr int kLoudest = 31;

/// How loud it is, in so many equal parts from 0 to kLoudest; the loudest part has kLoudest unless all is silent.
[[nodiscard]] std::vector<int> loudness(const Sound& sound, int parts);
} // namespace pult::client
