// SPDX-License-Identifier: GPL-3.0-or-later
// What is written into a client's card: notes, fields, his name.
#include "client/kit/button.hpp"
#include "client/kit/prose.hpp"
#include "tests/support/card_scene.hpp"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Scene = CardScene;

TEST_CASE("card: news about the customer leave a note that is being written alone", "[views]") {
    Scene scene;
    auto* note = scene.part<QLineEdit>("new-note");
    note->setFocus();
    QTest::keyClicks(note, QStringLiteral("likes tea"));
    note->setCursorPosition(5);
    CustomerCard news = aCard();
    news.tags += QStringLiteral("vip");
    scene.pane.setCard(news);
    auto* again = scene.part<QLineEdit>("new-note");
    REQUIRE(again);
    CHECK(again->text() == QStringLiteral("likes tea"));
    CHECK(again->cursorPosition() == 5);
    CustomerCard other = aCard();
    other.id = 7;
    scene.pane.setCard(other);
    CHECK(scene.part<QLineEdit>("new-note")->text().isEmpty());
    scene.pane.setCard(aCard());
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea"));
    scene.part<kit::Button>("history-tab")->click();
    CHECK_FALSE(scene.part<QLineEdit>("new-note"));
    scene.part<kit::Button>("card-tab")->click();
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea"));
    scene.pane.forgetNotes();
    CHECK(scene.part<QLineEdit>("new-note")->text().isEmpty());
}

TEST_CASE("card: a note that could not be kept is back in its field, before what was written since", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::noteAddRequested);
    auto* note = scene.part<QLineEdit>("new-note");
    QTest::keyClicks(note, QStringLiteral("likes tea"));
    QTest::keyClick(note, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(note->text().isEmpty());
    QTest::keyClicks(note, QStringLiteral("and cake"));
    scene.pane.returnNote(6, asked[0][1].toString());
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea and cake"));
    scene.pane.returnNote(7, QStringLiteral("of somebody else"));
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea and cake"));
}

TEST_CASE("card: a field is changed in its place, Enter saves and Escape leaves it", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::fieldEditRequested);
    auto* input = scene.edit("city");
    REQUIRE(input);
    CHECK(input->text() == QStringLiteral("Tver"));
    CHECK(input->accessibleName() == QStringLiteral("City"));
    QTest::keyClicks(input, QStringLiteral("Kazan")); // what stood there was chosen
    CustomerCard news = aCard();
    news.tags += QStringLiteral("vip");
    scene.pane.setCard(news);
    input = scene.editor("city");
    CHECK(input->text() == QStringLiteral("Kazan"));
    QTest::keyClick(input, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked[0][0].toLongLong() == 6);
    CHECK(asked[0][1].toString() == QStringLiteral("city"));
    CHECK(asked[0][2].toString() == QStringLiteral("Kazan"));
    CHECK(scene.isClosed("city"));

    input = scene.edit("size");
    QTest::keyClicks(input, QStringLiteral("XL"));
    QTest::keyClick(input, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return scene.part<kit::Prose>("field-remark-size") != nullptr; }, 1000));
    CHECK(scene.editor("size")->text() == QStringLiteral("XL"));
    QTest::keyClick(scene.editor("size"), Qt::Key_Escape);
    CHECK(scene.isClosed("size"));
    CHECK(asked.count() == 1);
}

TEST_CASE("card: news about the client may come while its menu is open, another client's card takes nothing from it",
          "[views]") {
    Scene scene;
    const bool another = GENERATE(false, true);
    QSignalSpy asked(&scene.pane, &CardPane::vipRequested);
    QTimer::singleShot(0, qApp, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        CHECK(menu);
        if (!menu)
            return;
        CustomerCard news = aCard();
        news.city = QStringLiteral("Tver");
        if (another)
            news.id = 7;
        scene.pane.setCard(news); // its button is another one by now
        menu->setActiveAction(menu->actions().first());
        QTest::keyClick(menu, Qt::Key_Return);
    });
    scene.part<kit::Button>("customer-actions")->click();
    REQUIRE(asked.count() == (another ? 0 : 1));
    if (!another)
        CHECK(asked[0][0].toLongLong() == aCard().id);
}

TEST_CASE("card: the client is renamed in its place, Enter saves and Escape leaves it", "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    card.mayEdit = true;
    card.givenName = card.name;
    scene.pane.setCard(card);
    QSignalSpy asked(&scene.pane, &CardPane::renameRequested);
    const QByteArray bytes = CardPane::nameKey().toLatin1();
    const char* name = bytes.constData();
    const auto begin = [&] {
        QTimer::singleShot(0, qApp, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (QAction* action : menu->actions())
                if (action->text() == QStringLiteral("Rename…"))
                    menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        scene.part<kit::Button>("customer-actions")->click();
        return scene.editor(name);
    };
    auto* editor = begin();
    REQUIRE(editor);
    CHECK(editor->text() == card.name);
    CHECK_FALSE(editor->accessibleName().isEmpty());
    QTest::keyClick(editor, Qt::Key_Escape);
    CHECK(scene.isClosed(name));
    CHECK(asked.isEmpty());

    editor = begin();
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClick(editor, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return scene.part<kit::Prose>("field-remark-*name") != nullptr; }, 1000));
    editor = scene.editor(name);
    QTest::keyClicks(editor, QStringLiteral("Ivan Sidorov"));
    QTest::keyClick(editor, Qt::Key_Return);
    CHECK(scene.isClosed(name));
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][1].toString() == QStringLiteral("Ivan Sidorov"));

    scene.pane.returnField(card.id, CardPane::nameKey(), QStringLiteral("Ivan Petrov"), {});
    CustomerCard news = card;
    news.givenName = news.name = QStringLiteral("Vanya");
    scene.pane.setCard(news);
    CHECK(scene.part<kit::Prose>("field-remark-*name")->text().contains(QStringLiteral("Vanya")));
}

