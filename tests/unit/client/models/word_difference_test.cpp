// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/word_difference.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

struct ComparedWords {
    QStringList removed;
    QStringList added;
};

ComparedWords compared(const char* former, const char* latter) {
    const QString before = QString::fromUtf8(former);
    const QString after = QString::fromUtf8(latter);
    const WordDifference difference = wordDifference(before, after);
    return {stretchWords(before, difference.removed), stretchWords(after, difference.added)};
}

QStringList wordList(std::initializer_list<const char*> words) {
    QStringList list;
    for (const char* word : words)
        list.append(QString::fromUtf8(word));
    return list;
}

} // namespace

TEST_CASE("word difference: what was replaced, put in and taken out is found among what stayed", "[models]") {
    const auto found =
        compared("Добрый день! Заезд с 14:00. Ключи на стойке.", "Добрый вечер! Ключи всегда на стойке.");
    CHECK(found.removed == wordList({"день", "Заезд с 14:00."}));
    CHECK(found.added == wordList({"вечер", "всегда"}));
}

TEST_CASE("word difference: a stretch stands where its words stand, white space inside it included", "[models]") {
    const WordDifference difference = wordDifference(QStringLiteral("a b"), QStringLiteral("a  one\ntwo  b"));
    CHECK(difference.removed.isEmpty());
    CHECK(difference.added == QList<TextStretch>{{3, 7}});
}

TEST_CASE("word difference: white space alone is none", "[models]") {
    const auto found = compared(" one two\n", "one\n\n  two");
    CHECK(found.removed.isEmpty());
    CHECK(found.added.isEmpty());
}

TEST_CASE("word difference: a sign is compared apart from its word", "[models]") {
    const auto found = compared("Ждём вас", "Ждём вас!");
    CHECK(found.removed.isEmpty());
    CHECK(found.added == wordList({"!"}));
}

TEST_CASE("word difference: an emoji is one sign with all of its parts", "[models]") {
    const auto found = compared("Ура 👍🏽 да", "Ура 👍🏿 да");
    CHECK(found.removed == wordList({"👍🏽"}));
    CHECK(found.added == wordList({"👍🏿"}));
}

TEST_CASE("word difference: an empty text has lost or won everything", "[models]") {
    CHECK(compared("", "").removed.isEmpty());
    CHECK(compared("", "one two").added == wordList({"one two"}));
    CHECK(compared("one two", "").removed == wordList({"one two"}));
}

TEST_CASE("word difference: the longest common line stays, whatever is in between", "[models]") {
    const auto found = compared("a b c a b b a", "c b a b a c");
    CHECK(found.removed.join(u' ').split(u' ').size() == 3);
    CHECK(found.added.join(u' ').split(u' ').size() == 2);
}

TEST_CASE("word difference: two long texts with nothing in common end differ as a whole, between equal ends",
          "[models]") {
    const int many = 6000;
    const auto made = [](const QString& word) {
        return QStringLiteral("head ") + (word + QStringLiteral(" same ")).repeated(many) + QStringLiteral("tail");
    };
    const QString former = made(QStringLiteral("one"));
    const QString latter = made(QStringLiteral("two"));
    const WordDifference difference = wordDifference(former, latter);
    REQUIRE(difference.removed.size() == 1); // the common word in it isn't looked for
    CHECK(difference.removed[0].at == 5);
    REQUIRE(difference.added.size() == 1);
    CHECK(stretchWords(former, difference.removed)[0].endsWith(QStringLiteral("same one")));
    CHECK(wordDifference(made(QStringLiteral("one")), former).removed.isEmpty()); // equal ones are, however long
}
