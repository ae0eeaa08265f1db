// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/answer_times.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace std::chrono_literals;

TEST_CASE("web chat: how soon answers come is said only when enough of them speak for it", "[webchat]") {
    webchat::AnswerTimes times;
    const ChannelId shop{1};
    CHECK(times.median(shop) == 0ms);
    times.learn(shop, {10s, 20s});
    CHECK(times.median(shop) == 0ms);
    // The middle one, and rounded up: nobody is promised more than is kept.
    times.learn(shop, {600s, 130s, 1s});
    CHECK(times.median(shop) == 150s);
    CHECK(times.median(ChannelId{2}) == 0ms);
    times.learn(shop, {});
    CHECK(times.median(shop) == 0ms);
}

TEST_CASE("web chat: answer times are looked up once a minute", "[webchat]") {
    webchat::AnswerTimes times;
    const Ticks start{1h};
    CHECK(times.isDue(start));
    times.looked(start);
    CHECK_FALSE(times.isDue(start + 59s));
    CHECK(times.isDue(start + 60s));
}
