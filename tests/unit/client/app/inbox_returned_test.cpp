// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back of what was written, and that it comes neither in between nor with less than it had.
#include "client/views/thread/find_bar.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

struct Scene : InboxScene {
    void pressInBar(const QString& words) {
        auto* bar = window.pane()->findChild<kit::NoticeBar*>();
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->text() == words && button->isVisible())
                return button->click();
        for (auto* menu : bar->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == words)
                    return action->trigger();
        FAIL("no button " << words.toStdString());
    }
    void colleagueAnswers(Seq seq, const std::string& text) {
        wire::Message message = aReply(5, seq, 8);
        message.author.name = "Maria";
        message.text = text;
        link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(5, seq), 7), message)}, seq);
    }
    /// Of this operator.
    wire::Message own(Seq seq, wire::Direction direction, const std::string& text, wire::MessageState state) {
        wire::Message message = aReply(5, seq, 7);
        message.direction = direction;
        message.text = text;
        message.state = state;
        message.client_id = "c" + std::to_string(seq);
        return message;
    }
    void tell(const wire::Message& message) {
        link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(5, message.seq), 7), message)}, message.seq);
        QTest::qWait(40);
    }
    /// A note gets other words, and the server doesn't take them.
    void refuseChangeOfNote() {
        tell(own(120, wire::Direction::note, "he is upset", wire::MessageState::accepted));
        emit window.thread()->actionRequested(MessageAction::rewrite, 120, {});
        REQUIRE(composer->isRewriting());
        edit->selectAll();
        type(QStringLiteral("he is very upset"));
        enter();
        REQUIRE(link.outstanding("message.edit") == 1);
        composer->setMode(ComposerMode::reply);
        type(QStringLiteral("Good "));
        link.refuse<wire::MessageEdit>(Errc::stale);
    }
    QString note() const { return composer->text(5, ComposerMode::note); }
    std::int64_t quoted() const { return composer->quotedId(5); }
    void picture() {
        QImage picture(8, 8, QImage::Format_RGB32);
        picture.fill(Qt::red);
        emit composer->pictureAdded(5, ComposerMode::reply, picture);
    }
    wire::Draft elsewhere(const std::string& text) {
        wire::Draft draft;
        draft.dialog_id = DialogId{5};
        draft.mode = wire::ComposeMode::reply;
        draft.text = text;
        draft.at = clock.now() + 1ms;
        return draft;
    }
};

} // namespace

TEST_CASE("inbox: a change that is refused doesn't take the composer from whoever types", "[app]") {
    Scene scene;
    scene.refuseChangeOfNote();
    CHECK_FALSE(scene.composer->isRewriting());
    CHECK(scene.composer->mode() == ComposerMode::reply);
    scene.type(QStringLiteral("morning"));
    CHECK(scene.text() == "Good morning"); // and nothing of the note's words
    CHECK(scene.note().isEmpty());
    CHECK(scene.bar().contains(QStringLiteral("he is very upset")));

    scene.pressInBar(QStringLiteral("Edit again"));
    CHECK(scene.composer->isRewriting());
    CHECK(scene.composer->mode() == ComposerMode::note);
    CHECK(scene.edit->toPlainText() == "he is very upset");
    CHECK(scene.bar().isEmpty());
    scene.enter();
    REQUIRE(scene.link.outstanding("message.edit") == 1);
    CHECK(scene.link.peek<wire::MessageEdit>().text == "he is very upset");
    CHECK(scene.text() == "Good morning");
}

TEST_CASE("inbox: words that were not taken wait until their message is edited again", "[app]") {
    Scene scene;
    scene.refuseChangeOfNote();
    scene.window.pane()->dismissNotice();
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 130);
    scene.controller.open(DialogId{6}, true);
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.bar().contains(QStringLiteral("he is very upset"))); // offered once more
    emit scene.window.pane()->editAgainAnswered(120, false);
    scene.window.pane()->hideNotice();
    emit scene.window.thread()->actionRequested(MessageAction::rewrite, 120, {});
    CHECK(scene.edit->toPlainText() == "he is very upset");
}