TEST_CASE("card: a field that was changed meanwhile shows both, Enter writes ours over it", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::fieldEditRequested);
    CustomerCard news = aCard();
    news.fields[0].value = QStringLiteral("Moscow");
    scene.pane.setCard(news);
    scene.pane.returnField(6, QStringLiteral("city"), QStringLiteral("Kazan"), {});
    REQUIRE(scene.editor("city"));
    CHECK(scene.editor("city")->text() == QStringLiteral("Kazan"));
    CHECK(scene.part<kit::Prose>("field-remark-city")->text().contains(QStringLiteral("Moscow")));
    QTest::keyClick(scene.editor("city"), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked[0][2].toString() == QStringLiteral("Kazan"));
}

TEST_CASE("card: a value that comes back before its card is shown is written as its field is", "[views]") {
    Scene scene;
    scene.pane.returnField(7, QStringLiteral("since"), QStringLiteral("2026-05-12"), QStringLiteral("Too late"));
    CustomerCard card = aCard();
    card.id = 7;
    card.fields = {{QStringLiteral("since"), QStringLiteral("Since"), FieldType::date, {}, {}}};
    scene.pane.setCard(card);
    REQUIRE(scene.editor("since"));
    CHECK(scene.editor("since")->text() == QStringLiteral("12.05.2026"));
}

TEST_CASE("card: two cards of one customer have the same words being written", "[views]") {
    Scene scene;
    CardPane other{scene.theme, [] { return kNoon; }};
    other.setTexts(scene.pane.texts());
    other.setCard(aCard());
    const auto noteThere = [&] { return other.findChild<QLineEdit*>(QStringLiteral("new-note")); };
    QTest::keyClicks(scene.part<QLineEdit>("new-note"), QStringLiteral("likes tea"));
    CHECK(noteThere()->text() == QStringLiteral("likes tea"));
    other.returnNote(6, QStringLiteral("tall"));
    CHECK(noteThere()->text() == QStringLiteral("tall likes tea"));
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("tall likes tea"));
    QTest::keyClick(scene.part<QLineEdit>("new-note"), Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return noteThere()->text().isEmpty(); }, 1000));

    auto* input = scene.edit("city");
    REQUIRE(input);
    QTest::keyClicks(input, QStringLiteral("Kazan"));
    auto* there = other.findChild<QLineEdit*>(QStringLiteral("field-editor-city"));
    REQUIRE(there);
    CHECK(there->text() == QStringLiteral("Kazan"));
    QTest::keyClick(input, Qt::Key_Escape);
    CHECK(scene.isClosed("city"));
    CHECK(QTest::qWaitFor([&] { return !other.findChild<QLineEdit*>(QStringLiteral("field-editor-city")); }, 1000));
}

TEST_CASE("card: an @ that begins a word asks whom to call, and the name stands in its place", "[views]") {
    Scene scene;
    QSignalSpy wanted(&scene.pane, &CardPane::mentionWanted);
    QSignalSpy asked(&scene.pane, &CardPane::noteAddRequested);
    auto* note = scene.part<QLineEdit>("new-note");
    QTest::keyClicks(note, QStringLiteral("mail anna@"));
    CHECK(wanted.isEmpty()); // an address
    note->clear();
    QTest::keyClicks(note, QStringLiteral("ask @"));
    REQUIRE(wanted.size() == 1);
    QTest::keyClick(note, Qt::Key_Backspace);
    CHECK(wanted.size() == 1);
    QTest::keyClicks(note, QStringLiteral("@"));
    REQUIRE(wanted.size() == 2);
    scene.pane.insertMention(QStringLiteral("Maria"));
    CHECK(note->text() == QStringLiteral("ask @Maria "));
    scene.part<kit::Button>("mention")->click(); // by the button there is no @ yet
    CHECK(wanted.size() == 3);
    scene.pane.insertMention(QStringLiteral("Igor"));
    CHECK(note->text() == QStringLiteral("ask @Maria @Igor "));
    scene.pane.setCard([] {
        CustomerCard news = aCard();
        news.tags += QStringLiteral("vip");
        return news;
    }());
    note = scene.part<QLineEdit>("new-note");
    CHECK(note->text() == QStringLiteral("ask @Maria @Igor "));
    QTest::keyClick(note, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.size() == 1; }, 1000));
    CHECK(asked[0][1].toString() == QStringLiteral("ask @Maria @Igor"));
}
