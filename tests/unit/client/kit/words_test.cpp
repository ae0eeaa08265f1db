// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/links.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/text_block.hpp"
#include "client/kit/time_words.hpp"

#include <QDateTime>

#include <catch2/catch.hpp>

using namespace pult::kit;

namespace {

std::int64_t instant(int year, int month, int day, int hour, int minute) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch();
}

QStringList targets(const char* text) {
    QStringList found;
    for (const LinkSpan& span : findLinks(QString::fromUtf8(text)))
        found += span.target.toString();
    return found;
}

} // namespace

TEST_CASE("time words: waiting is told in minutes and seconds, then hours, then days", "[kit]") {
    CHECK(TimeWords::waiting(-5) == "0:00");
    CHECK(TimeWords::waiting(42'000) == "0:42");
    CHECK(TimeWords::waiting(3'599'000) == "59:59");
    CHECK(TimeWords::waiting(3'600'000) == "1 h");
    CHECK(TimeWords::waiting(26 * 3'600'000LL) == "1 d");
}

TEST_CASE("time words: what is left is told to the minute below three hours, and it is known until when", "[kit]") {
    constexpr std::int64_t minute = 60'000;
    CHECK(TimeWords::left(21 * 60 * minute + 59 * minute) == "21 h");
    CHECK(TimeWords::left(180 * minute) == "3 h");
    CHECK(TimeWords::left(180 * minute - 1) == "2 h 59 min");
    CHECK(TimeWords::left(72 * minute) == "1 h 12 min");
    CHECK(TimeWords::left(minute) == "1 min");
    CHECK(TimeWords::left(minute - 1) == "less than 1 min");
    for (const std::int64_t left : {21 * 60 * minute + 7, 200 * minute, 180 * minute, 72 * minute + 30'000, minute}) {
        const std::int64_t same = TimeWords::leftUntilOther(left);
        CHECK(TimeWords::left(left - same + 1) == TimeWords::left(left));
        CHECK(TimeWords::left(left - same) != TimeWords::left(left));
    }
    CHECK(TimeWords::leftUntilOther(30'000) == 30'001); // over
}

TEST_CASE("time words: a row tells the hour today and the date before", "[kit]") {
    QLocale::setDefault(QLocale(QLocale::English));
    const std::int64_t now = instant(2026, 5, 12, 12, 34);
    CHECK(TimeWords::inRow(instant(2026, 5, 12, 0, 5), now) == "00:05");
    CHECK(TimeWords::inRow(instant(2026, 5, 11, 23, 59), now) == "11 May");
    CHECK(TimeWords::inRow(instant(2025, 12, 31, 10, 0), now) == "31.12.25");
    CHECK(TimeWords::day(now, now) == "Today");
    CHECK(TimeWords::day(instant(2026, 5, 11, 1, 0), now) == "Yesterday");
    CHECK(TimeWords::day(instant(2026, 5, 2, 1, 0), now) == "2 May");
    CHECK(TimeWords::day(instant(2025, 5, 2, 1, 0), now) == "2 May 2025");
}

TEST_CASE("links: addresses are found in plain text without the marks around them", "[kit]") {
    CHECK(targets("see https://example.org/a?b=1.") == QStringList{"https://example.org/a?b=1"});
    CHECK(targets("(http://example.org/x_(y))") == QStringList{"http://example.org/x_(y)"});
    CHECK(targets("пишите на anna@example.org, спасибо") == QStringList{"mailto:anna@example.org"});
    CHECK(targets("тел. +7 (921) 123-45-67") == QStringList{"tel:+79211234567"});
    CHECK(targets("pay.example/5512-9") == QStringList{"https://pay.example/5512-9"});
    CHECK(targets("конец.Начало, 3.14, ну и т.д.").isEmpty());
}

TEST_CASE("links: only http, https, mailto and tel ever leave", "[kit]") {
    CHECK(targets("javascript:alert(1) file:///etc/passwd data:text/html,x").isEmpty());
    for (const char* bad :
         {"javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "http://", "mailto:", "", "smb://x/y"}) {
        INFO(bad);
        CHECK_FALSE(isSafeLink(QUrl(QString::fromLatin1(bad))));
    }
    CHECK(isSafeLink(QUrl(QStringLiteral("HTTPS://example.org"))));
}

TEST_CASE("avatar: initials are the first letters of two words", "[kit]") {
    CHECK(initials(QStringLiteral("Иван Петров")) == "ИП");
    CHECK(initials(QStringLiteral("  анна  ")) == "А");
    CHECK(initials(QStringLiteral("«Северный» (ветер) третий")) == "СВ");
    CHECK(initials(QStringLiteral("🌲 🌲")) == "?");
    CHECK(initials({}) == "?");
}

TEST_CASE("waiting chip: amber from the warning on, red when the answer is late", "[kit]") {
    CHECK(urgencyOf(1'000'000, 0, 0) == Urgency::calm);
    CHECK(urgencyOf(143'999, 144'000, 180'000) == Urgency::calm);
    CHECK(urgencyOf(144'000, 144'000, 180'000) == Urgency::soon);
    CHECK(urgencyOf(179'999, 144'000, 180'000) == Urgency::soon);
    CHECK(urgencyOf(180'000, 144'000, 180'000) == Urgency::late);
}

TEST_CASE("text block: every line takes the same height, whatever fonts it needs", "[kit]") {
    const Theme theme;
    TextBlock block(QString::fromUtf8("one\n🌲 two\nтри"), theme.font(TextStyle::body), 20);
    block.layout(400);
    CHECK(block.height() == 60);
    CHECK(block.naturalWidth() > 0);
    CHECK(block.naturalWidth() < 120);
}

TEST_CASE("text block: a point finds the character it stands on", "[kit]") {
    const Theme theme;
    TextBlock block(QStringLiteral("first line\nsecond"), theme.font(TextStyle::body), 20);
    block.layout(400);
    CHECK(block.positionAt({0, 5}) == 0);
    CHECK(block.positionAt({0, 25}) == 11);
    CHECK(block.positionAt({390, 25}) == 17);
    CHECK(block.positionAt({0, -50}) == 0);
    CHECK(block.positionAt({0, 500}) == 17);
    CHECK(block.isOnText({5, 5}));
    CHECK_FALSE(block.isOnText({390, 5}));
}

TEST_CASE("text block: a word without a break is broken anywhere rather than cut off", "[kit]") {
    const Theme theme;
    TextBlock block(QString(300, u'w'), theme.font(TextStyle::body), 20);
    block.layout(200);
    CHECK(block.naturalWidth() <= 200);
    CHECK(block.height() > 100);
}

TEST_CASE("text block: what is read from the right begins at the right edge of the text", "[kit]") {
    const Theme theme;
    TextBlock block(QString::fromUtf8("שלום\nobrigado, bom dia"), theme.font(TextStyle::body), 20);
    block.layout(400);
    const int width = block.naturalWidth();
    CHECK(width < 200);
    CHECK_FALSE(block.isOnText({2, 5}));
    CHECK(block.isOnText({width - 2.0, 5}));
    CHECK(block.isOnText({2, 25}));
    TextBlock last(QString::fromUtf8("obrigado, bom dia\nשלום"), theme.font(TextStyle::body), 20);
    last.layout(400);
    CHECK(last.lastLineWidth() == last.naturalWidth());
}
