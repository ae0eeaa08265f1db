// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/attachment_tray.hpp"
#include "tests/support/fake_courier.hpp"
#include "tests/support/printing.hpp"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const DialogId kDialog{5};
constexpr auto kReply = wire::ComposeMode::reply;

CheckedFile aFile(const QString& name, qsizetype bytes = 100) {
    return checkBytes(name, QByteArray(bytes, 'x'), 1'000'000);
}

struct Scene {
    FakeCourier courier;
    AttachmentTray tray{courier};
};

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& content) {
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

} // namespace

TEST_CASE("tray: files go up at once and leave with the message when all are there", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("two.png")));
    CHECK(scene.courier.uploads.size() == 2);
    scene.courier.finish(2, 12);
    CHECK_FALSE(scene.tray.isReady(kDialog, kReply));
    CHECK(scene.tray.take(kDialog, kReply).empty());
    emit scene.courier.progressed(1, 50, 100);
    CHECK(scene.tray.files(kDialog, kReply)[0].sent == 50);
    emit scene.courier.progressed(1, 400, 400); // with its headers
    CHECK(scene.tray.files(kDialog, kReply)[0].sent == 100);
    scene.courier.finish(1, 11);
    REQUIRE(scene.tray.isReady(kDialog, kReply));
    const auto attachments = scene.tray.take(kDialog, kReply);
    REQUIRE(attachments.size() == 2);
    CHECK(attachments[0].file_id == FileId{11}); // in the order they were put in
    CHECK(attachments[0].kind == wire::AttachmentKind::photo);
    CHECK(attachments[1].file_id == FileId{12});
    CHECK(scene.tray.size() == 0);
}

TEST_CASE("tray: files belong to a dialog and a mode", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    CHECK(scene.tray.files(kDialog, wire::ComposeMode::note).empty());
    CHECK(scene.tray.files(DialogId{6}, kReply).empty());
    CHECK(scene.tray.isReady(DialogId{6}, kReply));
}

TEST_CASE("tray: a file that is taken out while it goes up is stopped", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    scene.tray.remove(scene.tray.files(kDialog, kReply)[0].id);
    CHECK(scene.courier.cancelled == std::vector{1});
    CHECK(scene.tray.files(kDialog, kReply).empty());
    emit scene.courier.uploaded(1, {FileId{1}, "one.png", "image/png", 100}); // too late to matter
    CHECK(scene.tray.size() == 0);
}

TEST_CASE("tray: a failed file stays with its reason and is tried again", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    scene.courier.breakOff(1, Errc::unavailable);
    REQUIRE(scene.tray.hasFailed(kDialog, kReply));
    CHECK(scene.tray.files(kDialog, kReply)[0].error.code == Errc::unavailable);
    scene.tray.retry(scene.tray.files(kDialog, kReply)[0].id);
    CHECK_FALSE(scene.tray.hasFailed(kDialog, kReply));
    scene.courier.finish(2, 11);
    CHECK(scene.tray.isReady(kDialog, kReply));
    scene.tray.retry(scene.tray.files(kDialog, kReply)[0].id); // has arrived: nothing to try again
    CHECK(scene.tray.isReady(kDialog, kReply));
    CHECK(scene.courier.last() == 2);
}

TEST_CASE("tray: who signs out takes no file along, and stops what goes up", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    REQUIRE(scene.tray.add(DialogId{6}, kReply, aFile("two.png")));
    scene.courier.finish(1, 11);
    scene.tray.clear();
    CHECK(scene.tray.size() == 0);
    CHECK(scene.courier.cancelled == std::vector{2});
    emit scene.courier.uploaded(2, {FileId{2}, "two.png", "image/png", 100}); // too late to matter
    CHECK(scene.tray.size() == 0);
}

TEST_CASE("tray: no more files than a message takes, and what came back is ready", "[state]") {
    Scene scene;
    for (std::size_t i = 0; i < AttachmentTray::kMostFiles; ++i)
        REQUIRE(scene.tray.add(kDialog, kReply, aFile("x.png")));
    CHECK_FALSE(scene.tray.add(kDialog, kReply, aFile("x.png")));
    wire::Attachment old;
    old.file_id = FileId{3};
    scene.tray.putBack(DialogId{6}, kReply, {old});
    REQUIRE(scene.tray.isReady(DialogId{6}, kReply));
    CHECK(scene.tray.take(DialogId{6}, kReply)[0].file_id == FileId{3});
}

