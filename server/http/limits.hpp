// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

#include "shared/wire/limits.hpp"

namespace pult::http {

/// What one peer may ask of the server before it is turned away.
struct Limits {
    std::size_t headerBytes = 16 * 1024;
    std::size_t headerFields = 100;
    std::size_t urlBytes = 8 * 1024;
    std::chrono::seconds header{10};
    std::chrono::seconds body{30}; ///< of an upload: for each stretch of kUploadStretch bytes
    std::chrono::seconds idle{60};
    std::chrono::seconds handshake{10};
    std::chrono::seconds write{60}; ///< without progress of a response
    std::size_t connections = 30'000;
};

/// An upload that goes on slower than this many bytes in Limits::body is ended.
inline constexpr std::size_t kUploadStretch = 256 * 1024;

/// WebSocket limits: what waits for a slow reader, and when silence means a dead peer.
struct SocketLimits {
    std::size_t frameBytes = wire::kMaxOperatorFrameBytes;
    std::size_t queueBytes = 1024 * 1024;
    std::size_t queueFrames = 1000;
    std::chrono::seconds ping{20};
    std::chrono::seconds dead{45};
    std::chrono::seconds closing{5};
};

} // namespace pult::http
