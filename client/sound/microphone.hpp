// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace pult::client {

constexpr int kRecordRate = 48'000; ///< samples per second, as Opus has them

/// Why nothing can be recorded.
enum class MicrophoneTrouble {
    none,
    library, ///< what records or encodes isn't installed
    server,  ///< no sound server answers
    absent,  ///< there is no microphone
    refused, ///< it may not be used
    lost     ///< it was there and is gone
};

/// Where sound comes from: one channel at kRecordRate. Used by one thread, which it may keep waiting.
class Microphone {
public:
    virtual ~Microphone() = default;

    virtual MicrophoneTrouble open() = 0;
    /// Waits until there is enough to fill it. False: it is gone.
    virtual bool read(std::span<std::int16_t> samples) = 0;
    virtual void close() = 0;
};

/// The desktop's: PulseAudio, or PipeWire in its place. Loaded when it is opened for the first time.
[[nodiscard]] std::unique_ptr<Microphone> desktopMicrophone();

} // namespace pult::client
