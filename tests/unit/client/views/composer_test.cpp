// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/label.hpp"
#include "client/kit/theme.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_parts.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/composer/emoji_popup.hpp"

#include <QAbstractTextDocumentLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

ComposerTarget aTarget(std::int64_t id) {
    ComposerTarget target;
    target.dialogId = id;
    target.customerName = QStringLiteral("Ivan");
    target.channelKind = QStringLiteral("telegram");
    target.textRule = {100, true};
    return target;
}

struct Scene {
    kit::Theme theme;
    std::int64_t now = 1'778'587'200'000;
    ComposerView view{theme, [this] { return now; }};
    ComposerEdit* edit = view.findChild<ComposerEdit*>();
    QSignalSpy sent{&view, &ComposerView::sendRequested};

    Scene() {
        view.resize(552, 200);
        view.show();
        view.setTarget(aTarget(1));
        pastTheGuard();
    }
    // An Enter right after a switch is not taken; the tests that send wait until it is.
    void pastTheGuard() { QTest::qWait(260); }
    void type(const QString& text) { QTest::keyClicks(edit, text); }
    bool shows(const char* words) const {
        for (const auto* label : view.findChildren<kit::Label*>())
            if (label->isVisible() && label->text() == QLatin1String(words))
                return true;
        for (const auto* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QLatin1String(words))
                return true;
        return false;
    }
};

} // namespace

TEST_CASE("composer: Enter sends to the dialog on the screen, Shift+Enter starts a line", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("one"));
    QTest::keyClick(scene.edit, Qt::Key_Return, Qt::ShiftModifier);
    scene.type(QStringLiteral("two"));
    CHECK(scene.sent.isEmpty());
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][0].toLongLong() == 1);
    CHECK(scene.sent[0][1].value<ComposerMode>() == ComposerMode::reply);
    CHECK(scene.sent[0][2].toString() == "one\ntwo");
    CHECK(scene.view.text(1, ComposerMode::reply) == "one\ntwo");
    scene.view.clearText(1, ComposerMode::reply);
    CHECK(scene.view.text(1, ComposerMode::reply).isEmpty());
}

TEST_CASE("composer: with the keys swapped Enter starts a line and Ctrl+Enter sends", "[views]") {
    Scene scene;
    scene.view.setEnterSends(false);
    scene.type(QStringLiteral("one"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    scene.type(QStringLiteral("two"));
    CHECK(scene.sent.isEmpty());
    QTest::keyClick(scene.edit, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][2].toString() == "one\ntwo");
}

TEST_CASE("composer: page up and down are the messages' keys, Home and End with nothing written", "[views]") {
    Scene scene;
    QSignalSpy keys{&scene.view, &ComposerView::threadKeyPressed};
    QTest::keyClick(scene.edit, Qt::Key_Home);
    QTest::keyClick(scene.edit, Qt::Key_End);
    CHECK(keys.count() == 2);
    scene.type(QStringLiteral("one"));
    QTest::keyClick(scene.edit, Qt::Key_Home);
    CHECK(keys.count() == 2);
    CHECK(scene.edit->textCursor().atStart());
    QTest::keyClick(scene.edit, Qt::Key_PageUp);
    REQUIRE(keys.count() == 3);
    CHECK(keys[2][0].toInt() == Qt::Key_PageUp);
}

TEST_CASE("composer: a colon and two letters find an emoji, what finds none stays as it was typed", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("at 10:he"));
    CHECK(scene.view.findChild<EmojiPopup*>() == nullptr);
    scene.type(QStringLiteral(" :he"));
    auto* popup = scene.view.findChild<EmojiPopup*>();
    REQUIRE(popup);
    auto* field = popup->findChild<QLineEdit*>();
    CHECK(field->text() == "he");
    SECTION("taken") {
        field->setText(QStringLiteral("thumbs up"));
        QTest::keyClick(field, Qt::Key_Return);
        CHECK(scene.view.text(1, ComposerMode::reply) == QString::fromUtf8("at 10:he 👍\uFE0F"));
    }
    SECTION("let go") {
        popup->close();
        CHECK(scene.view.text(1, ComposerMode::reply) == "at 10:he :he");
    }
    SECTION("none fits") {
        field->setText(QStringLiteral("heqq"));
        CHECK_FALSE(popup->isVisible());
        CHECK(scene.view.text(1, ComposerMode::reply) == "at 10:he :heqq");
    }
}

TEST_CASE("composer: text, caret and undo belong to the dialog", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("for Ivan"));
    scene.view.setTarget(aTarget(2));
    CHECK(scene.edit->toPlainText().isEmpty());
    scene.type(QStringLiteral("for Olga"));
    scene.view.setTarget(aTarget(1));
    CHECK(scene.edit->toPlainText() == "for Ivan");
    scene.edit->undo();
    CHECK(scene.edit->toPlainText().isEmpty());
    CHECK(scene.view.text(2, ComposerMode::reply) == "for Olga");
}

