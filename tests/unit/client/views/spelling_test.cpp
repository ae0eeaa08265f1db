// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"
#include "client/spell/dictionary.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

struct SpelledScene {
    kit::Theme theme;
    QTemporaryDir folder;
    Speller speller{dictionaryFolders(), folder.filePath("words.txt")};
    ComposerView view{theme, [] { return std::int64_t{0}; }};
    ComposerEdit* edit = view.findChild<ComposerEdit*>();

    SpelledScene() {
        view.setSpeller(speller);
        view.resize(552, 200);
        view.show();
        open(1);
    }
    void open(std::int64_t dialog) {
        ComposerTarget target;
        target.dialogId = dialog;
        target.textRule = {100, true};
        view.setTarget(target);
    }
    QStringList marked() const {
        QStringList words;
        for (QTextBlock block = edit->document()->begin(); block.isValid(); block = block.next())
            for (const QTextLayout::FormatRange& range : block.layout()->formats())
                if (range.format.underlineStyle() == QTextCharFormat::WaveUnderline)
                    words.append(block.text().mid(range.start, range.length));
        return words;
    }
    bool comesToMark(const QStringList& words) const {
        return QTest::qWaitFor([&] { return marked() == words; }, 5000);
    }
    QMenu* openMenu() {
        const auto menu = [] { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); };
        return QTest::qWaitFor([menu] { return menu() != nullptr; }, 5000) ? menu() : nullptr;
    }
    static QAction* find(const QMenu& menu, const QString& words) {
        for (QAction* action : menu.actions())
            if (action->text() == words)
                return action;
        return nullptr;
    }
};

} // namespace

TEST_CASE("spelling: a misspelt word has waves once the caret has left it", "[views]") {
    SpelledScene scene;
    QSignalSpy edited(&scene.view, &ComposerView::textEdited);
    QTest::keyClicks(scene.edit, QStringLiteral("Recieved"));
    QTest::qWait(500);
    CHECK(scene.marked().isEmpty());
    QTest::keyClicks(scene.edit, QStringLiteral(", your ordr "));
    CHECK(scene.comesToMark({"Recieved", "ordr"}));
    // The waves are no change of the text.
    CHECK(edited.size() == QStringLiteral("Recieved, your ordr ").size());
    CHECK(scene.view.text(1, ComposerMode::reply) == QStringLiteral("Recieved, your ordr "));
}

TEST_CASE("spelling: each dialog's text is marked when it is on the screen", "[views]") {
    SpelledScene scene;
    REQUIRE(scene.view.setDraft(2, ComposerMode::reply, QStringLiteral("пасылка едет")));
    CHECK(scene.marked().isEmpty());
    scene.open(2);
    CHECK(scene.comesToMark({"пасылка"}));
    scene.open(1);
    CHECK(scene.marked().isEmpty());
}

TEST_CASE("spelling: F7 goes from one to the next, and the menu puts in what was meant", "[views]") {
    SpelledScene scene;
    scene.view.setDraft(1, ComposerMode::reply, QStringLiteral("здраствуйте, пасылка едет"));
    REQUIRE(scene.comesToMark({"здраствуйте", "пасылка"}));
    scene.edit->moveCursor(QTextCursor::Start);
    scene.view.goToMistake();
    QMenu* menu = scene.openMenu();
    REQUIRE(menu);
    CHECK(scene.edit->textCursor().selectedText() == "здраствуйте");
    QAction* meant = SpelledScene::find(*menu, "здравствуйте");
    REQUIRE(meant);
    meant->trigger();
    menu->close();
    CHECK(scene.view.text(1, ComposerMode::reply) == "здравствуйте, пасылка едет");
    CHECK(scene.comesToMark({"пасылка"}));

    scene.view.goToMistake();
    menu = scene.openMenu();
    REQUIRE(menu);
    CHECK(scene.edit->textCursor().selectedText() == "пасылка");
    SpelledScene::find(*menu, "Add to my words")->trigger();
    menu->close();
    CHECK(scene.comesToMark({}));
    scene.view.goToMistake();
    CHECK(QApplication::activePopupWidget() == nullptr);
    scene.edit->undo();
    CHECK(scene.view.text(1, ComposerMode::reply) == "здраствуйте, пасылка едет");
}

TEST_CASE("spelling: switched off there are no waves", "[views]") {
    SpelledScene scene;
    scene.view.setDraft(1, ComposerMode::reply, QStringLiteral("пасылка едет"));
    REQUIRE(scene.comesToMark({"пасылка"}));
    QSignalSpy toggled(&scene.view, &ComposerView::spellingToggled);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(scene.edit, &event);
    QMenu* menu = scene.openMenu();
    REQUIRE(menu);
    SpelledScene::find(*menu, "Check spelling")->toggle();
    menu->close();
    REQUIRE(toggled.size() == 1);
    scene.speller.setOn(toggled[0][0].toBool());
    CHECK(scene.comesToMark({}));
}
