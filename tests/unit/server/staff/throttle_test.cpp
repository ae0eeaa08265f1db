// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/staff/throttle.hpp"

using namespace pult;
using namespace std::chrono_literals;
using staff::networkOf;
using staff::Throttle;

namespace {

const Ticks kStart{1'000'000ms};

} // namespace

TEST_CASE("throttle: an account waits 1, 2, 4 ... 60 seconds after five failed tries", "[staff]") {
    Throttle throttle(1000);
    Ticks now = kStart;
    for (int i = 0; i < 5; ++i)
        REQUIRE_FALSE(throttle.begin("anna", "127.0.0.1", now));
    for (const Millis expected : {1000ms, 2000ms, 4000ms, 8000ms, 16000ms, 32000ms, 60000ms, 60000ms}) {
        const auto wait = throttle.begin("anna", "127.0.0.1", now);
        REQUIRE(wait);
        CHECK(*wait == expected);
        now += *wait;
        REQUIRE_FALSE(throttle.begin("anna", "127.0.0.1", now));
    }
    CHECK_FALSE(throttle.begin("boris", "127.0.0.1", now));
}

TEST_CASE("throttle: the right password ends the waiting", "[staff]") {
    Throttle throttle(1000);
    for (int i = 0; i < 5; ++i)
        REQUIRE_FALSE(throttle.begin("anna", "127.0.0.1", kStart));
    throttle.succeeded("anna");
    CHECK_FALSE(throttle.begin("anna", "127.0.0.1", kStart));
}

TEST_CASE("throttle: a try that was never judged doesn't count", "[staff]") {
    Throttle throttle(1000);
    for (int i = 0; i < 20; ++i) {
        REQUIRE_FALSE(throttle.begin("anna", "127.0.0.1", kStart));
        throttle.withdrawn("anna");
    }
}

TEST_CASE("throttle: a network has its tries a minute, whatever the logins", "[staff]") {
    Throttle throttle(30);
    for (int i = 0; i < 30; ++i)
        REQUIRE_FALSE(throttle.begin("user" + std::to_string(i), "203.0.113." + std::to_string(i), kStart));
    const auto wait = throttle.begin("another", "203.0.113.200", kStart);
    REQUIRE(wait);
    CHECK(*wait == 2000ms);
    CHECK_FALSE(throttle.begin("another", "203.0.114.1", kStart));
    CHECK_FALSE(throttle.begin("another", "203.0.113.200", kStart + *wait));
}

TEST_CASE("throttle: loopback has no limit of its own", "[staff]") {
    Throttle throttle(2);
    for (int i = 0; i < 50; ++i)
        REQUIRE_FALSE(throttle.begin("user" + std::to_string(i), "127.0.0.1", kStart));
}

TEST_CASE("throttle: addresses count as networks", "[staff]") {
    CHECK(networkOf("203.0.113.77") == "203.0.113.0");
    CHECK(networkOf("::ffff:203.0.113.77") == "203.0.113.0");
    CHECK(networkOf("2001:db8:1:2:3:4:5:6") == networkOf("2001:db8:1:2::9"));
    CHECK(networkOf("2001:db8:1:2::9") != networkOf("2001:db8:1:3::9"));
    CHECK(networkOf("127.0.0.5").empty());
    CHECK(networkOf("::1").empty());
    CHECK_FALSE(networkOf("nonsense").empty());
}
