// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/sound.hpp"

#include <array>

namespace pult::client {

/// The short sounds of the desk: computed when they are first heard, so that nobody has to ship or license them.
enum class Chime {
    tick,  ///< barely there
    drop,  ///< one falling tone
    bell,  ///< two tones of a bell
    chord, ///< three rising tones
    knock, ///< twice, low
    alarm, ///< high and low in turns
};

inline constexpr std::array kChimes = {Chime::tick, Chime::drop, Chime::bell, Chime::chord, Chime::knock, Chime::alarm};

/// `volume` 0 to 100.
[[nodiscard]] Sound chimeSound(Chime chime, int volume);

} // namespace pult::client
