// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/stall_watch.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using client::StallWatch;

namespace {

Ticks at(int ms) {
    return Ticks{Millis{ms}};
}

} // namespace

TEST_CASE("stalls: an event is told from 100 ms on", "[app]") {
    StallWatch watch;
    watch.began(1, at(1000));
    CHECK_FALSE(watch.ended(at(1099)));
    watch.began(1, at(2000));
    CHECK(watch.ended(at(2100)) == Millis{100});
}

TEST_CASE("stalls: many short events inside a long one are the long one's stall", "[app]") {
    StallWatch watch;
    watch.began(1, at(0));
    watch.began(1, at(0));
    CHECK_FALSE(watch.ended(at(60)));
    watch.began(1, at(60));
    CHECK_FALSE(watch.ended(at(130)));
    CHECK(watch.ended(at(130)) == Millis{130});
}

TEST_CASE("stalls: one is told once, where it happened", "[app]") {
    StallWatch watch;
    watch.began(1, at(0));
    watch.began(1, at(10));
    CHECK(watch.ended(at(310)) == Millis{300});
    CHECK_FALSE(watch.ended(at(320)));
}

TEST_CASE("stalls: a dialog that waits for its answer is none, a slow event inside it is", "[app]") {
    StallWatch watch;
    watch.began(1, at(0)); // the click that opens it
    watch.began(2, at(5000));
    CHECK_FALSE(watch.ended(at(5010)));
    watch.began(2, at(6000));
    CHECK(watch.ended(at(6200)) == Millis{200});
    CHECK_FALSE(watch.ended(at(9000)));
    watch.began(1, at(10000));
    CHECK(watch.ended(at(10150)) == Millis{150});
}
