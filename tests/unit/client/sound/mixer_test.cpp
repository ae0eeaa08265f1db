// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/mixer.hpp"

#include <QtGlobal>

#include <catch2/catch.hpp>

using namespace pult::client;

TEST_CASE("mixer: where no sound server answers nothing is said about loudness", "[sound]") {
    const QByteArray former = qgetenv("PULSE_SERVER");
    qputenv("PULSE_SERVER", "unix:/nowhere/native");
    CHECK(askLoudness(1000) == Loudness::unknown);
    former.isNull() ? qunsetenv("PULSE_SERVER") : qputenv("PULSE_SERVER", former);
}
