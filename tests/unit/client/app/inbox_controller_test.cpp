// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: what an operator sees when somebody was faster.
#include "client/kit/prose.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/card/card_texts.hpp"
#include "client/views/composer/left_text.hpp"
#include "client/views/inbox/alert_bar.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : InboxScene {
    void pressInBar(const QString& words) {
        for (auto* button : window.pane()->findChild<kit::NoticeBar*>()->findChildren<QPushButton*>())
            if (button->text() == words && button->isVisible())
                return button->click();
        FAIL("no button " << words.toStdString());
    }
    void colleagueAnswers(Seq seq, const std::string& text) {
        wire::Message message = aReply(5, seq, 8);
        message.author.name = "Maria";
        message.text = text;
        link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(5, seq), 7), message)}, seq);
    }
    int queuedRows() const {
        int queued = 0;
        for (int row = 0; row < window.thread()->rowCount(); ++row)
            queued += window.thread()->message(row).id == 0;
        return queued;
    }
};

} // namespace

TEST_CASE("inbox: a colleague's answer that overtook ours is shown, and our text is back where it was", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("Yes, from noon"));
    scene.enter();
    CHECK(scene.text().isEmpty());
    const auto first = scene.link.peek<wire::MessageSend>();
    CHECK(first.seen_seq == 90);
    scene.type(QStringLiteral("And breakfast is at 8")); // written on meanwhile

    scene.colleagueAnswers(110, "No, it is taken");
    scene.link.refuse<wire::MessageSend>(Errc::stale, "a colleague has answered");
    QTest::qWait(40);
    CHECK(scene.text() == "Yes, from noon\nAnd breakfast is at 8");
    CHECK(scene.bar().contains(QStringLiteral("Maria")));
    CHECK(scene.bar().contains(QStringLiteral("No, it is taken")));
    CHECK(scene.queuedRows() == 0);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->text == "Yes, from noon\nAnd breakfast is at 8");
    CHECK(scene.link.outstanding("message.send") == 0); // nothing goes out by itself

    scene.pressInBar(QStringLiteral("Edit"));
    CHECK(scene.bar().isEmpty());
    CHECK(scene.text() == "Yes, from noon\nAnd breakfast is at 8");
    scene.clock.advance(Millis{450}); // to read it
    scene.enter();
    const auto second = scene.link.peek<wire::MessageSend>();
    CHECK(second.seen_seq == 110);
    CHECK(second.client_id != first.client_id);
}

TEST_CASE("inbox: a colleague who answers while something is being written is told at once", "[app]") {
    Scene scene;
    scene.colleagueAnswers(105, "One moment");
    CHECK(scene.bar().isEmpty()); // nothing is being written
    scene.type(QStringLiteral("Yes"));
    scene.colleagueAnswers(110, "No, it is taken");
    CHECK(scene.bar().contains(QStringLiteral("No, it is taken")));
    CHECK(scene.text() == "Yes");
    scene.pressInBar(QStringLiteral("Delete"));
    CHECK(scene.text().isEmpty());
    CHECK(scene.bar() == "Your reply was deleted");
    CHECK(scene.link.outstanding("message.send") == 0);
}

TEST_CASE("inbox: what came in the blink of an eye before Enter does not count as seen", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("Yes"));
    scene.colleagueAnswers(110, "No");
    QTest::qWait(40);
    REQUIRE(scene.window.thread()->rowCount() == 2);
    scene.enter();
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 90);
}

TEST_CASE("inbox: what came in the blink of an eye before the key is not marked as answered", "[app]") {
    Scene scene;
    const wire::Message more = aMessage(5, 110, "And is there parking?");
    scene.link.tell(wire::MessageAdded{more, with(assignedTo(aDialog(5, 110), 7), more)}, 110);
    QTest::qWait(40);
    REQUIRE(scene.window.thread()->rowCount() == 2);
    emit scene.window.answeredRequested(5, true);
    CHECK(scene.link.peek<wire::DialogMark>().seen_seq == 90);
    scene.link.refuse<wire::DialogMark>(Errc::stale);
    CHECK(scene.bar() == "The client has written meanwhile: look at it first");
    scene.clock.advance(Millis{450}); // to read it
    emit scene.window.answeredRequested(5, true);
    CHECK(scene.link.peek<wire::DialogMark>().seen_seq == 110);
}