TEST_CASE("inbox: a note's new words are never a reply's, also when the note is out of reach", "[app]") {
    Scene scene;
    emit scene.composer->rewritten(5, 4711, QStringLiteral("he is upset"), ComposerMode::note);
    CHECK(scene.text().isEmpty());
    CHECK(scene.note() == "he is upset");
}

TEST_CASE("inbox: Up in the empty note brings the last note, never what the client has", "[app]") {
    Scene scene;
    scene.composer->setMode(ComposerMode::note);
    scene.tell(scene.own(110, wire::Direction::out, "until 18", wire::MessageState::accepted));
    QTest::keyClick(scene.edit, Qt::Key_Up);
    CHECK_FALSE(scene.composer->isRewriting());
    scene.tell(scene.own(120, wire::Direction::note, "he is upset", wire::MessageState::accepted));
    scene.tell(scene.own(130, wire::Direction::out, "until 20", wire::MessageState::accepted));
    QTest::keyClick(scene.edit, Qt::Key_Up);
    REQUIRE(scene.composer->isRewriting());
    CHECK(scene.composer->mode() == ComposerMode::note);
    CHECK(scene.edit->toPlainText() == "he is upset");
}

TEST_CASE("inbox: a note's draft from another computer doesn't turn the paper under the caret", "[app]") {
    Scene scene;
    wire::Draft note = scene.elsewhere("ask Maria");
    note.mode = wire::ComposeMode::note;
    scene.link.tell(wire::DraftChanged{note, {}}, 120);
    CHECK(scene.composer->mode() == ComposerMode::reply);
    CHECK(scene.note() == "ask Maria");
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 130);
    scene.controller.open(DialogId{6}, true);
    scene.controller.open(DialogId{5}, true);
    CHECK(scene.composer->mode() == ComposerMode::note); // where only a note is written it opens so
}

TEST_CASE("inbox: a note's draft opens its dialog as a note the first time, too", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 130);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::note, "ask Maria");
    scene.controller.open(DialogId{6}, true);
    CHECK(scene.composer->mode() == ComposerMode::note);
}

TEST_CASE("inbox: a whisper that comes back is one still, unless somebody else has the dialog by then", "[app]") {
    InboxScene scene(Millis{0}, wire::Role::supervisor);
    const auto give = [&](std::int64_t to, Seq seq) {
        wire::Dialog dialog = assignedTo(aDialog(5), to);
        dialog.version = seq;
        scene.link.tell(wire::DialogChanged{dialog, {}}, seq);
        QTest::qWait(40);
    };
    give(8, 120);
    scene.composer->setMode(ComposerMode::note);
    scene.composer->putWhisper(5);
    scene.type(QStringLiteral("Offer him the discount"));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    REQUIRE(scene.link.peek<wire::MessageSend>().whisper_to == OperatorId{8});
    CHECK_FALSE(scene.composer->whispers(5));
    const bool passedOn = GENERATE(false, true);
    if (passedOn)
        give(9, 121);
    scene.link.refuse<wire::MessageSend>(Errc::too_large);
    CHECK(scene.composer->text(5, ComposerMode::note) == "Offer him the discount");
    CHECK(scene.composer->whispers(5) != passedOn);
}

TEST_CASE("inbox: what comes back to a dialog that was not open in this run leaves its draft there", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 130);
    scene.desk.send(DialogId{6}, wire::ComposeMode::reply, "Yes");
    DraftContent since; // as it stands on this computer from an earlier run
    since.text = "and from noon";
    wire::Attachment plan;
    plan.file_id = FileId{31};
    plan.name = "plan.pdf";
    plan.type = "application/pdf";
    since.files = {plan};
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, since);
    REQUIRE(scene.link.outstanding("message.send") == 1);
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    const KeptDraft* draft = scene.desk.draft(DialogId{6}, wire::ComposeMode::reply);
    REQUIRE(draft);
    CHECK(draft->text == "Yes\nand from noon");
    CHECK(draft->attachments == std::vector<FileId>{FileId{31}});
    scene.controller.open(DialogId{6}, true);
    CHECK(scene.edit->toPlainText() == "Yes\nand from noon");
}

