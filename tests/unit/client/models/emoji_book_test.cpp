// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/search/emoji_book.hpp"
#include "tests/support/printing.hpp"

#include <QFile>

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QString u(const char* utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace

TEST_CASE("emoji: found by the beginnings of words in either language, whole words first", "[models]") {
    const EmojiBook book("😀\t0\t0\tшироко улыбается|лицо\tgrinning face|smile\n"
                         "🎄\t6\t0\tновогодняя ёлка|праздник\tChristmas tree|celebration\n"
                         "🌳\t3\t0\tлиственное дерево|лист\tdeciduous tree\n"
                         "broken line\n");
    REQUIRE(book.all().size() == 3);
    CHECK(book.find(u("елк")) == QList<int>{1});
    CHECK(book.find(u("ЁЛКА")) == QList<int>{1});
    CHECK(book.find(QStringLiteral("tree")) == QList<int>{1, 2});
    CHECK(book.find(u("лист")) == QList<int>{2});
    CHECK(book.find(QStringLiteral("chr tr")) == QList<int>{1});
    CHECK(book.find(QStringLiteral("ree")).isEmpty());
}

TEST_CASE("emoji: a skin tone stands behind the first character, in place of its variation", "[models]") {
    const Emoji hand{u("✋"), 1, true, {}, {}, {}};
    CHECK(withSkinTone(hand, 0) == u("✋"));
    CHECK(withSkinTone(hand, 5) == u("✋🏿"));
    const Emoji astronaut{u("👩‍🚀"), 1, true, {}, {}, {}};
    CHECK(withSkinTone(astronaut, 3) == u("👩🏽‍🚀"));
    const Emoji detective{u("🕵️"), 1, true, {}, {}, {}};
    CHECK(withSkinTone(detective, 1) == u("🕵🏻"));
    const Emoji face{u("😀"), 0, false, {}, {}, {}};
    CHECK(withSkinTone(face, 3) == u("😀"));
}
