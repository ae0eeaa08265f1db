// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/sound.hpp"

#include <memory>

namespace pult::client {

/// Plays a sound faster without making the voice higher: waveform similarity overlap-add (Verhelst and Roelands,
/// ICASSP 1993). Every block fades from what would follow into the most similar stretch near where the speed wants
/// to be.
class Stretcher {
public:
    static constexpr std::size_t kBlock = kSoundRate / 50; ///< 20 ms

    explicit Stretcher(std::shared_ptr<const Sound> sound) : m_sound(std::move(sound)) {}

    void seek(std::size_t sample);
    /// Where in the sound the next block begins.
    std::size_t at() const { return static_cast<std::size_t>(m_wanted); }
    bool atEnd() const { return at() >= m_sound->samples.size(); }
    /// The next block; the last one ends in silence.
    std::vector<std::int16_t> next(double speed);

private:
    int sample(std::int64_t at) const;
    std::int64_t mostSimilar(std::int64_t around) const;

    std::shared_ptr<const Sound> m_sound;
    double m_wanted = 0;        ///< where the speed has come to
    std::int64_t m_follows = 0; ///< what follows the block before without a seam
};

} // namespace pult::client
