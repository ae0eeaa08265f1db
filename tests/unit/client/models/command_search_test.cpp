// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/action_row.hpp"
#include "client/models/search/command_search.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QString ru(const char* text) {
    return QString::fromUtf8(text);
}

CommandSearch palette() {
    const QString dialog = ru("Диалог");
    const QString place = ru("Перейти");
    const QString text = ru("Шаблон");
    CommandSearch search;
    search.setCommands({
        {.id = QStringLiteral("close"), .group = dialog, .words = ru("Закрыть"), .alike = {QStringLiteral("Close")}},
        {.id = QStringLiteral("spam"),
         .group = dialog,
         .words = ru("Закрыть как спам"),
         .alike = {QStringLiteral("Close as spam")},
         .whyNot = ru("сначала заберите")},
        {.id = QStringLiteral("next"),
         .group = dialog,
         .words = ru("Закрыть и дальше"),
         .alike = {QStringLiteral("Close and next")}},
        {.id = QStringLiteral("snooze"), .group = dialog, .words = ru("Отложить"), .alike = {QStringLiteral("Snooze")}},
        {.kind = Command::Kind::place,
         .id = QStringLiteral("closed"),
         .group = place,
         .words = ru("Закрытые"),
         .alike = {QStringLiteral("Closed")}},
        {.kind = Command::Kind::text,
         .id = QStringLiteral("7"),
         .group = text,
         .words = ru("Закрываем бронь"),
         .alike = {ru("закр")}},
        {.kind = Command::Kind::person, .id = QStringLiteral("5"), .group = place, .words = ru("Семён Ёлкин")},
    });
    return search;
}

QStringList ids(const CommandSearch& search, const QString& typed, int most = 10) {
    QStringList found;
    for (const int row : search.find(typed, most).rows)
        found += search.commands()[row].id;
    return found;
}

} // namespace

TEST_CASE("palette: the letters that something is found by are known", "[models]") {
    const auto marks = [](const char* words, const char* wanted) {
        return CommandSearch::marks(ru(words), ru(wanted));
    };
    CHECK(marks("Закрыть и дальше", "закр") == QList<TextMark>{{0, 4}});
    CHECK(marks("Закрыть и дальше", "даль закр") == QList<TextMark>{{10, 4}, {0, 4}});
    CHECK(marks("Ещё отчёт", "отчет") == QList<TextMark>{{4, 5}});
    CHECK(marks("Показать карточку", "карт") == QList<TextMark>{{9, 4}});
    CHECK(marks("Открыть папку", "рыть") == QList<TextMark>{{3, 4}}); // within a word, when it is long enough
    CHECK(marks("Открыть папку", "ы").isEmpty());
    CHECK(marks("Отложить", "snooze").isEmpty()); // found by other words
    CHECK(marks("Отложить", "").isEmpty());
}

TEST_CASE("commands: the object's own come first, what can't be done last among its like", "[models]") {
    CHECK(ids(palette(), ru("закр")) == QStringList{"close", "next", "spam", "closed", "7"});
    CHECK(ids(palette(), {}).size() == 7);
    CHECK(ids(palette(), ru("закр"), 1) == QStringList{"close", "closed", "7"});
}

TEST_CASE("commands: Russian and English at once, and what the other layout would have typed", "[models]") {
    const CommandSearch search = palette();
    CHECK(ids(search, QStringLiteral("clo")) == QStringList{"close", "next", "spam", "closed"});
    const auto slip = search.find(QStringLiteral("pfrh"), 10);
    CHECK(slip.as == ru("закр"));
    CHECK(slip.rows == search.find(ru("закр"), 10).rows);
    CHECK(search.find(ru("закр"), 10).as.isEmpty());
    CHECK(search.find(ru("ыт"), 10).as.isEmpty() == false); // "sn" in the Russian layout... snooze
    CHECK(ids(search, ru("ытщщя")) == QStringList{"snooze"});
}

TEST_CASE("commands: words in any order, е for ё, letters in order, and nothing where nothing fits", "[models]") {
    const CommandSearch search = palette();
    CHECK(ids(search, ru("дальше закр")) == QStringList{"next"});
    CHECK(ids(search, ru("елкин")) == QStringList{"5"});
    CHECK(ids(search, ru("отжт")) == QStringList{"snooze"});
    CHECK(ids(search, ru("ъъъ")).isEmpty());
    // Letters in order only where no word fits.
    CommandSearch scattered;
    scattered.setCommands({{.id = QStringLiteral("take"), .words = QStringLiteral("Take the dialog, go on")},
                           {.id = QStringLiteral("tags"), .words = QStringLiteral("Tags")}});
    CHECK(ids(scattered, QStringLiteral("tag")) == QStringList{"tags"});
    CHECK(ids(scattered, QStringLiteral("tkdg")) == QStringList{"take"});
    CHECK(ids(search, QStringLiteral("  CLOSE   as ")) == QStringList{"spam"});
}

TEST_CASE("keys: an action may have any key that nobody needs for something else", "[models]") {
    QList<ActionRow> actions(2);
    actions[0].id = QStringLiteral("close");
    actions[0].words = QStringLiteral("Close");
    actions[0].key = QStringLiteral("Ctrl+D");
    actions[1].id = QStringLiteral("snooze");
    actions[1].key = QStringLiteral("Ctrl+Shift+S");
    const auto trouble = [&](const char* key) {
        return judgeKey(actions, QStringLiteral("snooze"), QString::fromLatin1(key)).trouble;
    };
    for (const char* key : {"", "Ctrl+Shift+S", "Ctrl+I", "F7", "Shift+F3", "Alt+9", "Alt+Up", "Ctrl+Shift+Return"}) {
        INFO(key);
        CHECK(trouble(key) == KeyTrouble::none);
    }
    CHECK(trouble("Ctrl+D") == KeyTrouble::taken);
    CHECK(judgeKey(actions, QStringLiteral("snooze"), QStringLiteral("Ctrl+D")).by == "Close");
    for (const char* key : {"A", "Shift+A", "Alt+A", "Return", "Space", "Up"}) {
        INFO(key);
        CHECK(trouble(key) == KeyTrouble::bare);
    }
    for (const char* key : {"Ctrl+C", "Ctrl+Z", "Ctrl+Alt+K", "Ctrl+Shift+U", "Meta+D", "Ctrl+Y", "Ctrl+Shift+Z",
                            "Ctrl+Left", "Ctrl+Shift+Right", "Ctrl+Home", "Ctrl+End", "Ctrl+Backspace", "Ctrl+Del"}) {
        INFO(key);
        CHECK(trouble(key) == KeyTrouble::reserved);
    }
}
