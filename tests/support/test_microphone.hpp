// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cmath>
#include <thread>

#include "client/sound/microphone.hpp"

namespace pult::support {

/// What a TestMicrophone hears.
struct Room {
    std::atomic<client::MicrophoneTrouble> trouble{client::MicrophoneTrouble::none};
    std::atomic<int> says{0}; ///< blocks that may be read; below 0: any number
    std::atomic<bool> breaks{false};
    std::atomic<bool> over{false}; ///< the test is
    std::atomic<int> closed{0};
};

/// A tone of 220 Hz, as fast as the test lets it be heard.
class TestMicrophone final : public client::Microphone {
public:
    explicit TestMicrophone(Room& room) : m_room(room) {}

    client::MicrophoneTrouble open() override { return m_room.trouble; }
    bool read(std::span<std::int16_t> samples) override {
        while (m_room.says == 0 && !m_room.over && !m_room.breaks)
            std::this_thread::yield();
        if (m_room.breaks)
            return false;
        if (m_room.says > 0)
            --m_room.says;
        for (std::int16_t& sample : samples)
            sample = static_cast<std::int16_t>(12'000 * std::sin(6.283185307 * 220 / client::kRecordRate * m_at++));
        return true;
    }
    void close() override { ++m_room.closed; }

private:
    Room& m_room;
    int m_at = 0;
};

} // namespace pult::support
