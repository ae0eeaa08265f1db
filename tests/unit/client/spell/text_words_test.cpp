// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spell/text_words.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QStringList checked(const QString& text) {
    QStringList words;
    for (const TextWord& word : wordsToCheck(text))
        words.append(text.mid(word.at, word.length));
    return words;
}

} // namespace

TEST_CASE("spelling: words of both scripts are judged, each by its own", "[spell]") {
    const QString text = QStringLiteral("Добрый день, your order");
    const QList<TextWord> words = wordsToCheck(text);
    REQUIRE(words.size() == 4);
    CHECK(words[0] == TextWord{0, 6, Script::cyrillic});
    CHECK(words[1] == TextWord{7, 4, Script::cyrillic});
    CHECK(words[2] == TextWord{13, 4, Script::latin});
    CHECK(words[3] == TextWord{18, 5, Script::latin});
}

TEST_CASE("spelling: apostrophes and hyphens belong to the word", "[spell]") {
    CHECK(checked(QStringLiteral("don't, don\u2019t! 'quoted' кто-нибудь - да-")) ==
          QStringList{"don't", "don\u2019t", "quoted", "кто-нибудь", "да"});
}

TEST_CASE("spelling: what is no word of a language is left alone", "[spell]") {
    CHECK(checked(QStringLiteral("https://example.org/path example.org anna@example.org @anna #доставка /дост1"))
              .isEmpty());
    CHECK(checked(QStringLiteral("iPhone14 5G 10кг ИНН СДЭК USB a я order_id")).isEmpty());
    CHECK(checked(QStringLiteral("Здравствуйте, {имя клиента}!")) == QStringList{"Здравствуйте"});
    CHECK(checked(QStringLiteral("Заказ {номер} готов")) == QStringList{"Заказ", "готов"});
    CHECK(checked(QStringLiteral("скобка { не закрыта")) == QStringList{"скобка", "не", "закрыта"});
    // Letters of two alphabets in one word: no dictionary has it.
    CHECK(checked(QStringLiteral("смs шалом")) == QStringList{"шалом"});
    CHECK(checked(QStringLiteral("שלום")).isEmpty());
}

TEST_CASE("spelling: a dot without a space behind it is a slip, not an address", "[spell]") {
    CHECK(checked(QStringLiteral("Готово.Ждём вас")) == QStringList{"Готово", "Ждём", "вас"});
}
