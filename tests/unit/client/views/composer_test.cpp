// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"
#include "client/views/inbox/composer_edit.hpp"
#include "client/views/inbox/composer_parts.hpp"
#include "client/views/inbox/composer_view.hpp"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

ComposerTarget aTarget(std::int64_t id) {
    ComposerTarget target;
    target.dialogId = id;
    target.customerName = QStringLiteral("Ivan");
    target.channelKind = QStringLiteral("telegram");
    target.textLimit = 100;
    return target;
}

struct Scene {
    kit::Theme theme;
    ComposerView view{theme};
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
    CHECK(scene.edit->accessibleName().contains(QStringLiteral("customer will not see")));
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

TEST_CASE("composer: nothing, white space and too long a text are not sent", "[views]") {
    Scene scene;
    QTest::keyClick(scene.edit, Qt::Key_Return);
    scene.type(QStringLiteral("   "));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    scene.view.putText(1, ComposerMode::reply, QString(101, u'x'));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    scene.view.putText(1, ComposerMode::reply, QString(100, u'x'));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1);
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
