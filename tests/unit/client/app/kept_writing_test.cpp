// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written into a card or a sent message when the program dies is there when it runs again.
#include "client/views/card/card_pane.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QLineEdit>
#include <QPushButton>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const CustomerId kIvan{205};

struct Program {
    Desk desk;
    FakeCourier courier;
    kit::Theme theme;
    InboxWindow window{theme, [this] { return desk.nowMs(); }};
    InboxController controller;
    ComposerView* composer = window.composer();
    ComposerEdit* edit = composer->findChild<ComposerEdit*>();

    Program(FakeLink& link, Vault& vault, const Clock& clock)
        : desk(link, vault, clock),
          controller(link, desk, courier, clock, ServerAddress::parse(QStringLiteral("127.0.0.1")).value(), window,
                     theme) {}
};

/// Anna's dialog 5 is open, she has said something in it last.
struct Scene {
    ManualClock clock;
    FakeLink link;
    TestVault vault;
    std::unique_ptr<Program> program;

    Scene() { run(); }
    void run() {
        QCoreApplication::processEvents(); // what was typed is the vault's
        program.reset();
        link.goOffline();
        link.asked.clear();
        program = std::make_unique<Program>(link, vault, clock);
        program->window.resize(1440, 900);
        program->window.show();
        link.start(100);
        link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
        program->controller.open(DialogId{5}, true);
        wire::Message answer = aReply(5, 91, 7);
        answer.text = "until 18";
        answer.state = wire::MessageState::accepted;
        wire::MessagePage page;
        page.messages = {aMessage(5, 90, "How long?"), answer};
        link.answer<wire::DialogHistory>(page);
        wire::CustomerDetails details;
        details.customer.id = kIvan;
        details.customer.name = "Ivan";
        details.customer.version = 3;
        link.answer<wire::CustomerGet>(details);
        QTest::qWait(280); // an Enter right after a switch is not taken
    }
    kit::NoticeBar* bar() const { return program->window.pane()->findChild<kit::NoticeBar*>(); }
    void pressInBar(const QString& words) const {
        for (auto* button : bar()->findChildren<QPushButton*>())
            if (button->text() == words && button->isVisible())
                return button->click();
        FAIL("no button " << words.toStdString());
    }
    QLineEdit* note() const { return program->window.card()->findChild<QLineEdit*>(QStringLiteral("new-note")); }
    CardTexts& cardTexts() const { return *program->window.card()->texts(); }
};

} // namespace

TEST_CASE("kept writing: a note about the client is in his card again, until it is added", "[app]") {
    Scene scene;
    REQUIRE(scene.note());
    QTest::keyClicks(scene.note(), QStringLiteral("likes tea"));
    scene.run();
    REQUIRE(scene.note());
    CHECK(scene.note()->text() == "likes tea");
    QTest::keyClick(scene.note(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return !scene.vault.outgoing().empty(); }, 1000));
    CHECK(scene.vault.outgoing().front().text == "likes tea");
    CHECK(scene.vault.texts().empty());
    scene.run();
    REQUIRE(scene.note());
    CHECK(scene.note()->text().isEmpty());
}

TEST_CASE("kept writing: a note that the disk does not take is kept as one that is being written", "[app]") {
    Scene scene;
    REQUIRE(scene.note());
    QTest::keyClicks(scene.note(), QStringLiteral("likes tea"));
    scene.vault.full = true;
    bool refused = false;
    QObject::connect(&scene.program->desk, &Desk::sendRefused, &scene.program->window, [&] { refused = true; });
    QTest::keyClick(scene.note(), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return refused; }, 1000));
    REQUIRE(QTest::qWaitFor([&] { return scene.vault.texts().size() == 1; }, 1000));
    CHECK(scene.note()->text() == "likes tea");
    CHECK(scene.vault.texts().front().text == "likes tea");
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("kept writing: a field that is being changed is open again, one that was only opened is not", "[app]") {
    Scene scene;
    const QString city = QStringLiteral("city");
    const QString size = QStringLiteral("size");
    scene.cardTexts().setField(kIvan.value, city, {QStringLiteral("Kazan"), false, {}, false}, nullptr);
    scene.cardTexts().setField(kIvan.value, size, {QStringLiteral("XL"), true, {}, false}, nullptr);
    scene.run();
    REQUIRE(scene.cardTexts().field(kIvan.value, city));
    CHECK(scene.cardTexts().field(kIvan.value, city)->text == "Kazan");
    CHECK_FALSE(scene.cardTexts().field(kIvan.value, size));
    scene.cardTexts().dropField(kIvan.value, city, nullptr);
    scene.run();
    CHECK_FALSE(scene.cardTexts().field(kIvan.value, city));
}