TEST_CASE("inbox: what was read stays so when the clock is set back", "[app]") {
    Scene scene;
    const wire::Message more = aMessage(5, 110, "And is there parking?");
    scene.link.tell(wire::MessageAdded{more, with(assignedTo(aDialog(5, 110), 7), more)}, 110);
    QTest::qWait(40);
    scene.clock.advance(Millis{450}); // to read it
    scene.clock.turnWallClock(-std::chrono::hours{1});
    emit scene.window.answeredRequested(5, true);
    CHECK(scene.link.peek<wire::DialogMark>().seen_seq == 110);
}

TEST_CASE("inbox: before its messages are here what a dialog's row has said counts as seen, and nothing later",
          "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{with(assignedTo(aDialog(6), 7), aMessage(6, 86)), {}}, 102);
    scene.controller.open(DialogId{6}, true);
    QTest::qWait(280); // an Enter right after a switch is not taken
    REQUIRE(scene.window.thread()->rowCount() == 0);
    emit scene.window.answeredRequested(6, true);
    CHECK(scene.link.peek<wire::DialogMark>().seen_seq == 86);
    scene.link.refuse<wire::DialogMark>(Errc::stale);
    const wire::Message more = aMessage(6, 110, "And is there parking?");
    scene.link.tell(wire::MessageAdded{more, with(assignedTo(aDialog(6, 110), 7), more)}, 110);
    REQUIRE(scene.window.thread()->rowCount() == 0);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 86);
}

TEST_CASE("inbox: a refusal for a dialog that is no longer open is told and its text is a draft", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    scene.controller.open(DialogId{6}, true);
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    CHECK(scene.composer->text(6, ComposerMode::reply).isEmpty());
    CHECK(scene.text() == "Yes");
    CHECK(scene.bar().isEmpty());
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.bar().startsWith(u"A reply was not sent, its text is a draft again: "));
    scene.controller.open(DialogId{6}, true);
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.bar().isEmpty());
}

TEST_CASE("inbox: a dialog that is long in coming doesn't come into the middle of a word", "[app]") {
    Scene scene;
    scene.controller.open(DialogId{9}, true);
    REQUIRE(scene.link.outstanding("dialog.get") == 1);
    const bool writes = GENERATE(false, true);
    if (writes)
        scene.type(QStringLiteral("Y"));
    wire::DialogDetails details;
    details.dialog = assignedTo(aDialog(9), 7);
    scene.link.answer<wire::DialogGet>(details);
    CHECK(scene.window.openDialogId() == (writes ? 5 : 9));
    CHECK(scene.text() == (writes ? "Y" : ""));
    scene.controller.open(DialogId{9}, true);
    CHECK(scene.window.openDialogId() == 9);
}

TEST_CASE("inbox: a dialog that goes while it is written in takes the keys with it", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.edit->setFocus();
    scene.type(QStringLiteral("Yes"));
    scene.link.tell(wire::DialogRemoved{DialogId{5}}, 103);
    QWidget* focus = scene.window.focusWidget();
    REQUIRE(focus == scene.window.thread());
    CHECK(focus->accessibleName() == "The dialog is with somebody else now; your text is kept among the drafts");
    QTest::keyClicks(focus, QStringLiteral("c, from noon"));
    QTest::keyClick(focus, Qt::Key_Return);
    QTest::keyClick(focus, Qt::Key_Return);
    CHECK(scene.window.openDialogId() == 0);
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->text == "Yes");
}

TEST_CASE("inbox: a reply that comes back behind a refused close says so as well", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.desk.close(DialogId{5});
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    const bool away = GENERATE(true, false);
    if (away)
        scene.controller.open(DialogId{6}, true);
    scene.link.refuse<wire::DialogClose>(Errc::stale);
    CHECK(scene.text() == "Yes");
    if (away)
        scene.controller.open(DialogId{5}, true);
    CHECK(scene.bar().startsWith(u"A reply was not sent, its text is a draft again: "));
}

