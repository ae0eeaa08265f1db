// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pult::client {

enum class Loudness {
    unknown, ///< nobody could be asked
    heard,
    muted ///< switched off, or turned down to nothing
};

/// How loud what the desktop plays by default would be: PulseAudio is asked, or PipeWire in its place; neither is
/// started for that. Waits no longer than so, see onPool.
[[nodiscard]] Loudness askLoudness(std::int64_t mostMs);

} // namespace pult::client
