// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: what an operator sees when somebody was faster, and where files go.
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QApplication>
#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

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
    CHECK(scene.bar().isEmpty());
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
}

TEST_CASE("inbox: a message waits for its files and goes out once with them", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    QFile file(folder.filePath("plan.pdf"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4 nothing");
    file.close();
    emit scene.composer->filesAdded(5, ComposerMode::reply, {file.fileName()});
    REQUIRE(scene.courier.uploads.size() == 1);
    scene.type(QStringLiteral("The plan"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.text() == "The plan");
    scene.courier.finish(scene.courier.last(), 31, "application/pdf");
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == "The plan");
    REQUIRE(sent.attachments);
    CHECK(*sent.attachments == std::vector{FileId{31}});
    CHECK(scene.text().isEmpty());

    scene.link.refuse<wire::MessageSend>(Errc::stale);
    CHECK(scene.text() == "The plan"); // and its file is back as well
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(*scene.link.peek<wire::MessageSend>().attachments == std::vector{FileId{31}});
}

TEST_CASE("inbox: a draft names its files, by path on the way and by number when they are up", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    QFile file(folder.filePath("plan.pdf"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4 nothing");
    file.close();
    const auto draft = [&] { return scene.desk.draft(DialogId{5}, wire::ComposeMode::reply); };
    emit scene.composer->filesAdded(5, ComposerMode::reply, {file.fileName()});
    REQUIRE(draft());
    REQUIRE(draft()->pending);
    CHECK(draft()->pending->front().path == file.fileName().toStdString());
    CHECK(draft()->pending->front().bytes == 16);
    scene.courier.finish(scene.courier.last(), 31, "application/pdf");
    CHECK_FALSE(draft()->pending);
    CHECK(draft()->attachments == std::vector{FileId{31}});
}

TEST_CASE("inbox: a draft's unfinished files go on after a restart, one that has changed is told", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    DraftContent content;
    for (const char* name : {"same.pdf", "changed.pdf"}) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("%PDF-1.4 nothing");
        file.close();
        const QFileInfo info(file);
        content.pending.push_back(
            {info.filePath().toStdString(), info.size(), info.lastModified().toMSecsSinceEpoch()});
    }
    content.pending.back().bytes = 15;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, content);
    scene.controller.open(DialogId{6}, true);
    REQUIRE(scene.courier.uploads.size() == 1);
    CHECK(scene.courier.uploads.begin()->second.name == "same.pdf");
    CHECK(scene.bar().contains(QStringLiteral("changed.pdf")));
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

TEST_CASE("inbox: whoever writes on after Enter is not sent half-way", "[app]") {
    Scene scene;
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    emit scene.composer->pictureAdded(5, ComposerMode::reply, picture);
    REQUIRE(scene.courier.uploads.size() == 1);
    scene.type(QStringLiteral("Here"));
    scene.enter();
    scene.type(QStringLiteral(" it"));
    scene.courier.finish(scene.courier.last(), 32);
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.enter();
    CHECK(scene.link.peek<wire::MessageSend>().text == "Here it");
}

TEST_CASE("inbox: files that can't be sent are refused in words, the others go up", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    emit scene.composer->filesAdded(5, ComposerMode::reply, {folder.path()});
    CHECK(scene.bar().contains(QStringLiteral("is a folder")));
    emit scene.composer->filesAdded(5, ComposerMode::reply, {folder.filePath("gone.txt")});
    CHECK(scene.bar().contains(QStringLiteral("no longer there")));
    CHECK(scene.courier.uploads.empty());
}

TEST_CASE("inbox: a picture opens in a window of its own, first small, then whole", "[app]") {
    Scene scene;
    wire::Message message = aMessage(5, 120, "The lake");
    wire::Attachment photo;
    photo.file_id = FileId{9};
    photo.kind = wire::AttachmentKind::photo;
    photo.name = "lake.png";
    message.attachments = {photo};
    scene.link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(5, 120), 7), message)}, 120);
    QImage picture(640, 480, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    REQUIRE(picture.save(&buffer, "PNG"));
    scene.courier.files["/files/9"] = bytes;

    emit scene.window.thread()->attachmentActivated(9);
    const auto viewer = [] {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* found = qobject_cast<PictureViewer*>(window); found && found->isVisible())
                return found;
        return static_cast<PictureViewer*>(nullptr);
    };
    REQUIRE(viewer());
    CHECK(viewer()->name() == "lake.png");
    while (scene.link.outstanding("file.link") > 0)
        scene.link.answer<wire::FileLink>({"/files/9", {}});
    auto* canvas = viewer()->findChild<PictureCanvas*>();
    REQUIRE(waitUntil([&] { return canvas->picture().size() == QSize(640, 480); }));
    CHECK(canvas->percent() <= 100);
    QTest::keyClick(viewer(), Qt::Key_Plus);
    QTest::keyClick(viewer(), Qt::Key_R);
    CHECK(canvas->picture().size() == QSize(480, 640));
    QTest::keyClick(viewer(), Qt::Key_Escape);
    CHECK(viewer() == nullptr);
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