TEST_CASE("inbox: the earlier draft of another computer is offered and taken back", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("Good morning"));
    wire::Draft theirs;
    theirs.dialog_id = DialogId{5};
    theirs.mode = wire::ComposeMode::reply;
    theirs.text = "Hello there";
    theirs.at = scene.clock.now() + Millis{1};
    wire::Draft mine = *scene.desk.draft(DialogId{5}, wire::ComposeMode::reply);
    scene.link.tell(wire::DraftChanged{theirs, mine}, 120);
    CHECK(scene.text() == "Hello there");
    CHECK(scene.bar().contains(QStringLiteral("Good morning")));
    scene.clock.advance(Millis{5});
    scene.pressInBar(QStringLiteral("Restore"));
    CHECK(scene.text() == "Good morning");
    CHECK(scene.bar().contains(QStringLiteral("Hello there")));
}

TEST_CASE("inbox: a caret is where it was when its dialog is opened again", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("Good morning"));
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(scene.edit, Qt::Key_Left);
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.controller.open(DialogId{6}, true);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->cursor == 5);
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.edit->textCursor().position() == 5);
}

TEST_CASE("inbox: how long a reply may be is what its messenger takes", "[app]") {
    Scene scene;
    wire::Channel channel;
    channel.id = aDialog(5).channel_id;
    channel.kind = wire::ChannelKind::webchat;
    scene.link.answer<wire::UserList>({});
    scene.link.answer<wire::ChannelList>({{channel}});
    // What is known anew of a dialog shows together, a moment later.
    REQUIRE(waitUntil([&] {
        const auto labels = scene.composer->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel* label) { return label->text() == QStringLiteral("0 / 4000"); });
    }));
    scene.composer->putText(5, ComposerMode::reply, QString(4001, u'x'));
    scene.enter();
    CHECK(scene.desk.outbox().entries().size() == 2);
    scene.composer->putText(5, ComposerMode::reply, QString(4000, u'x'));
    scene.enter();
    CHECK(scene.text().isEmpty());
    CHECK(scene.desk.outbox().entries().size() == 3);
}

TEST_CASE("inbox: a note about the customer that is refused is its author's again", "[app]") {
    Scene scene;
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    scene.link.answer<wire::CustomerGet>(details);
    emit scene.window.customerNoteRequested(205, QStringLiteral("likes tea"));
    REQUIRE(waitUntil([&] { return scene.link.outstanding("customer.note") > 0; }));
    scene.link.refuse<wire::CustomerNoteAdd>(Errc::too_large);
    const auto* field = scene.window.findChild<QLineEdit*>(QStringLiteral("new-note"));
    REQUIRE(field);
    CHECK(field->text() == QStringLiteral("likes tea"));
}

TEST_CASE("inbox: the card follows a customer who turns out to be another one", "[app]") {
    Scene scene;
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.name = "+7 921";
    scene.link.answer<wire::CustomerGet>(details);
    wire::Dialog joined = assignedTo(aDialog(5, 110), 7);
    joined.customer_id = CustomerId{206};
    joined.version += 1;
    scene.link.tell(wire::DialogChanged{joined, {}}, 110);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("customer.get") > 0; }));
    CHECK(scene.link.peek<wire::CustomerGet>().customer_id == CustomerId{206});
    details.customer.id = CustomerId{206};
    scene.link.answer<wire::CustomerGet>(details);
    // What the other card knew comes over.
    wire::CustomerNote note;
    note.id = NoteId{3};
    note.customer_id = CustomerId{206};
    note.text = "likes tea";
    scene.link.tell(wire::CustomerNoteAdded{note}, 111);
    CHECK(waitUntil([&] {
        const auto shown = scene.window.findChildren<kit::Prose*>();
        return std::ranges::any_of(shown, [](const kit::Prose* each) { return each->text().contains(u"likes tea"); });
    }));
}

