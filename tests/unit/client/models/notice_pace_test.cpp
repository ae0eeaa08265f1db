// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/notices/notice_pace.hpp"

#include <QStringList>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct Screen {
    NoticePace pace{[](int count, bool staying) {
        return Notice{.title = (staying ? QStringLiteral("%1 stay") : QStringLiteral("%1 wait")).arg(count)};
    }};
    std::map<QString, QString> shown; ///< title by key
    int shows = 0;

    static Ticks at(int ms) { return Ticks{Millis{1'000'000 + ms}}; }
    void carryOut(const QList<NoticePace::Order>& orders) {
        for (const auto& order : orders) {
            if (order.kind == NoticePace::Order::Kind::show) {
                ++shows;
                shown[order.notice.key] = order.notice.title;
            } else {
                shown.erase(order.notice.key);
            }
        }
    }
    void add(const char* key, const char* title, int ms, bool stays = false) {
        carryOut(
            pace.add({.key = QString::fromLatin1(key), .title = QString::fromLatin1(title), .stays = stays}, at(ms)));
    }
    void withdraw(const char* key, int ms) { carryOut(pace.withdraw(QString::fromLatin1(key), at(ms))); }
    void tick(int ms) { carryOut(pace.tick(at(ms))); }
    QString title(const char* key) const {
        const auto found = shown.find(QString::fromLatin1(key));
        return found == shown.end() ? QString() : found->second;
    }
};

} // namespace

TEST_CASE("popups: a dialog has one in three seconds, with its newest words at the end of them", "[models]") {
    Screen screen;
    screen.add("a", "one", 0);
    screen.add("a", "two", 500);
    screen.add("a", "three", 2900);
    CHECK(screen.title("a") == "one");
    REQUIRE(screen.pace.nextTick());
    CHECK(*screen.pace.nextTick() == Screen::at(3000));
    screen.tick(2999);
    CHECK(screen.title("a") == "one");
    screen.tick(3000);
    CHECK(screen.title("a") == "three");
    CHECK(screen.shows == 2);
    CHECK_FALSE(screen.pace.nextTick());
    screen.add("a", "four", 6000);
    CHECK(screen.title("a") == "four");
}

TEST_CASE("popups: there are three at most, then one that counts", "[models]") {
    Screen screen;
    screen.add("a", "A", 0);
    screen.add("b", "B", 100);
    screen.add("c", "C", 200);
    CHECK(screen.shown.size() == 3);
    screen.add("d", "D", 300);
    REQUIRE(screen.shown.size() == 1);
    CHECK(screen.title("summary") == "4 wait");
    screen.add("e", "E", 400);
    screen.add("f", "F", 500);
    CHECK(screen.title("summary") == "4 wait");
    screen.tick(3300);
    CHECK(screen.title("summary") == "6 wait");
    CHECK(screen.shows == 5);
    for (const char* key : {"a", "b", "c", "d", "e"})
        screen.withdraw(key, 3400);
    CHECK(screen.shown.size() == 1);
    screen.tick(6400);
    CHECK(screen.title("summary") == "1 wait");
    screen.withdraw("f", 6500);
    CHECK(screen.shown.empty());
    screen.add("g", "G", 6600);
    CHECK(screen.title("g") == "G");
}

TEST_CASE("popups: what stays is shown beside whatever there is", "[models]") {
    Screen screen;
    for (const char* key : {"a", "b", "c", "d"})
        screen.add(key, key, 0);
    screen.add("offline", "No connection", 10, true);
    CHECK(screen.shown.size() == 2);
    CHECK(screen.title("offline") == "No connection");
    screen.withdraw("offline", 20);
    CHECK(screen.shown.size() == 1);
}

TEST_CASE("popups: those that were put away make room, and the one that counts takes all with it", "[models]") {
    Screen screen;
    for (const char* key : {"a", "b", "c"})
        screen.add(key, key, 0);
    screen.pace.closed(QStringLiteral("a"));
    screen.shown.erase(QStringLiteral("a"));
    screen.add("d", "D", 10);
    CHECK(screen.shown.size() == 3);
    screen.add("e", "E", 20);
    CHECK(screen.title("summary") == "4 wait");
    screen.pace.closed(NoticePace::kSummary);
    screen.shown.clear();
    screen.add("a", "A", 30);
    CHECK(screen.title("a") == "A");
    screen.withdraw("never", 40);
    CHECK(screen.shown.size() == 1);
}

TEST_CASE("popups: after a weekend those that stay are counted, too", "[models]") {
    Screen screen;
    screen.add("a", "A", 0);
    for (int i = 0; i < 20; ++i)
        screen.add(qPrintable(QStringLiteral("late%1").arg(i)), "late", 10, true);
    CHECK(screen.shown.size() == 2);
    CHECK(screen.title("a") == "A");
    CHECK(screen.title("staying-summary") == "4 stay");
    screen.tick(3010);
    CHECK(screen.title("staying-summary") == "20 stay");
    for (int i = 0; i < 20; ++i)
        screen.withdraw(qPrintable(QStringLiteral("late%1").arg(i)), 3020);
    CHECK(screen.shown.size() == 1);
    screen.add("late", "late", 3030, true);
    CHECK(screen.title("late") == "late");
}

TEST_CASE("popups: whoever puts the count of those that stay away keeps the others", "[models]") {
    Screen screen;
    screen.add("a", "A", 0);
    for (const char* key : {"w", "x", "y", "z"})
        screen.add(key, key, 10, true);
    screen.pace.closed(NoticePace::kStayingSummary);
    CHECK(screen.pace.has(QStringLiteral("a")));
    CHECK_FALSE(screen.pace.has(QStringLiteral("w")));
}