TEST_CASE("inbox: what comes while a reply waits for its file has not been looked at", "[app]") {
    Scene scene;
    scene.picture();
    REQUIRE(scene.courier.uploads.size() == 1);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.controller.waitingForFiles() == 1);
    scene.colleagueAnswers(110, "No, it is taken");
    wire::Dialog passedOn = with(assignedTo(aDialog(5, 111), 8), aReply(5, 110, 8));
    passedOn.version = 200;
    scene.link.tell(wire::DialogChanged{passedOn, {}}, 111);
    QTest::qWait(40);
    scene.clock.advance(450ms); // to read it
    scene.courier.finish(scene.courier.last(), 31);
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 90);
    CHECK(scene.link.peek<wire::MessageSend>().seen_assignee == OperatorId{7});
    CHECK(scene.controller.waitingForFiles() == 0);
}

TEST_CASE("inbox: a draft that was sent at another computer takes its quote and its files along", "[app]") {
    Scene scene;
    scene.composer->setQuote({90, QStringLiteral("Ivan"), QStringLiteral("Is it free?")});
    scene.type(QStringLiteral("Yes"));
    scene.picture();
    scene.courier.finish(scene.courier.last(), 31);
    scene.picture(); // still going up: only this computer has it
    REQUIRE(scene.courier.uploads.size() == 1);
    REQUIRE(scene.quoted() == 90);
    scene.link.tell(wire::DraftChanged{scene.elsewhere({}), {}}, 120);
    CHECK(scene.text().isEmpty());
    CHECK(scene.quoted() == 0);
    CHECK(scene.courier.uploads.size() == 1);
    scene.courier.finish(scene.courier.last(), 32);
    scene.type(QStringLiteral("And breakfast is at 8"));
    scene.enter();
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK_FALSE(sent.reply_to);
    REQUIRE(sent.attachments);
    CHECK(*sent.attachments == std::vector{FileId{32}});
}

TEST_CASE("inbox: a draft of another computer brings its files also where others lie", "[app]") {
    Scene scene;
    scene.picture();
    scene.courier.finish(scene.courier.last(), 31);
    wire::Draft theirs = scene.elsewhere("The plan");
    wire::Attachment plan;
    plan.file_id = FileId{40};
    plan.name = "plan.pdf";
    theirs.attachments = {FileId{40}};
    theirs.files = std::vector{plan};
    theirs.reply_to = MessageId{90};
    scene.link.tell(wire::DraftChanged{theirs, {}}, 120);
    CHECK(scene.quoted() == 90);
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(*scene.link.peek<wire::MessageSend>().attachments == std::vector{FileId{40}});
}

TEST_CASE("inbox: a reply that is thrown away by the bar leaves nothing for the next one, and comes back whole",
          "[app]") {
    Scene scene;
    scene.composer->setQuote({90, QStringLiteral("Ivan"), QStringLiteral("Is it free?")});
    scene.type(QStringLiteral("Yes"));
    scene.picture();
    scene.courier.finish(scene.courier.last(), 31);
    scene.colleagueAnswers(110, "No, it is taken");
    scene.pressInBar(QStringLiteral("Delete"));
    CHECK(scene.text().isEmpty());
    CHECK(scene.quoted() == 0);
    CHECK(scene.composer->isEmpty(5, ComposerMode::reply));
    CHECK_FALSE(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply));

    const bool byKey = GENERATE(true, false);
    if (byKey) {
        QTest::keyClick(scene.edit, Qt::Key_Z, Qt::ControlModifier);
        CHECK(scene.text() == "Yes");
        return;
    }
    scene.pressInBar(QStringLiteral("Undo"));
    CHECK(scene.text() == "Yes");
    CHECK(scene.quoted() == 90);
    scene.clock.advance(450ms);
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.reply_to == MessageId{90});
    CHECK(*sent.attachments == std::vector{FileId{31}});
}

TEST_CASE("inbox: Send anyway sends no gaps", "[app]") {
    Scene scene;
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("Hello {name}"));
    scene.colleagueAnswers(110, "No, it is taken");
    scene.pressInBar(QStringLiteral("Send anyway"));
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.text() == "Hello {name}");
    CHECK(scene.bar().startsWith(QStringLiteral("Fill in first")));
    scene.pressInBar(QStringLiteral("Send as it stands"));
    CHECK(scene.link.outstanding("message.send") == 1);
}

