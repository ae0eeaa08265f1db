// SPDX-License-Identifier: GPL-3.0-or-later
// Time to think again after Enter, and what was done while others went on, as the operator sees it.
#include "client/kit/button.hpp"
#include "client/views/inbox/status_line.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QTimer>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

struct Scene : InboxScene {
    StatusLine* status = window.findChild<StatusLine*>();

    /// With five seconds to think again.
    Scene() : InboxScene(5s) {}
    void send(const QString& text) {
        type(text);
        enter();
    }
    kit::Button* undo() const {
        for (auto* button : status->findChildren<kit::Button*>())
            if (button->isVisibleTo(status) && button->text().startsWith(QStringLiteral("Undo")))
                return button;
        return nullptr;
    }
    /// The server has it and holds it.
    wire::Message held() {
        const auto request = link.peek<wire::MessageSend>();
        wire::Message message = aReply(5, 110, 7, request.client_id);
        message.text = request.text;
        message.reply_to = request.reply_to;
        message.state = wire::MessageState::scheduled;
        message.received_at = clock.now();
        message.send_at = clock.now() + Millis{request.hold_ms.value_or(0)};
        link.answer<wire::MessageSend>({message});
        QTest::qWait(40);
        return message;
    }
    MessageRow lastRow() const { return window.thread()->message(window.thread()->rowCount() - 1); }
};

} // namespace

TEST_CASE("undo: the status line counts down, and Ctrl+Z in the empty composer brings text and quote back", "[app]") {
    Scene scene;
    scene.composer->setQuote({90, QStringLiteral("Ivan"), QStringLiteral("Is it free?")});
    scene.send(QStringLiteral("Yes"));
    REQUIRE(scene.undo());
    CHECK(scene.undo()->text() == "Undo, 5 s");
    CHECK(scene.text().isEmpty());
    const wire::Message message = scene.held();
    CHECK(scene.lastRow().state == DeliveryState::scheduled);
    CHECK(scene.lastRow().heldUntilMs == scene.desk.nowMs() + 5000);
    scene.clock.advance(2s);
    REQUIRE(waitUntil([&] { return scene.undo() && scene.undo()->text() == "Undo, 3 s"; }));

    QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(scene.text().isEmpty()); // not before the server has said so
    CHECK(scene.undo() == nullptr);
    CHECK(scene.link.peek<wire::MessageCancel>().client_id == message.client_id);
    scene.link.answer<wire::MessageCancel>({message});
    CHECK(scene.text() == "Yes");
    CHECK(scene.composer->findChild<ComposerEdit*>()->toPlainText() == "Yes");
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->text == "Yes");
    scene.clock.advance(1s);
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.link.peek<wire::MessageSend>().reply_to == MessageId{90});
}

TEST_CASE("undo: Ctrl+Z never brings back as a draft what goes out", "[app]") {
    Scene scene;
    scene.desk.setHold(0s);
    scene.send(QStringLiteral("Yes"));
    CHECK(scene.undo() == nullptr);
    QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(scene.text().isEmpty());
    CHECK(scene.link.outstanding("message.cancel") == 0);
    // What is being written is undone as everywhere.
    QTest::keyClicks(scene.edit, QStringLiteral("No"));
    QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(scene.text().isEmpty());
}

TEST_CASE("undo: a reply that comes back is seen, also where a note was written meanwhile", "[app]") {
    Scene scene;
    scene.send(QStringLiteral("Yes"));
    const wire::Message message = scene.held();
    scene.composer->setMode(ComposerMode::note);
    const auto takeBack = [&] {
        emit scene.window.undoRequested();
        scene.link.answer<wire::MessageCancel>({message});
        CHECK(scene.text() == "Yes");
    };
    SECTION("there is no note") {
        takeBack();
        CHECK(scene.composer->mode() == ComposerMode::reply);
        CHECK(scene.edit->toPlainText() == "Yes");
    }
    SECTION("the note is not finished") {
        scene.type(QStringLiteral("Asked"));
        takeBack();
        CHECK(scene.composer->mode() == ComposerMode::note);
        CHECK(scene.edit->toPlainText() == "Asked");
    }
}

