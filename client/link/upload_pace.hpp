// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// How long a broken connection is left alone: twice as long after each try.
struct UploadPace {
    int firstWaitMs = 1'000;
    int longestWaitMs = 30'000;
};

} // namespace pult::client
