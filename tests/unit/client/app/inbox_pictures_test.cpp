// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: how a picture goes, and how one that is too large gets smaller.
#include "client/kit/button.hpp"
#include "client/views/composer/file_tray.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <QBuffer>
#include <QImage>
#include <QMenu>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::string_literals;

namespace {

struct PictureScene : InboxScene {
    TemporaryFolder folder;

    explicit PictureScene(wire::ChannelKind kind = wire::ChannelKind::whatsapp) {
        wire::Channel channel;
        channel.id = aDialog(5).channel_id;
        channel.kind = kind;
        link.tell(wire::ChannelChanged{channel, {}}, 102);
    }
    void put(const std::string& path) {
        emit composer->filesAdded(5, ComposerMode::reply, {QString::fromStdString(path)});
    }
    FileChip* chip() const {
        runQueued(); // one that has gone is there no longer
        return window.findChild<FileChip*>();
    }
    QString says() const { return chip()->accessibleName(); }
    /// Null: none that is seen says so.
    kit::Button* button(const QString& words) const {
        for (auto* each : chip()->findChildren<kit::Button*>())
            if (!each->isHidden() && (each->text() == words || each->accessibleName() == words))
                return each;
        return nullptr;
    }
    void choose(const QString& kind) {
        QMenu* menu = chip()->findChild<QMenu*>();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == kind)
                return action->trigger();
        FAIL("no such kind");
    }
    const FileSource& lastUpload() const { return courier.uploads.rbegin()->second; }
};

QByteArray encoded(QSize size, const char* format) {
    QImage picture(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < picture.height(); ++y)
        random.fillRange(reinterpret_cast<quint32*>(picture.scanLine(y)), picture.width());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    REQUIRE(buffer.open(QIODevice::WriteOnly));
    REQUIRE(picture.save(&buffer, format));
    return bytes;
}

/// A photo that says where it was taken.
std::string photoWithPlace() {
    const std::string xmp = "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>59N"s;
    const auto length = xmp.size() + 2;
    const std::string segment = "\xFF\xE1"s + static_cast<char>(length >> 8) + static_cast<char>(length & 0xFF) + xmp;
    return encoded({8, 8}, "JPEG").toStdString().insert(2, segment);
}

} // namespace

TEST_CASE("inbox: a picture goes as a photo, or as a file where that is chosen", "[app]") {
    PictureScene scene;
    scene.put(scene.folder.write("lake.png", encoded({8, 8}, "PNG").toStdString()));
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 31, "image/png");
    CHECK(scene.says() == "lake.png, ready");
    REQUIRE(scene.button(QStringLiteral("lake.png goes as a photo: choose how")));
    scene.choose(QStringLiteral("As a file"));
    CHECK(scene.says() == "lake.png, ready, goes as a file");
    REQUIRE(scene.button(QStringLiteral("lake.png goes as a file: choose how")));
    scene.type(QStringLiteral("Look"));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.attachments == std::vector{FileId{31}});
    CHECK(sent.as_files == std::vector{FileId{31}});

    scene.link.refuse<wire::MessageSend>(Errc::stale); // it comes back as it was
    CHECK(scene.says() == "lake.png, ready, goes as a file");
    scene.choose(QStringLiteral("As a photo"));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK_FALSE(scene.link.peek<wire::MessageSend>().as_files);
}

TEST_CASE("inbox: how a picture goes is kept with the draft at the server, and follows another computer's choice",
          "[app]") {
    PictureScene scene;
    scene.put(scene.folder.write("lake.png", encoded({8, 8}, "PNG").toStdString()));
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 31, "image/png");
    scene.choose(QStringLiteral("As a file"));
    scene.desk.flushDrafts();
    while (scene.link.outstanding("draft.save") > 1)
        scene.link.answer<wire::DraftSave>({});
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.attachments == std::vector{FileId{31}});
    CHECK(saved.as_files == std::vector{FileId{31}});
    wire::Draft theirs = *scene.desk.draft(DialogId{5}, wire::ComposeMode::reply);
    REQUIRE(theirs.files);
    theirs.text = "Look";
    theirs.at += Millis{1000};
    theirs.files->front().kind = wire::AttachmentKind::photo;
    scene.link.tell(wire::DraftChanged{theirs, std::nullopt}, 110);
    CHECK(scene.text() == "Look");
    CHECK(scene.says() == "lake.png, ready");
    theirs.at += Millis{1000};
    theirs.text = "Look there";
    theirs.files->front().kind = wire::AttachmentKind::file;
    scene.link.tell(wire::DraftChanged{theirs, std::nullopt}, 111);
    CHECK(scene.says() == "lake.png, ready, goes as a file");
}