TEST_CASE("undo: too late is said in words, and the text stays where it is: with the customer", "[app]") {
    Scene scene;
    scene.send(QStringLiteral("Yes"));
    scene.held();
    emit scene.window.undoRequested();
    scene.link.refuse<wire::MessageCancel>(Errc::conflict, "on its way");
    CHECK(scene.text().isEmpty());
    bool said = false;
    for (const auto* label : scene.status->findChildren<QWidget*>())
        said |= label->accessibleName().contains(QStringLiteral("Too late"));
    CHECK(said);
}

TEST_CASE("undo: a colleague's reply for later is mine to edit once the server has stopped it", "[app]") {
    Scene scene;
    wire::Message reply = aReply(5, 110, 8, "of Maria");
    reply.text = "Tomorrow";
    reply.state = wire::MessageState::scheduled;
    reply.received_at = scene.clock.now();
    reply.send_at = scene.clock.now() + 1h;
    scene.link.tell(wire::MessageAdded{reply, with(assignedTo(aDialog(5, 110), 7), reply)}, 110);
    QTest::qWait(40);
    const bool toEdit = GENERATE(true, false);
    emit scene.window.thread()->actionRequested(toEdit ? MessageAction::edit : MessageAction::discard, 110, "of Maria");
    const auto asked = scene.link.peek<wire::MessageCancel>();
    CHECK(asked.message_id == MessageId{110});
    CHECK_FALSE(asked.client_id); // by that only its author finds it
    CHECK(scene.text().isEmpty());
    const bool inTime = GENERATE(true, false);
    if (inTime)
        scene.link.answer<wire::MessageCancel>({reply});
    else
        scene.link.refuse<wire::MessageCancel>(Errc::conflict, "on its way");
    CHECK(scene.text() == (inTime && toEdit ? "Tomorrow" : ""));
}

TEST_CASE("undo: a colleague's reply that waits at the server can be stopped from its menu", "[app]") {
    Scene scene;
    wire::Message reply = aReply(5, 110, 8, "of Maria");
    reply.state = GENERATE(wire::MessageState::queued, wire::MessageState::accepted);
    scene.link.tell(wire::MessageAdded{reply, with(assignedTo(aDialog(5, 110), 7), reply)}, 110);
    ThreadView* thread = scene.window.thread();
    REQUIRE(waitUntil([&] { return thread->rowCount() == 2; }));
    QStringList offered;
    QTimer::singleShot(0, &scene.window, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        CHECK(menu);
        if (!menu)
            return;
        for (const QAction* action : menu->actions())
            offered += action->text();
        menu->close();
    });
    QContextMenuEvent asked(QContextMenuEvent::Mouse, thread->rowRect(1).center(),
                            thread->viewport()->mapToGlobal(thread->rowRect(1).center()));
    QApplication::sendEvent(thread->viewport(), &asked);
    CHECK(offered.contains(QStringLiteral("Copy")));
    CHECK(offered.contains(QStringLiteral("Delete")) == (reply.state == wire::MessageState::queued));
}

TEST_CASE("undo: a reply that waits for the connection can be hurried, edited, and deleted for good", "[app]") {
    Scene scene;
    scene.link.goOffline();
    scene.send(QStringLiteral("Yes"));
    QTest::qWait(40);
    REQUIRE(scene.lastRow().waitsHere);
    CHECK(urgentActions(scene.lastRow()) == QList{MessageAction::sendNow, MessageAction::edit, MessageAction::discard});
    const int before = scene.link.reconnects;
    emit scene.window.thread()->actionRequested(MessageAction::sendNow, 0, scene.lastRow().clientId);
    CHECK(scene.link.reconnects == before + 1);
    CHECK(scene.desk.outbox().size() == 1);
    emit scene.window.thread()->actionRequested(MessageAction::edit, 0, scene.lastRow().clientId);
    CHECK(scene.text() == "Yes");
    CHECK(scene.desk.outbox().size() == 0);
    scene.clock.advance(1s);
    scene.enter();
    QTest::qWait(40);
    REQUIRE(scene.lastRow().waitsHere);
    emit scene.window.thread()->actionRequested(MessageAction::discard, 0, scene.lastRow().clientId);
    CHECK(scene.text().isEmpty());
    CHECK(scene.desk.outbox().size() == 0);
    CHECK_FALSE(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply));
}

