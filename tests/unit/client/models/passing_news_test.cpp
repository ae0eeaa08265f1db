// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/passing_news.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

Ticks at(int ms) {
    return Ticks{Millis{1'000'000 + ms}};
}
PassingNews::Item message(const char* words) {
    return {QStringLiteral("dialog/5"), QString::fromLatin1(words), true};
}
PassingNews::Item queue(const char* words) {
    return {QStringLiteral("queue"), QString::fromLatin1(words)};
}

} // namespace

TEST_CASE("passing news: said at once when it was quiet, then not for a while", "[models]") {
    PassingNews news;
    CHECK_FALSE(news.nextTick());
    CHECK(news.add(message("one"), at(0)) == "one");
    CHECK_FALSE(news.nextTick());
    CHECK(news.add(message("two"), at(100)).isEmpty());
    CHECK(news.tick(at(4'999)).isEmpty());
    REQUIRE(news.nextTick());
    CHECK(*news.nextTick() == at(5'000));
    CHECK(news.tick(at(5'000)) == "two");
    CHECK(news.tick(at(60'000)).isEmpty());
    CHECK(news.add(message("three"), at(60'000)) == "three");
}

TEST_CASE("passing news: messages are counted, of the queue the newest words hold", "[models]") {
    PassingNews news;
    news.add(message("one"), at(0));
    for (int i = 0; i < 5; ++i)
        news.add(message("more"), at(10 + i));
    news.add(queue("1 waits"), at(20));
    news.add(queue("2 wait"), at(21));
    const QString said = news.tick(at(5'000));
    CHECK(said.startsWith(QStringLiteral("5 new message")));
    CHECK(said.endsWith(QStringLiteral(". 2 wait")));
}

TEST_CASE("passing news: what is over is not said, but messages have come all the same", "[models]") {
    PassingNews news;
    news.add(message("one"), at(0));
    news.add(queue("1 waits"), at(1));
    news.add(message("two"), at(2));
    news.end(QStringLiteral("queue"));
    news.end(QStringLiteral("dialog/5"));
    CHECK(news.tick(at(5'000)) == "two");
    news.add(queue("2 wait"), at(5'001));
    news.end(QStringLiteral("queue"));
    CHECK_FALSE(news.nextTick());
    CHECK(news.tick(at(99'000)).isEmpty());
}