TEST_CASE("inbox: pictures begin as files where the operator likes it so, and a draft remembers what was chosen",
          "[app]") {
    PictureScene scene;
    scene.composer->setPictureHabits({true, false});
    scene.put(scene.folder.write("lake.png", encoded({8, 8}, "PNG").toStdString()));
    const auto draft = [&] { return scene.desk.draft(DialogId{5}, wire::ComposeMode::reply); };
    REQUIRE(draft());
    REQUIRE(draft()->pending);
    CHECK(draft()->pending->front().as_file == true);
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 31, "image/png");
    REQUIRE(draft()->files);
    CHECK(draft()->files->front().kind == wire::AttachmentKind::file);
    scene.choose(QStringLiteral("As a photo"));
    CHECK(draft()->files->front().kind == wire::AttachmentKind::photo);
}

TEST_CASE("inbox: where a photo was taken is out of it before it goes up, unless it is to stay", "[app]") {
    PictureScene scene;
    const std::string path = scene.folder.write("lake.jpg", photoWithPlace());
    scene.put(path);
    CHECK(scene.courier.uploads.empty()); // it is being looked through
    CHECK(scene.chip());
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    CHECK_FALSE(scene.lastUpload().bytes.isEmpty());
    CHECK_FALSE(scene.lastUpload().bytes.contains("GPSLatitude"));

    scene.composer->setPictureHabits({false, true});
    scene.put(path);
    REQUIRE(scene.courier.uploads.size() == 2);
    CHECK(scene.lastUpload().bytes.isEmpty()); // the file itself
}

TEST_CASE("inbox: a photo whose place can't be taken out is told of, and leaves by no earlier Enter", "[app]") {
    PictureScene scene(wire::ChannelKind::telegram);
    const std::string sequence = "\0\0\0\x10"s + "ftypheic\0\0\0\0"s; // says nothing of what is in it
    scene.put(scene.folder.write("lake.heic", sequence));
    scene.type(QStringLiteral("Look"));
    scene.enter();
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    CHECK(scene.bar().contains(QStringLiteral("lake.heic")));
    CHECK(scene.bar().contains(QStringLiteral("where it was taken")));
    scene.courier.finish(scene.courier.last(), 31, "image/heic");
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.enter(); // as it is
    CHECK(scene.link.outstanding("message.send") == 1);
}

TEST_CASE("inbox: a picture that is too large for a photo gets smaller when somebody says so, and back", "[app]") {
    PictureScene scene;
    const QByteArray large = encoded({1500, 1200}, "PNG");
    REQUIRE(large.size() > 5'000'000);
    scene.put(scene.folder.write("lake.png", large.toStdString()));
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 31, "image/png");
    CHECK(scene.says() == "lake.png, ready, goes as a document");
    kit::Button* compress = scene.button(QStringLiteral("Compress"));
    REQUIRE(compress);
    compress->click();
    CHECK(scene.says() == "lake.png, compressing");
    scene.type(QStringLiteral("Look"));
    scene.enter(); // waits for it
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.type(QStringLiteral("!"));
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    CHECK(scene.lastUpload().name == "lake.jpg");
    CHECK(scene.lastUpload().bytes.size() <= 5'000'000);
    CHECK(QImage::fromData(scene.lastUpload().bytes).size() == QSize(1500, 1200));
    scene.courier.finish(scene.courier.last(), 32, "image/jpeg");
    CHECK(scene.says().contains(QStringLiteral("instead of")));

    kit::Button* back = scene.button(QStringLiteral("As it was"));
    REQUIRE(back);
    back->click();
    REQUIRE(scene.courier.uploads.size() == 1);
    CHECK(scene.lastUpload().name == "lake.png");
    scene.courier.finish(scene.courier.last(), 33, "image/png");
    REQUIRE(scene.button(QStringLiteral("Compress")));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().attachments == std::vector{FileId{33}});
}

TEST_CASE("inbox: a picture that the messenger takes in no form waits until it is smaller", "[app]") {
    PictureScene scene(wire::ChannelKind::webchat);
    const QByteArray large = encoded({3000, 2500}, "PNG");
    REQUIRE(large.size() > 20 * 1024 * 1024);
    scene.put(scene.folder.write("lake.png", large.toStdString()));
    CHECK(scene.bar().isEmpty()); // it isn't refused
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 31, "image/png");
    scene.type(QStringLiteral("Look"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 0);
    kit::Button* compress = scene.button(QStringLiteral("Compress"));
    REQUIRE(compress);
    compress->click();
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    scene.courier.finish(scene.courier.last(), 32, "image/jpeg");
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().attachments == std::vector{FileId{32}});
}
