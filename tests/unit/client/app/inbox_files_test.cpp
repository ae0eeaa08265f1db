// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: files between the operator's hand and the message that takes them along.
#include "client/kit/button.hpp"
#include "client/views/composer/file_tray.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QApplication>
#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Scene = InboxScene;

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

TEST_CASE("inbox: a picture that was pasted and is not up yet is there after a restart, until it is up", "[app]") {
    Scene scene;
    QImage picture(30, 20, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    emit scene.composer->pictureAdded(5, ComposerMode::reply, picture);
    REQUIRE(scene.courier.uploads.size() == 1);
    const FileSource pasted = scene.courier.uploads.begin()->second;
    CHECK(scene.vault.pasted().size() == 1);

    FakeCourier courier;
    InboxWindow window(scene.theme, [&] { return scene.desk.nowMs(); });
    const auto server = ServerAddress::parse(QStringLiteral("127.0.0.1")).value();
    InboxController restarted(scene.link, scene.desk, courier, scene.clock, server, window, scene.theme);
    restarted.open(DialogId{5}, true);
    REQUIRE(courier.uploads.size() == 1);
    CHECK(courier.uploads.begin()->second.name == pasted.name);
    CHECK(courier.uploads.begin()->second.bytes == pasted.bytes);
    CHECK(scene.vault.pasted().size() == 1);

    courier.finish(courier.last(), 31);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->attachments == std::vector{FileId{31}});
    CHECK(scene.vault.pasted().empty());
}

TEST_CASE("inbox: a picture in the draft that is gone is told by its name", "[app]") {
    Scene scene;
    DraftContent content;
    content.pending = {{"Picture of a lake.png", 17, 0, "nobody has it"}};
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 102);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, content);
    scene.controller.open(DialogId{6}, true);
    CHECK(scene.courier.uploads.empty());
    CHECK(scene.bar().contains(QStringLiteral("Picture of a lake.png")));
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

TEST_CASE("inbox: a file that is too large for the messenger is refused before it goes up, as a note it may", "[app]") {
    Scene scene;
    wire::Channel channel;
    channel.id = aDialog(5).channel_id;
    channel.kind = wire::ChannelKind::whatsapp;
    channel.name = "WhatsApp";
    scene.link.answer<wire::UserList>({});
    scene.link.answer<wire::ChannelList>({{channel}});
    const QTemporaryDir folder;
    const auto aFile = [&](const char* name, const char* begins, qint64 bytes) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(begins);
        REQUIRE(file.resize(bytes)); // its holes take no place on the disk
        return file.fileName();
    };
    const QString film = aFile("film.bin", "film", 100'000'001);
    emit scene.composer->filesAdded(5, ComposerMode::reply, {film});
    CHECK(scene.bar().contains(QStringLiteral("this messenger takes at most 95 MB")));
    CHECK(scene.courier.uploads.empty());
    emit scene.composer->filesAdded(5, ComposerMode::note, {film});
    CHECK(scene.courier.uploads.size() == 1);
    // Too large for a photo there, it goes as a document.
    emit scene.composer->filesAdded(5, ComposerMode::reply, {aFile("photo.png", "\x89PNG\r\n\x1a\n", 6'000'000)});
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 2; })); // once it was looked through
    scene.courier.finish(scene.courier.last(), 33, "image/png");
    CHECK(scene.window.findChild<FileChip*>()->accessibleName() == "photo.png, ready, goes as a document");
}

TEST_CASE("inbox: a file that is too large for the messenger goes as a link when somebody says so", "[app]") {
    Scene scene;
    scene.link.features = {"file_links"};
    scene.link.start(100, true);
    wire::Channel channel;
    channel.id = aDialog(5).channel_id;
    channel.kind = wire::ChannelKind::whatsapp;
    scene.link.tell(wire::ChannelChanged{channel, {}}, 101);
    const QTemporaryDir folder;
    QFile film(folder.filePath("film.bin"));
    REQUIRE(film.open(QIODevice::WriteOnly));
    film.write("film");
    REQUIRE(film.resize(100'000'001));
    QFile small(folder.filePath("bill.txt"));
    REQUIRE(small.open(QIODevice::WriteOnly));
    small.write("1000 roubles");
    small.close();
    emit scene.composer->filesAdded(5, ComposerMode::reply, {film.fileName()});
    REQUIRE(scene.courier.uploads.size() == 1);
    const int upload = scene.courier.last();
    const auto* chip = scene.window.findChild<FileChip*>();
    CHECK(chip->accessibleName() == "film.bin, 95 MB, at most 95 MB here");
    scene.courier.finish(upload, 41, "application/octet-stream");
    scene.type(QStringLiteral("Here"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 0);

    const auto buttons = scene.window.findChildren<kit::Button*>();
    const auto link = std::ranges::find_if(
        buttons, [](const auto* each) { return each->text() == "Send as a link" && !each->isHidden(); });
    REQUIRE(link != buttons.end());
    (*link)->click();
    CHECK(chip->accessibleName() == "film.bin, ready, goes as a link");
    CHECK((*link)->isHidden());
    emit scene.composer->filesAdded(5, ComposerMode::reply, {small.fileName()});
    scene.courier.finish(scene.courier.last(), 42, "text/plain");
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == "Here");
    CHECK(sent.links == std::vector{FileId{41}});
    CHECK(sent.attachments == std::vector{FileId{42}});
}

TEST_CASE("inbox: a reply whose file was refused is sent once more with a link, in its place", "[app]") {
    Scene scene;
    scene.link.features = {"file_links"};
    scene.link.start(100, true);
    wire::Message refused = aMessage(5, 120, "The plan");
    refused.direction = wire::Direction::out;
    refused.author = {wire::AuthorKind::operator_, 7, "Anna"};
    refused.client_id = "c";
    refused.state = wire::MessageState::failed;
    refused.error = "this messenger doesn't take \"plan.dwg\"";
    wire::Attachment file;
    file.file_id = FileId{9};
    file.kind = wire::AttachmentKind::file;
    file.name = "plan.dwg";
    file.size = 1000;
    refused.attachments = {file};
    scene.link.tell(wire::MessageAdded{refused, with(assignedTo(aDialog(5, 120), 7), refused)}, 120);
    emit scene.window.thread()->actionRequested(MessageAction::sendAsLink, 120, QStringLiteral("c"));
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == "The plan");
    CHECK(sent.links == std::vector{FileId{9}});
    CHECK_FALSE(sent.attachments);
    CHECK(sent.client_id != "c");
    wire::Message anew = aMessage(5, 121, "The plan\nplan.dwg: https://chat.example/files/links/x");
    anew.direction = wire::Direction::out;
    anew.client_id = sent.client_id;
    scene.link.answer<wire::MessageSend>({anew});
    REQUIRE(scene.link.outstanding("message.delete") == 1);
    CHECK(scene.link.peek<wire::MessageDelete>().message_id == MessageId{120});
}

TEST_CASE("inbox: a picture opens in a window of its own, first small, then whole", "[app]") {
    Scene scene;
    wire::Message message = aMessage(5, 120, "The lake");
    wire::Attachment photo;
    photo.file_id = FileId{9};
    photo.kind = wire::AttachmentKind::photo;
    photo.name = "la\u202Eke.png";
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
    CHECK(viewer()->name() == "lake.png"); // without the mark that turns it round
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