TEST_CASE("files: what can't be sent is known before anything is sent", "[state]") {
    const QTemporaryDir folder;
    const auto problem = [&](const QString& path) { return checkFile(path, 1000).problem; };
    CHECK(problem(folder.path()) == FileProblem::folder);
    CHECK(problem(folder.path() + u'/') == FileProblem::folder);
    CHECK(problem(folder.filePath("gone.txt")) == FileProblem::gone);
    CHECK(problem(written(folder, "empty.txt", {})) == FileProblem::empty);
    CHECK(problem(written(folder, "large.txt", QByteArray(1001, 'x'))) == FileProblem::tooLarge);
    CHECK(problem(written(folder, "fits.txt", QByteArray(1000, 'x'))) == FileProblem::none);
    CHECK(problem(written(folder, "setup.EXE", "MZ")) == FileProblem::program);
    CHECK(problem(written(folder, "harmless",
                          QByteArray("\x7F"
                                     "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0",
                                     20))) == FileProblem::program);
    CHECK(problem("/dev/zero") == FileProblem::unreadable);
    QFile::link(folder.filePath("nowhere"), folder.filePath("dangling"));
    CHECK(problem(folder.filePath("dangling")) == FileProblem::gone);
    const CheckedFile fine = checkFile(folder.filePath("fits.txt"), 1000);
    CHECK(fine.source.name == "fits.txt");
    CHECK(fine.bytes == 1000);
    CHECK(fine.type == "text/plain");
}

TEST_CASE("tray: a picture goes as a photo or as a file, also when it is up already or came back", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("one.png")));
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("two.png")));
    scene.tray.setAsFile(scene.tray.files(kDialog, kReply)[0].id, true);
    scene.courier.finish(1, 11);
    scene.courier.finish(2, 12);
    scene.tray.setAsFile(scene.tray.files(kDialog, kReply)[1].id, true);
    auto attachments = scene.tray.take(kDialog, kReply);
    REQUIRE(attachments.size() == 2);
    CHECK(attachments[0].kind == wire::AttachmentKind::file);
    CHECK(attachments[1].kind == wire::AttachmentKind::file);

    scene.tray.putBack(kDialog, kReply, attachments);
    CHECK(scene.tray.files(kDialog, kReply)[0].asFile);
    scene.tray.setAsFile(scene.tray.files(kDialog, kReply)[0].id, false);
    attachments = scene.tray.take(kDialog, kReply);
    CHECK(attachments[0].kind == wire::AttachmentKind::photo);
    CHECK(attachments[1].kind == wire::AttachmentKind::file);
}

TEST_CASE("tray: other bytes go up in a file's place, and nothing leaves while they are being made", "[state]") {
    Scene scene;
    REQUIRE(scene.tray.add(kDialog, kReply, aFile("large.png", 1000), AttachmentTray::Start::whenReplaced));
    CHECK(scene.courier.uploads.empty());
    CHECK_FALSE(scene.tray.isReady(kDialog, kReply));
    const int id = scene.tray.files(kDialog, kReply)[0].id;
    scene.tray.replace(id, aFile("large.png", 900));
    REQUIRE(scene.courier.uploads.size() == 1);
    scene.tray.setShrinking(id, true);
    scene.courier.finish(scene.courier.last(), 11);
    CHECK_FALSE(scene.tray.isReady(kDialog, kReply));
    scene.tray.replace(id, aFile("large.jpg", 100), 900);
    REQUIRE(scene.courier.uploads.size() == 1);
    CHECK(scene.tray.find(id)->wasBytes == 900);
    CHECK(scene.tray.find(id)->bytes == 100);
    CHECK_FALSE(scene.tray.find(id)->shrinking);
    const int smaller = scene.courier.last();
    scene.tray.replace(id, aFile("large.png", 900)); // back before it was up
    CHECK(scene.courier.cancelled == std::vector{smaller});
    CHECK(scene.tray.find(id)->wasBytes == 0);
    scene.courier.finish(scene.courier.last(), 13);
    REQUIRE(scene.tray.isReady(kDialog, kReply));
    CHECK(scene.tray.take(kDialog, kReply)[0].file_id == FileId{13});
}
