// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace pult::client {

/// What a voice message shows of itself at this moment.
struct VoiceLook {
    std::vector<int> bars;       ///< loudness 0 to 31; empty: not known (yet)
    std::int64_t positionMs = 0; ///< how far it has been heard
    std::int64_t durationMs = 0; ///< 0: not known
    double speed = 1;
    bool playing = false;
    bool loading = false; ///< pressed, and not yet here
    QString trouble;      ///< why it can't be heard here
};

} // namespace pult::client
