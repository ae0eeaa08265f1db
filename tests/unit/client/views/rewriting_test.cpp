// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_parts.hpp"
#include "client/views/composer/composer_view.hpp"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

ComposerTarget target(std::int64_t id) {
    ComposerTarget target;
    target.dialogId = id;
    target.customerName = QStringLiteral("Ivan");
    target.textRule = {20, true};
    return target;
}

struct Desk {
    kit::Theme theme;
    ComposerView view{theme, [] { return std::int64_t{0}; }};
    ComposerEdit* edit = view.findChild<ComposerEdit*>();
    QSignalSpy sent{&view, &ComposerView::sendRequested};
    QSignalSpy rewritten{&view, &ComposerView::rewritten};
    QSignalSpy drafts{&view, &ComposerView::textEdited};
    QSignalSpy left{&view, &ComposerView::leaveRequested};

    Desk() {
        view.resize(552, 200);
        view.show();
        view.setTarget(target(1));
        QTest::qWait(260); // an Enter right after a switch is not taken
    }
};

} // namespace

TEST_CASE("composer: a message gets other words while the draft waits", "[views]") {
    Desk desk;
    QTest::keyClicks(desk.edit, QStringLiteral("a draft"));
    desk.view.rewrite(1, {42, QStringLiteral("until 18")}, QStringLiteral("until 18"));
    CHECK(desk.view.isRewriting());
    CHECK(desk.edit->toPlainText() == "until 18");
    CHECK(desk.view.findChild<QuoteStrip*>()->isVisible());
    desk.drafts.clear();
    desk.edit->selectAll();
    QTest::keyClicks(desk.edit, QStringLiteral("until 20"));
    CHECK(desk.drafts.isEmpty());
    CHECK(desk.view.text(1, ComposerMode::reply) == "a draft");
    QTest::keyClick(desk.edit, Qt::Key_Return);
    REQUIRE(desk.rewritten.count() == 1);
    CHECK(desk.rewritten[0][0].toLongLong() == 1);
    CHECK(desk.rewritten[0][1].toLongLong() == 42);
    CHECK(desk.rewritten[0][2].toString() == "until 20");
    CHECK(desk.sent.isEmpty());
    CHECK_FALSE(desk.view.isRewriting());
    CHECK(desk.edit->toPlainText() == "a draft");
    CHECK_FALSE(desk.view.findChild<QuoteStrip*>()->isVisible());
}

TEST_CASE("composer: Escape leaves a message as it was, and the next one leaves the field", "[views]") {
    Desk desk;
    QTest::keyClicks(desk.edit, QStringLiteral("a draft"));
    desk.view.rewrite(1, {42, QStringLiteral("until 18")}, QStringLiteral("until 18"));
    QTest::keyClicks(desk.edit, QStringLiteral("!"));
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    CHECK(desk.rewritten.isEmpty());
    CHECK(desk.left.isEmpty());
    CHECK(desk.edit->toPlainText() == "a draft");
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    CHECK(desk.left.count() == 1);
}

TEST_CASE("composer: what is being rewritten belongs to its dialog", "[views]") {
    Desk desk;
    desk.view.rewrite(1, {42, QStringLiteral("until 18")}, QStringLiteral("until 18"));
    desk.view.setTarget(target(2));
    CHECK_FALSE(desk.view.isRewriting());
    CHECK(desk.edit->toPlainText().isEmpty());
    desk.view.setTarget(target(1));
    CHECK(desk.view.isRewriting());
    CHECK(desk.edit->toPlainText() == "until 18");
    QTest::qWait(260);
    // A message that has been sent can't become two, and not nothing.
    desk.edit->setPlainText(QString(21, u'x'));
    QTest::keyClick(desk.edit, Qt::Key_Return);
    desk.edit->clear();
    QTest::keyClick(desk.edit, Qt::Key_Return);
    CHECK(desk.rewritten.isEmpty());
    // The same words change nothing.
    desk.edit->setPlainText(QStringLiteral("until 18"));
    QTest::keyClick(desk.edit, Qt::Key_Return);
    CHECK(desk.rewritten.isEmpty());
    CHECK_FALSE(desk.view.isRewriting());
}

TEST_CASE("composer: a note that gets other words stays on the paper of notes", "[views]") {
    Desk desk;
    QTest::keyClicks(desk.edit, QStringLiteral("a draft"));
    const QString toCustomer = desk.edit->accessibleName();
    desk.view.rewrite(1, {43, QStringLiteral("he is upset"), ComposerMode::note}, QStringLiteral("he is upset"));
    CHECK(desk.view.mode() == ComposerMode::note);
    CHECK(desk.edit->toPlainText() == "he is upset");
    desk.view.setMode(ComposerMode::reply);
    CHECK_FALSE(desk.view.isRewriting());
    CHECK(desk.edit->toPlainText() == "a draft");
    CHECK(desk.edit->accessibleName() == toCustomer);
    desk.view.setMode(ComposerMode::note);
    desk.edit->setPlainText(QString(21, u'x')); // more than the channel takes, and a note goes to none
    QTest::keyClick(desk.edit, Qt::Key_Return);
    REQUIRE(desk.rewritten.count() == 1);
    CHECK(desk.rewritten[0][1].toLongLong() == 43);
    CHECK(desk.sent.isEmpty());
}

TEST_CASE("composer: changing a message takes nothing from the reply that waits to be sent", "[views]") {
    Desk desk;
    TemplateRow row;
    row.id = 9;
    row.text = QStringLiteral("Hello");
    desk.view.insertTemplate(row, {QStringLiteral("Hello"), {}, {}});
    QSignalSpy templates(&desk.view, &ComposerView::templatesRequested);
    desk.view.rewrite(1, {42, QStringLiteral("until 18")}, QStringLiteral("until 18"));
    desk.edit->clear();
    QTest::keyClicks(desk.edit, QStringLiteral("/"));
    desk.view.askForTemplates();
    CHECK(templates.isEmpty());
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    CHECK(desk.view.templateId(1) == 9);
    CHECK(desk.edit->toPlainText() == "Hello");
    QTest::keyClick(desk.edit, Qt::Key_End);
    desk.view.askForTemplates();
    CHECK(templates.count() == 1);
}

TEST_CASE("composer: Up in the empty field asks for the last message, in a text it moves the caret", "[views]") {
    Desk desk;
    QSignalSpy wanted(&desk.view, &ComposerView::rewriteLastRequested);
    QTest::keyClick(desk.edit, Qt::Key_Up);
    CHECK(wanted.count() == 1);
    QTest::keyClicks(desk.edit, QStringLiteral("text"));
    QTest::keyClick(desk.edit, Qt::Key_Up);
    CHECK(wanted.count() == 1);
}