TEST_CASE("inbox: a reply that is refused keeps its quote and its time, and goes at that time anyway", "[app]") {
    Scene scene;
    scene.composer->setQuote({90, QStringLiteral("Ivan"), QStringLiteral("Is it free?")});
    scene.type(QStringLiteral("Yes"));
    for (auto* menu : scene.composer->findChildren<QMenu*>()) {
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == "Send in 1 hour")
                action->trigger();
    }
    const auto first = scene.link.peek<wire::MessageSend>();
    REQUIRE(first.send_at);
    CHECK(scene.quoted() == 0);
    scene.colleagueAnswers(110, "No, it is taken");
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    QTest::qWait(40);
    CHECK(scene.text() == "Yes");
    CHECK(scene.quoted() == 90);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->reply_to == MessageId{90});
    scene.pressInBar(QStringLiteral("Send anyway"));
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto anyway = scene.link.peek<wire::MessageSend>();
    CHECK(anyway.send_at == first.send_at);
    CHECK(anyway.reply_to == MessageId{90});
    CHECK(anyway.seen_seq == 110);
}

TEST_CASE("inbox: an unsent message that is edited goes out once, with its quote, and leaves", "[app]") {
    Scene scene;
    wire::Message failed = scene.own(120, wire::Direction::out, "The plam", wire::MessageState::failed);
    failed.reply_to = MessageId{90};
    scene.tell(failed);
    const bool again = GENERATE(true, false);
    emit scene.window.thread()->actionRequested(MessageAction::edit, 120, QStringLiteral("c120"));
    emit scene.window.thread()->actionRequested(MessageAction::edit, 120, QStringLiteral("c120"));
    CHECK(scene.text() == "The plam");
    CHECK(scene.quoted() == 90);
    if (!again) { // it becomes another reply: the old one stays
        scene.edit->selectAll();
        QTest::keyClick(scene.edit, Qt::Key_Backspace);
    }
    scene.type(QStringLiteral("."));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == (again ? "The plam." : "."));
    wire::Message anew = scene.own(121, wire::Direction::out, "The plam.", wire::MessageState::queued);
    anew.client_id = sent.client_id;
    scene.link.answer<wire::MessageSend>({anew});
    REQUIRE(scene.link.outstanding("message.delete") == (again ? 1 : 0));
    if (again)
        CHECK(scene.link.peek<wire::MessageDelete>().message_id == MessageId{120});
}

TEST_CASE("find: in a dialog that is only peeked at it is looked for there, and nothing is read", "[app]") {
    Scene scene;
    const wire::Message asks = aMessage(6, 86, "Is it free?");
    scene.link.tell(wire::DialogAdded{with(assignedTo(aDialog(6), 8), asks), {}}, 130);
    emit scene.window.peekRequested(6);
    while (scene.link.outstanding("dialog.history") > 0) {
        wire::MessagePage page;
        const bool ofPeeked = scene.link.peek<wire::DialogHistory>().thread_id == ThreadId{106};
        page.messages = {ofPeeked ? asks : aMessage(5, 90, "Is it free?")};
        scene.link.answer<wire::DialogHistory>(page);
    }
    const int read = scene.link.outstanding("dialog.read");
    QTest::qWait(40);
    scene.window.act(QStringLiteral("dialog.find"));
    FindBar* bar = scene.window.pane()->findBar();
    QTest::keyClicks(bar->field(), QStringLiteral("free"));
    REQUIRE(waitUntil([&] { return scene.link.outstanding("search.query") == 1; }));
    CHECK(scene.link.peek<wire::SearchQuery>().dialog_id == DialogId{6});
    wire::MessageHit hit;
    hit.message_id = MessageId{86};
    hit.thread_id = ThreadId{106};
    hit.dialog_id = DialogId{6};
    wire::SearchFound found;
    found.messages.hits = {hit};
    scene.link.answer<wire::SearchQuery>(found);
    CHECK(bar->countWords() == "1/1");
    emit scene.window.thread()->distantMessageRequested(86); // a click on a quote
    CHECK(scene.window.isPeeking());
    CHECK(scene.desk.viewed() != DialogId{6});
    CHECK(scene.link.outstanding("dialog.read") == read);
}
