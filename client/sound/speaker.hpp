// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace pult::client {

/// Where sound goes. Used by one thread, which it may keep waiting.
class Speaker {
public:
    virtual ~Speaker() = default;

    /// At kSoundRate. False: there is nothing to hear with.
    virtual bool open() = 0;
    /// Waits until there is room. False: it is gone.
    virtual bool write(std::span<const std::int16_t> samples) = 0;
    /// Waits until everything has been heard.
    virtual void drain() = 0;
    /// What was written and has not been heard is dropped.
    virtual void close() = 0;
};

/// The desktop's: PulseAudio, or PipeWire in its place. Loaded when it is opened for the first time.
[[nodiscard]] std::unique_ptr<Speaker> desktopSpeaker();
/// The same under a name of its own, so that a mixer can make voices and signals as loud as somebody likes each.
[[nodiscard]] std::unique_ptr<Speaker> desktopChimeSpeaker();

} // namespace pult::client