TEST_CASE("composer: an Enter meant for the dialog before does not send in the new one", "[views]") {
    Scene scene;
    scene.view.putText(2, ComposerMode::reply, QStringLiteral("draft"));
    scene.view.setTarget(aTarget(2));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    scene.pastTheGuard();
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1);
}

TEST_CASE("composer: a note keeps its own text and goes out as a note", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("reply"));
    scene.view.setMode(ComposerMode::note);
    CHECK(scene.edit->toPlainText().isEmpty());
    CHECK(scene.edit->accessibleName().contains(QStringLiteral("client will not see")));
    scene.type(QStringLiteral("note"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][1].value<ComposerMode>() == ComposerMode::note);
    CHECK(scene.view.text(1, ComposerMode::reply) == "reply");
}

TEST_CASE("composer: a dialog opens in Reply unless it has only a note's draft", "[views]") {
    Scene scene;
    scene.view.setMode(ComposerMode::note);
    scene.view.setTarget(aTarget(2));
    CHECK(scene.view.mode() == ComposerMode::reply);
    scene.view.putText(3, ComposerMode::note, QStringLiteral("note"));
    scene.view.setTarget(aTarget(3));
    CHECK(scene.view.mode() == ComposerMode::note);
}

TEST_CASE("composer: a draft from elsewhere never replaces what is being written", "[views]") {
    Scene scene;
    scene.view.setDraft(1, ComposerMode::reply, QStringLiteral("stored"));
    CHECK(scene.edit->toPlainText() == "stored");
    scene.type(QStringLiteral(" more"));
    scene.view.setDraft(1, ComposerMode::reply, QStringLiteral("older"));
    CHECK(scene.edit->toPlainText() == "stored more");
}

TEST_CASE("composer: nothing and white space are not sent", "[views]") {
    Scene scene;
    QTest::keyClick(scene.edit, Qt::Key_Return);
    scene.type(QStringLiteral("   "));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    scene.view.putText(1, ComposerMode::reply, QString(100, u'x'));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1);
}

