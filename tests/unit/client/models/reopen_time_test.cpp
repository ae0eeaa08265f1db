// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/reopen_time.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

TEST_CASE("reopen time: the server's own time is offered first, then what a channel may have of its own") {
    const auto times = reopenTimes({});
    CHECK(times.front() == ReopenTime{QString(), QStringLiteral("as set on the server")});
    CHECK(times[1] == ReopenTime{QStringLiteral("0"), QStringLiteral("never")});
    CHECK(times.back() == ReopenTime{QStringLiteral("30d"), QStringLiteral("within 30 day(s)")});
    CHECK(reopenTimeOf(times, {}) == 0);
}

TEST_CASE("reopen time: what is set is found however it is written") {
    const auto times = reopenTimes(QStringLiteral("24h"));
    CHECK(times.size() == reopenTimes({}).size());
    const int day = reopenTimeOf(times, QStringLiteral("24h"));
    REQUIRE(day > 0);
    CHECK(times[day].words == QStringLiteral("within 1 day(s)"));
    CHECK(reopenTimeOf(times, QStringLiteral("0s")) == 1);
    CHECK(reopenTimeOf(times, QStringLiteral("5m")) == -1);
}

TEST_CASE("reopen time: one that nobody offers stays as it is, in words") {
    const auto last = [](const char* set) { return reopenTimes(QString::fromLatin1(set)).last(); };
    CHECK(last("90m") == ReopenTime{QStringLiteral("90m"), QStringLiteral("within 90 minute(s)")});
    CHECK(last("5h").words == QStringLiteral("within 5 hour(s)"));
    CHECK(last("90s").words == QStringLiteral("within 90 second(s)"));
    CHECK(last("a while").words == QStringLiteral("a while"));
}
