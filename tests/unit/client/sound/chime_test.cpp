// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/chime.hpp"

#include <algorithm>
#include <cstdlib>

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

int loudest(const Sound& sound) {
    int most = 0;
    for (const std::int16_t sample : sound.samples)
        most = std::max(most, std::abs(static_cast<int>(sample)));
    return most;
}

} // namespace

TEST_CASE("chimes: each is short, can be heard, begins and ends without a click, and is like no other", "[sound]") {
    std::vector<std::vector<std::int16_t>> known;
    for (const Chime chime : kChimes) {
        const Sound sound = chimeSound(chime, 100);
        INFO("chime " << static_cast<int>(chime));
        CHECK(sound.durationMs() > 40);
        CHECK(sound.durationMs() < 2000);
        CHECK(loudest(sound) > 2000);
        CHECK(loudest(sound) < 32'000); // never cut off
        CHECK(std::abs(sound.samples.front()) < 100);
        CHECK(std::abs(sound.samples.back()) < 200);
        CHECK(std::find(known.begin(), known.end(), sound.samples) == known.end());
        known.push_back(sound.samples);
    }
}

TEST_CASE("chimes: the volume goes down to nothing", "[sound]") {
    const int full = loudest(chimeSound(Chime::bell, 100));
    const int half = loudest(chimeSound(Chime::bell, 50));
    CHECK(half > full / 5);
    CHECK(half < full / 3);
    CHECK(loudest(chimeSound(Chime::bell, 0)) == 0);
}