TEST_CASE("kept writing: other words for a message are in the composer again, and the draft behind them", "[app]") {
    Scene scene;
    QTest::keyClicks(scene.program->edit, QStringLiteral("a draft"));
    scene.program->composer->rewrite(5, {91, QStringLiteral("until 18"), ComposerMode::reply},
                                     QStringLiteral("until 18"));
    CHECK(scene.vault.texts().empty()); // nothing has been typed
    scene.program->edit->selectAll();
    QTest::keyClicks(scene.program->edit, QStringLiteral("until 20"));
    scene.run();
    REQUIRE(scene.program->composer->isRewriting());
    CHECK(scene.program->edit->toPlainText() == "until 20");
    CHECK(scene.program->composer->text(5, ComposerMode::reply) == "a draft");
    SECTION("Enter changes the message") {
        QTest::keyClick(scene.program->edit, Qt::Key_Return);
        REQUIRE(scene.link.outstanding("message.edit") == 1);
        CHECK(scene.link.peek<wire::MessageEdit>().text == "until 20");
        CHECK(scene.vault.texts().empty());
    }
    SECTION("Escape leaves it as it was") {
        QTest::keyClick(scene.program->edit, Qt::Key_Escape);
        CHECK(scene.vault.texts().empty());
        scene.run();
        CHECK_FALSE(scene.program->composer->isRewriting());
    }
    CHECK(scene.program->edit->toPlainText() == "a draft");
}

TEST_CASE("kept writing: a note that gets other words stays a note", "[app]") {
    Scene scene;
    scene.program->composer->rewrite(5, {91, QStringLiteral("upset"), ComposerMode::note},
                                     QStringLiteral("very upset"));
    scene.run();
    CHECK(scene.program->composer->mode() == ComposerMode::note);
    CHECK(scene.program->edit->toPlainText() == "very upset");
    scene.program->composer->setMode(ComposerMode::reply);
    CHECK_FALSE(scene.program->composer->isRewriting());
}

TEST_CASE("kept writing: a window that its operator has left shows neither his words nor the card", "[app]") {
    Scene scene;
    QTest::keyClicks(scene.program->edit, QStringLiteral("a draft"));
    REQUIRE(scene.note());
    scene.program->window.forgetTexts();
    CHECK(scene.program->edit->toPlainText().isEmpty());
    CHECK(QTest::qWaitFor([&] { return !scene.note(); }, 1000));
}

TEST_CASE("kept writing: words that a message was refused are offered again after a crash, until they are taken up",
          "[app]") {
    Scene scene;
    scene.program->composer->rewrite(5, {91, QStringLiteral("until 18"), ComposerMode::reply},
                                     QStringLiteral("until 18"));
    scene.program->edit->selectAll();
    QTest::keyClicks(scene.program->edit, QStringLiteral("until 20"));
    QTest::keyClick(scene.program->edit, Qt::Key_Return);
    REQUIRE(scene.link.outstanding("message.edit") == 1);
    scene.link.refuse<wire::MessageEdit>(Errc::stale);
    CHECK(scene.bar()->words().contains(QStringLiteral("until 20")));
    scene.run();
    REQUIRE(scene.bar()->isVisible());
    CHECK(scene.bar()->words().contains(QStringLiteral("until 20")));
    scene.pressInBar(QStringLiteral("Edit again"));
    CHECK(scene.program->composer->isRewriting());
    CHECK(scene.program->edit->toPlainText() == "until 20");
    scene.run(); // now it is being written
    CHECK(scene.bar()->isHidden());
    CHECK(scene.program->composer->isRewriting());
    CHECK(scene.program->edit->toPlainText() == "until 20");
    QTest::keyClick(scene.program->edit, Qt::Key_Return);
    REQUIRE(scene.link.outstanding("message.edit") == 1);
    CHECK(scene.vault.texts().empty());
}

TEST_CASE("kept writing: a reply that was thrown away may be had back after a crash, as long as its bar stood there",
          "[app]") {
    Scene scene;
    scene.program->composer->setQuote({90, QStringLiteral("Ivan"), QStringLiteral("How long?")});
    QTest::keyClicks(scene.program->edit, QStringLiteral("Yes"));
    wire::Message theirs = aReply(5, 110, 8);
    scene.link.tell(wire::MessageAdded{theirs, with(assignedTo(aDialog(5, 110), 7), theirs)}, 110);
    scene.pressInBar(QStringLiteral("Delete"));
    REQUIRE(scene.program->edit->toPlainText().isEmpty());
    SECTION("it comes back") {
        scene.run();
        CHECK(scene.program->edit->toPlainText().isEmpty());
        scene.pressInBar(QStringLiteral("Undo"));
        CHECK(scene.program->edit->toPlainText() == "Yes");
        CHECK(scene.program->composer->quotedId(5) == 90);
        CHECK(scene.vault.texts().empty());
    }
    SECTION("its author has gone on") {
        scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 130);
        scene.program->controller.open(DialogId{6}, true);
        CHECK(scene.vault.texts().empty());
        scene.run();
        CHECK(scene.bar()->isHidden());
    }
}