TEST_CASE("composer: a text is counted as its channel counts, and a longer one is offered as several messages",
          "[views]") {
    Scene scene;
    const QString pair = QString::fromUtf8("🙂");
    scene.view.putText(1, ComposerMode::reply, pair.repeated(50));
    CHECK(scene.shows("100 / 100"));
    CHECK(scene.shows("Send"));
    scene.type(QStringLiteral(" "));
    CHECK(scene.shows("100 / 100"));
    scene.type(QStringLiteral("x"));
    CHECK(scene.shows("102 / 100"));
    CHECK(scene.shows("Send as 2 message(s)"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1);

    ComposerTarget points = aTarget(1);
    points.textRule = {100, false};
    scene.view.setTarget(points);
    CHECK(scene.shows("52 / 100"));
    CHECK(scene.shows("Send"));
}

TEST_CASE("composer: a note has a limit of its own and is not cut", "[views]") {
    Scene scene;
    scene.view.resize(700, 200); // room for the number beside the words
    scene.view.setMode(ComposerMode::note);
    scene.view.putText(1, ComposerMode::note, QString(20'000, u'x'));
    CHECK(scene.shows("20000"));
    scene.type(QStringLiteral("yz"));
    CHECK(scene.shows("20002 / 20000"));
    CHECK(scene.shows("2 character(s) too many for a note"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
}

TEST_CASE("composer: when a reply can't go out a note still can", "[views]") {
    Scene scene;
    ComposerTarget closed = aTarget(1);
    closed.cannotReply = QStringLiteral("The dialog is closed");
    scene.view.setTarget(closed);
    scene.type(QStringLiteral("text"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    scene.view.setMode(ComposerMode::note);
    scene.type(QStringLiteral("note"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1);
}

TEST_CASE("composer: a quote goes with the reply and leaves with its text", "[views]") {
    Scene scene;
    scene.view.setQuote({77, QStringLiteral("Ivan"), QStringLiteral("where?")});
    scene.view.setTarget(aTarget(2));
    scene.view.setTarget(aTarget(1));
    scene.pastTheGuard();
    scene.type(QStringLiteral("here"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][3].toLongLong() == 77);
    scene.view.clearText(1, ComposerMode::reply);
    scene.type(QStringLiteral("again"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent[1][3].toLongLong() == 0);
}

TEST_CASE("composer: what is written is told at once, with its dialog", "[views]") {
    Scene scene;
    QSignalSpy edited(&scene.view, &ComposerView::textEdited);
    scene.type(QStringLiteral("a"));
    REQUIRE(edited.count() == 1);
    CHECK(edited[0][0].toLongLong() == 1);
    CHECK(edited[0][2].toString() == "a");
}

TEST_CASE("composer: whom it writes to is never without channel and address, however long the name", "[views]") {
    Scene scene;
    const auto* line = scene.view.findChild<RecipientLine*>();
    ComposerTarget target = aTarget(1);
    target.address = QStringLiteral("+7 921 123 45 21");
    scene.view.setTarget(target);
    CHECK(line->shownAddress() == target.address);
    target.customerName = QString::fromUtf8("Александра Вознесенская-Константинопольская-Грин");
    scene.view.setTarget(target);
    CHECK(line->shownAddress() == QStringLiteral("+7 ··21"));
    target.address = QString(200, u'a') + QStringLiteral("@example.com");
    scene.view.setTarget(target);
    CHECK(line->shownAddress().endsWith(QStringLiteral("com")));
    CHECK(line->shownAddress().size() < 60);
}

TEST_CASE("composer: the letters leave the scroll bar its place, and end where what is under them ends", "[views]") {
    Scene scene;
    const QRect letters = scene.edit->viewport()->geometry();
    CHECK(scene.edit->width() - letters.right() - 1 == ComposerEdit::kBesideText);
    const int right = scene.edit->mapTo(&scene.view, letters.topRight()).x();
    const int left = scene.edit->mapTo(&scene.view, letters.topLeft()).x();
    CHECK(scene.view.width() - 1 - right == left);
}

TEST_CASE("composer: a place to be filled in is never broken over two lines", "[views]") {
    Scene scene;
    const QString text =
        QStringLiteral("The keys of your house are at the desk from {?time} on, the code is {?the code}.");
    scene.view.putText(1, ComposerMode::reply, text);
    for (int width = 200; width < 552; width += 4) {
        scene.view.resize(width, 200);
        QTest::qWait(1);
        const QTextBlock block = scene.edit->document()->firstBlock();
        scene.edit->document()->documentLayout()->blockBoundingRect(block); // breaks it into lines
        const QTextLayout* layout = block.layout();
        REQUIRE(layout->lineCount() > 1);
        int lines = 0;
        for (int i = 0; i < layout->lineCount(); ++i) {
            const QTextLine line = layout->lineAt(i);
            const QString words = text.mid(line.textStart(), line.textLength());
            INFO(width << ": " << words.toStdString());
            CHECK(words.count(u'{') == words.count(u'}'));
            ++lines;
        }
        CHECK(scene.edit->document()->lineCount() == lines);
    }
}

TEST_CASE("composer: why it waits stands there until the next key, whatever comes in meanwhile", "[views]") {
    Scene scene;
    const auto said = [&](const char* words) {
        const auto labels = scene.view.findChildren<kit::Label*>();
        return std::any_of(labels.begin(), labels.end(), [&](const kit::Label* label) {
            return label->text() == QLatin1String(words) && label->isVisible();
        });
    };
    scene.type(QStringLiteral("the film"));
    scene.view.setHint(1, QStringLiteral("Goes out as soon as the files are up"));
    ComposerTarget same = aTarget(1);
    same.customerName = QStringLiteral("Ivan Petrov");
    scene.view.setTarget(same);
    CHECK(said("Goes out as soon as the files are up"));
    scene.type(QStringLiteral("s"));
    CHECK_FALSE(said("Goes out as soon as the files are up"));
    scene.view.setHint(1, QStringLiteral("Goes out as soon as the files are up"));
    scene.view.setTarget(aTarget(2));
    CHECK_FALSE(said("Goes out as soon as the files are up"));
}

TEST_CASE("composer: a text put into another dialog is open at its end, not where the caret of the old one was",
          "[views]") {
    Scene scene;
    scene.type(QStringLiteral("a draft"));
    scene.view.setTarget(aTarget(2));
    scene.view.putText(1, ComposerMode::reply, QStringLiteral("an answer that came back\na draft"));
    scene.view.setTarget(aTarget(1));
    CHECK(scene.edit->textCursor().atEnd());
}

TEST_CASE("composer: a reply may go out later, and whoever writes on decides anew", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("Good morning"));
    auto* menu = scene.view.findChild<QMenu*>();
    REQUIRE(menu);
    emit menu->aboutToShow();
    REQUIRE(menu->actions().first()->text() == "Send in 1 hour");
    menu->actions().first()->trigger();
    CHECK(scene.sent.count() == 1);
    CHECK(scene.view.sendAtMs(1) == scene.now + 3'600'000);
    scene.type(QStringLiteral("!"));
    CHECK(scene.view.sendAtMs(1) == 0);
    menu->actions().last()->trigger();
    CHECK(scene.sent.count() == 1); // a time is to be chosen first
}

TEST_CASE("composer: a time that was chosen for an attempt that was held back is not that of the next", "[views]") {
    Scene scene;
    scene.type(QStringLiteral("Good morning"));
    auto* menu = scene.view.findChild<QMenu*>();
    emit menu->aboutToShow();
    menu->actions().first()->trigger();
    REQUIRE(scene.sent.count() == 1); // and the desk has kept it, for a file that the messenger doesn't take
    CHECK(scene.view.sendAtMs(1) != 0);
    scene.view.send();
    REQUIRE(scene.sent.count() == 2);
    CHECK(scene.view.sendAtMs(1) == 0);
}