TEST_CASE("undo: when the time is over there is nothing to press", "[app]") {
    Scene scene;
    scene.send(QStringLiteral("Yes"));
    scene.held();
    scene.clock.advance(5s);
    REQUIRE(waitUntil([&] { return scene.undo() == nullptr; }));
    QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
    CHECK(scene.link.outstanding("message.cancel") == 0);
}

TEST_CASE("inbox: a close that is refused says who was faster, and the dialog is as it was", "[app]") {
    Scene scene;
    emit scene.window.closeRequested(5);
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.close") == 1; }));
    wire::Dialog marias = assignedTo(aDialog(5, 7), 8);
    scene.link.tell(wire::DialogChanged{marias, wire::Transition{"taken_over", wire::DialogStatus::active,
                                                                 wire::DialogStatus::active, anOperator(8)}},
                    120);
    scene.link.refuse<wire::DialogClose>(Errc::taken, "Maria has taken this dialog already");
    QTest::qWait(40);
    CHECK(scene.bar() == "Maria has taken the dialog meanwhile");
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::active);
}

TEST_CASE("inbox: replies to a dialog that was closed meanwhile are drafts again, with the reason", "[app]") {
    Scene scene;
    scene.link.goOffline();
    scene.send(QStringLiteral("One"));
    scene.send(QStringLiteral("Two"));
    scene.link.start(120, true);
    wire::Dialog closed = aDialog(5, 9);
    closed.status = wire::DialogStatus::closed;
    const auto refused = [&](Errc code) {
        scene.link.refuse<wire::MessageSend>(code, "a reply is not possible while the dialog is closed");
        QTest::qWait(40);
    };
    SECTION("by a colleague") {
        scene.link.tell(wire::DialogChanged{closed, wire::Transition{"closed", wire::DialogStatus::active,
                                                                     wire::DialogStatus::closed, anOperator(8)}},
                        119);
        refused(Errc::conflict);
        CHECK(scene.bar() == "Maria has closed the dialog meanwhile");
    }
    SECTION("by nobody one can name") {
        scene.link.tell(wire::DialogChanged{closed, {}}, 119);
        refused(Errc::conflict);
        CHECK(scene.bar().contains(QStringLiteral("closed meanwhile")));
    }
    SECTION("or the messenger's time was over") {
        refused(Errc::window_closed);
        CHECK(scene.bar().contains(QStringLiteral("no longer takes a free reply")));
    }
    CHECK(scene.text() == "One\nTwo");
    CHECK(scene.desk.outbox().size() == 0);
}

TEST_CASE("undo: a reply of several messages goes out in their order and comes back as one text", "[app]") {
    Scene scene;
    wire::Channel channel;
    channel.id = aDialog(5).channel_id;
    channel.kind = wire::ChannelKind::telegram;
    scene.link.answer<wire::UserList>({});
    scene.link.answer<wire::ChannelList>({{channel}});
    const QString first = QString(4'000, u'a') + u'.';
    const QString second = QString(1'000, u'b');
    scene.composer->putText(5, ComposerMode::reply, first + u' ' + second);
    scene.composer->putQuote(5, {90, QStringLiteral("Ivan"), QStringLiteral("Is it free?")});
    scene.enter();
    CHECK(scene.text().isEmpty());
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(QString::fromStdString(sent.text) == first);
    CHECK(sent.reply_to == MessageId{90});
    const auto& waiting = scene.desk.outbox().entries();
    REQUIRE(waiting.size() == 2);
    CHECK(QString::fromStdString(waiting.back().outgoing.text) == second);
    CHECK_FALSE(waiting.back().outgoing.replyTo);

    scene.held();
    REQUIRE(scene.undo());
    scene.undo()->click();
    scene.held(); // the second was on its way
    for (int i = 0; i < 2; ++i) {
        wire::Message cancelled = aReply(5, 120 + i, 7, scene.link.peek<wire::MessageCancel>().client_id.value_or(""));
        cancelled.state = wire::MessageState::cancelled;
        scene.link.answer<wire::MessageCancel>({cancelled});
    }
    CHECK(scene.text() == first + u'\n' + second);
}
