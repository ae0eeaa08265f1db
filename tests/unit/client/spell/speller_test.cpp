// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spell/speller.hpp"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTemporaryDir>

#include "client/spell/dictionary.hpp"

using namespace pult::client;

namespace {

using Verdict = Speller::Verdict;

struct Scene {
    QTemporaryDir folder;
    QString own = folder.filePath("words.txt");
    Speller speller{dictionaryFolders(), own};

    Verdict of(const QString& word, Script script = Script::cyrillic) {
        if (speller.verdict(word, script) == Verdict::unknown)
            QSignalSpy(&speller, &Speller::judged).wait();
        return speller.verdict(word, script);
    }
};

} // namespace

TEST_CASE("spelling: both languages are judged by their dictionaries", "[spell]") {
    Scene scene;
    CHECK(scene.speller.verdict("Здравствуйте", Script::cyrillic) == Verdict::unknown);
    CHECK(scene.of("Здравствуйте") == Verdict::right);
    CHECK(scene.of("здраствуйте") == Verdict::wrong);
    CHECK(scene.of("кто-нибудь") == Verdict::right);
    CHECK(scene.of("ещё") == Verdict::right);
    CHECK(scene.of("еще") == Verdict::right);
    CHECK(scene.of("delivery", Script::latin) == Verdict::right);
    CHECK(scene.of("delivry", Script::latin) == Verdict::wrong);
    CHECK(scene.of("don\u2019t", Script::latin) == Verdict::right);
}

TEST_CASE("spelling: only the chosen languages are looked at, and the company's words are right", "[spell]") {
    Scene scene;
    REQUIRE(scene.of("здраствуйте") == Verdict::wrong);
    REQUIRE(scene.of("delivry", Script::latin) == Verdict::wrong);
    QSignalSpy judged(&scene.speller, &Speller::judged);
    scene.speller.setScripts({Script::latin});
    CHECK(judged.count() == 1);
    CHECK(scene.of("здраствуйте") == Verdict::right);
    CHECK(scene.of("delivry", Script::latin) == Verdict::wrong);
    scene.speller.setCompanyWords({QStringLiteral(" Delivry ")});
    CHECK(judged.count() == 2);
    CHECK(scene.of("delivry", Script::latin) == Verdict::right);
    scene.speller.setCompanyWords({});
    CHECK(scene.of("delivry", Script::latin) == Verdict::wrong);
}

TEST_CASE("spelling: many words are asked at once and answered once", "[spell]") {
    Scene scene;
    QSignalSpy judged(&scene.speller, &Speller::judged);
    for (const char* word : {"заказ", "едет", "завтра", "утром"})
        scene.speller.verdict(word, Script::cyrillic);
    scene.speller.verdict("заказ", Script::cyrillic);
    REQUIRE(judged.wait());
    CHECK(judged.size() == 1);
    CHECK(scene.speller.verdict("утром", Script::cyrillic) == Verdict::right);
}

TEST_CASE("spelling: what may have been meant is offered", "[spell]") {
    Scene scene;
    QStringList meant;
    QObject here;
    scene.speller.suggest("здраствуйте", Script::cyrillic, &here, [&](const QStringList& words) { meant = words; });
    for (int i = 0; i < 100 && meant.isEmpty(); ++i)
        QSignalSpy(&scene.speller, &Speller::judged).wait(50);
    CHECK(meant.contains("здравствуйте"));
    CHECK(meant.size() <= 5);
}

TEST_CASE("spelling: a word of one's own is right, after a restart too", "[spell]") {
    Scene scene;
    REQUIRE(scene.of("Пультик") == Verdict::wrong);
    scene.speller.learn("Пультик");
    CHECK(scene.of("Пультик") == Verdict::right);
    CHECK(scene.of("пультик") == Verdict::right);
    Speller again(dictionaryFolders(), scene.own);
    CHECK(again.verdict("ПУЛЬТИК", Script::cyrillic) == Verdict::right);
}

TEST_CASE("spelling: where there is no dictionary nothing is wrong, and it is said", "[spell]") {
    QTemporaryDir empty;
    Speller speller({empty.path()}, empty.filePath("words.txt"));
    QSignalSpy judged(&speller, &Speller::judged);
    CHECK(speller.verdict("здраствуйте", Script::cyrillic) == Verdict::unknown);
    REQUIRE(judged.wait());
    CHECK(speller.verdict("здраствуйте", Script::cyrillic) == Verdict::right);
    CHECK(speller.missing().contains(Script::cyrillic));
    CHECK_FALSE(speller.missing().contains(Script::latin));
}

TEST_CASE("spelling: switched off, nothing is wrong", "[spell]") {
    Scene scene;
    REQUIRE(scene.of("здраствуйте") == Verdict::wrong);
    scene.speller.setOn(false);
    CHECK(scene.of("здраствуйте") == Verdict::right);
}