TEST_CASE("inbox: what is being written about a customer goes along when he turns out to be another one", "[app]") {
    Scene scene;
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.name = "Ivan";
    scene.link.answer<wire::CustomerGet>(details);
    const auto note = [&] { return scene.window.findChild<QLineEdit*>(QStringLiteral("new-note")); };
    REQUIRE(waitUntil([&] { return note() != nullptr; }));
    QTest::keyClicks(note(), QStringLiteral("likes tea"));
    scene.window.card()->returnField(205, QStringLiteral("city"), QStringLiteral("Tver"), {});

    details.customer.merged_into = CustomerId{206};
    details.customer.version = 2;
    scene.link.tell(wire::CustomerChanged{details.customer}, 110);
    wire::Dialog joined = assignedTo(aDialog(5, 111), 7);
    joined.customer_id = CustomerId{206};
    joined.version += 1;
    scene.link.tell(wire::DialogChanged{joined, {}}, 111);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("customer.get") > 0; }));
    wire::CustomerDetails other;
    other.customer.id = CustomerId{206};
    other.customer.name = "Ivan Petrov";
    scene.link.answer<wire::CustomerGet>(other);
    REQUIRE(waitUntil([&] { return note() && note()->text() == QStringLiteral("likes tea"); }));
    QTest::qWait(10); // as it lies on the disk
    CHECK(scene.desk.text(KeptText::ofNote(CustomerId{206}).key())->text == "likes tea");
    CHECK_FALSE(scene.desk.text(KeptText::ofNote(CustomerId{205}).key()));
    const CardTexts::FieldEdit* city = scene.window.card()->texts()->field(206, QStringLiteral("city"));
    REQUIRE(city);
    CHECK(city->text == "Tver");
    CHECK(city->overtaken); // what stood there was another's
    CHECK_FALSE(scene.window.card()->texts()->field(205, QStringLiteral("city")));
}

TEST_CASE("inbox: what is wrong with a dialog stands over the window unless that one is open", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{aDialog(6), {}}, 110);
    AlertRow late;
    late.key = QStringLiteral("answer/6");
    late.grave = late.mayTake = true;
    late.words = QStringLiteral("Waits too long: Maria.");
    late.dialog = 6;
    scene.controller.setDialogAlerts({late});
    const auto* bar = scene.window.findChild<AlertBar*>();
    REQUIRE_FALSE(bar->isHidden());
    const auto press = [&](const QString& words) {
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == words)
                return button->click();
        FAIL("no button " << words.toStdString());
    };
    SECTION("open") {
        press(QStringLiteral("Open"));
        CHECK(scene.link.outstanding("dialog.take") == 0);
    }
    SECTION("take") {
        press(QStringLiteral("Take"));
        CHECK(scene.link.outstanding("dialog.take") == 1);
    }
    CHECK(scene.window.openDialogId() == 6);
    CHECK(bar->isHidden());
    scene.controller.open(DialogId{5}, true);
    CHECK_FALSE(bar->isHidden());
}

TEST_CASE("inbox: a full disk is said before anything is lost, and work goes on when there is room again", "[app]") {
    Scene scene;
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    scene.link.answer<wire::CustomerGet>(details);
    scene.vault.full = true;
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    REQUIRE(waitUntil([&] { return scene.text() == QStringLiteral("Yes"); }));
    CHECK(scene.queuedRows() == 0);
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.bar().contains(QStringLiteral("disk is full")));
    CHECK(scene.bar().contains(QStringLiteral("its text is back")));
    emit scene.window.customerNoteRequested(205, QStringLiteral("likes tea"));
    REQUIRE(waitUntil([&] {
        return scene.window.findChild<QLineEdit*>(QStringLiteral("new-note"))->text() == QStringLiteral("likes tea");
    }));

    scene.vault.full = false;
    scene.enter();
    REQUIRE(waitUntil([&] { return scene.link.outstanding("message.send") > 0; }));
    CHECK(scene.link.peek<wire::MessageSend>().text == "Yes");
    CHECK(scene.text().isEmpty());
}

TEST_CASE("inbox: what was written in a dialog that was taken away can be copied, and thrown away", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("half a thought"));
    scene.link.tell(wire::DialogRemoved{DialogId{5}}, 110);
    const auto refuseAll = [&] {
        REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.get") > 0; }));
        while (scene.link.outstanding("dialog.get") > 0)
            scene.link.refuse<wire::DialogGet>(Errc::forbidden);
    };
    refuseAll();
    emit scene.window.dialogRequested(5, false); // by the arrows
    refuseAll();
    CHECK_FALSE(scene.window.findChild<LeftText*>());
    emit scene.window.dialogRequested(5, true);
    refuseAll();
    const auto* box = scene.window.findChild<LeftText*>();
    REQUIRE(box);
    SECTION("copied it stays among the drafts") {
        box->findChild<QPushButton*>(QStringLiteral("left-text-copy"))->click();
        CHECK(QApplication::clipboard()->text() == QStringLiteral("half a thought"));
        CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply));
    }
    SECTION("deleted it is gone") {
        box->findChild<QPushButton*>(QStringLiteral("left-text-delete"))->click();
        CHECK_FALSE(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply));
        CHECK(scene.vault.drafts().empty());
    }
}
