// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/chime.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

namespace pult::client {

namespace {

/// One struck tone. Its overtones die sooner than itself, as a bell's do.
struct Tone {
    double startMs;
    double fromHz;
    double toHz; ///< where it has slid to in the end
    double fadeMs;
    double loudness;
};

constexpr Tone kTick[] = {{0, 1760, 1760, 12, 0.35}};
constexpr Tone kDrop[] = {{0, 1046.5, 784, 110, 0.8}};
constexpr Tone kBell[] = {{0, 880, 880, 160, 0.7}, {130, 1174.7, 1174.7, 220, 0.7}};
constexpr Tone kChord[] = {{0, 523.3, 523.3, 180, 0.6}, {100, 659.3, 659.3, 180, 0.6}, {200, 784, 784, 260, 0.7}};
constexpr Tone kKnock[] = {{0, 220, 150, 45, 1.0}, {180, 220, 150, 45, 1.0}};
constexpr Tone kAlarm[] = {
    {0, 987.8, 987.8, 130, 0.8}, {180, 740, 740, 130, 0.8}, {360, 987.8, 987.8, 130, 0.8}, {540, 740, 740, 200, 0.8}};

constexpr double kOvertones[] = {1.0, 0.35, 0.15};
constexpr double kAttackMs = 4; ///< a tone that began at once would click
constexpr int kFades = 6;       ///< after so many fades nothing is left to hear

std::span<const Tone> tonesOf(Chime chime) {
    switch (chime) {
    case Chime::tick:
        return kTick;
    case Chime::drop:
        return kDrop;
    case Chime::bell:
        return kBell;
    case Chime::chord:
        return kChord;
    case Chime::knock:
        return kKnock;
    case Chime::alarm:
        return kAlarm;
    }
    return {};
}

std::size_t sampleAt(double ms) {
    return static_cast<std::size_t>(ms * kSoundRate / 1000);
}

void strike(std::vector<double>& wave, const Tone& tone) {
    const std::size_t first = sampleAt(tone.startMs);
    const std::size_t length = sampleAt(tone.fadeMs * kFades);
    wave.resize(std::max(wave.size(), first + length));
    double phase = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const double ms = static_cast<double>(i) * 1000 / kSoundRate;
        const double slid = 1 - std::exp(-ms / tone.fadeMs);
        phase += 2 * std::numbers::pi * (tone.fromHz + (tone.toHz - tone.fromHz) * slid) / kSoundRate;
        double value = 0;
        int number = 0;
        for (const double strength : kOvertones) {
            ++number;
            value += strength * std::sin(phase * number) * std::exp(-ms * number / tone.fadeMs);
        }
        wave[first + i] += value * tone.loudness * std::min(ms / kAttackMs, 1.0);
    }
}

} // namespace

Sound chimeSound(Chime chime, int volume) {
    std::vector<double> wave;
    for (const Tone& tone : tonesOf(chime))
        strike(wave, tone);
    // What the ear takes for half as loud has a quarter of the power.
    const double share = std::clamp(volume, 0, 100) / 100.0;
    const double gain = 18'000 * share * share;
    Sound sound;
    sound.samples.reserve(wave.size());
    for (const double value : wave)
        sound.samples.push_back(static_cast<std::int16_t>(std::clamp(value * gain, -32'000.0, 32'000.0)));
    return sound;
}

} // namespace pult::client
