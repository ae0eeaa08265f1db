// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link and with a microphone that the test holds: a voice message from the button to
// the message that takes it along.
#include <QAbstractButton>
#include <QSignalSpy>

#include "client/app/files/voice_note.hpp"
#include "client/sound/ogg_opus.hpp"
#include "client/views/composer/file_tray.hpp"
#include "client/views/composer/voice_strip.hpp"
#include "shared/domain/voice_type.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/test_microphone.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Dialog 5 is one of Telegram, which takes voice messages.
struct VoiceScene : DeskScene {
    Room room;
    FakeCourier courier;
    kit::Theme theme;
    InboxWindow window{theme, [this] { return desk.nowMs(); }};
    InboxController controller{
        link, desk, courier, clock, ServerAddress::parse(QStringLiteral("127.0.0.1")).value(), window, theme, [this] {
            return std::make_unique<TestMicrophone>(room);
        }};
    ComposerView* composer = window.composer();
    ComposerEdit* edit = composer->findChild<ComposerEdit*>();
    VoiceStrip* strip = composer->findChild<VoiceStrip*>();

    explicit VoiceScene(wire::ChannelKind kind = wire::ChannelKind::telegram) {
        link.start(100);
        wire::Channel channel;
        channel.id = ChannelId{9};
        channel.kind = kind;
        channel.name = "Booking";
        channel.version = 1;
        link.tell(wire::ChannelChanged{channel, {}}, 101);
        wire::Dialog dialog = assignedTo(aDialog(5), 7);
        dialog.channel_id = ChannelId{9};
        link.tell(wire::DialogAdded{dialog, {}}, 102);
        link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 103);
        window.show();
        window.activateWindow();
        controller.open(DialogId{5}, true);
        wire::MessagePage page;
        page.messages = {aMessage(5, 90, "Is it free?")};
        link.answer<wire::DialogHistory>(page);
        QTest::qWait(280); // an Enter right after a switch is not taken
    }
    ~VoiceScene() { room.over = true; }
    QAbstractButton* button(const QString& name) const {
        for (QAbstractButton* each : composer->findChildren<QAbstractButton*>())
            if (each->accessibleName().startsWith(name))
                return each;
        return nullptr;
    }
    QAbstractButton* microphone() const { return button(QStringLiteral("Record a voice message")); }
    /// Presses the button and says so many twentieths of a second.
    void speak(int blocks) {
        microphone()->click();
        room.says = blocks;
        REQUIRE(QTest::qWaitFor([&] { return room.says == 0; }, 5000));
    }
    /// The block it waits for; then it is encoded.
    void settle() {
        room.says = 1;
        REQUIRE(QTest::qWaitFor([&] { return !courier.uploads.empty(); }, 5000));
    }
    QList<FileChip*> chips() const {
        QList<FileChip*> shown;
        for (FileChip* chip : composer->findChildren<FileChip*>())
            if (chip->isVisible())
                shown.append(chip);
        return shown;
    }
    const wire::Draft* draft() const { return desk.draft(DialogId{5}, wire::ComposeMode::reply); }
    QString bar() const {
        const auto* bar = window.pane()->findChild<kit::NoticeBar*>();
        return bar->isHidden() ? QString() : bar->words();
    }
};

} // namespace

TEST_CASE("voice note: Enter sends what is being said, as one voice message", "[app]") {
    VoiceScene scene;
    REQUIRE(scene.microphone());
    CHECK(scene.microphone()->isVisible());
    scene.speak(30);
    CHECK(scene.strip->isVisible());
    CHECK(scene.strip->hasFocus());
    QTest::keyClick(scene.strip, Qt::Key_Return);
    CHECK_FALSE(scene.strip->isVisible());
    scene.settle();
    CHECK(scene.link.outstanding("message.send") == 0);
    const FileSource source = scene.courier.uploads.begin()->second;
    CHECK(source.name.endsWith(QStringLiteral(".ogg")));
    CHECK(domain::isVoice({source.bytes.constData(), static_cast<std::size_t>(source.bytes.size())}));
    const auto sound = decodeOggOpus(source.bytes);
    REQUIRE(sound);
    CHECK(sound->durationMs() == Approx(1'550).margin(60));
    scene.courier.finish(scene.courier.last(), 31, std::string(domain::kVoiceType));
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(*scene.link.peek<wire::MessageSend>().attachments == std::vector{FileId{31}});
}

TEST_CASE("voice note: what is stopped waits beside the text, is heard and sent", "[app]") {
    VoiceScene scene;
    scene.speak(20);
    QTest::keyClick(scene.strip, Qt::Key_Space);
    scene.settle();
    REQUIRE(scene.chips().size() == 1);
    CHECK(scene.chips().front()->accessibleName().contains(QStringLiteral("Voice message, 0:01")));
    CHECK(scene.edit->hasFocus());
    QSignalSpy heard(scene.composer, &ComposerView::fileHearingToggled);
    QAbstractButton* play = scene.button(QStringLiteral("Listen to"));
    REQUIRE(play);
    play->click();
    CHECK(heard.count() == 1);
    scene.courier.finish(scene.courier.last(), 31, std::string(domain::kVoiceType));
    QTest::keyClicks(scene.edit, QStringLiteral("Listen"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == "Listen");
    CHECK(*sent.attachments == std::vector{FileId{31}});
}

TEST_CASE("voice note: what is said is kept as it is said", "[app]") {
    VoiceScene scene;
    scene.speak(80); // four seconds
    REQUIRE(QTest::qWaitFor([&] { return !scene.vault.pasted().empty(); }, 5000));
    const auto kept = [&] { return scene.vault.pasted().front().bytes; };
    const auto heard = [&] {
        const auto sound = decodeOggOpus(kept());
        return sound ? sound->durationMs() : 0;
    };
    REQUIRE(QTest::qWaitFor([&] { return heard() >= 4'000 - SoundRecorder::kInsideMs - 100; }, 5000));
    const KeptDraft* draft = scene.desk.draft(DialogId{5}, wire::ComposeMode::reply);
    REQUIRE(draft);
    CHECK(draft->holds(scene.vault.pasted().front().name));
    CHECK(scene.courier.uploads.empty()); // it isn't finished
    CHECK(scene.chips().isEmpty());
    const QByteArray before = kept();
    scene.room.says = 40;
    REQUIRE(QTest::qWaitFor([&] { return heard() >= 6'000 - SoundRecorder::kInsideMs - 100; }, 5000));
    CHECK(kept().startsWith(before)); // it grows behind what is there

    QTest::keyClick(scene.strip, Qt::Key_Space);
    scene.settle();
    REQUIRE(scene.vault.pasted().size() == 1);
    CHECK(kept() == scene.courier.uploads.begin()->second.bytes); // the whole has taken its place
    REQUIRE(scene.chips().size() == 1);
}

TEST_CASE("voice note: what is thrown away is kept nowhere", "[app]") {
    VoiceScene scene;
    scene.speak(80);
    REQUIRE(QTest::qWaitFor([&] { return !scene.vault.pasted().empty(); }, 5000));
    QTest::keyClick(scene.strip, Qt::Key_Delete);
    scene.room.says = 1;
    CHECK(QTest::qWaitFor([&] { return scene.vault.pasted().empty(); }, 5000));
    CHECK_FALSE(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply));
}

TEST_CASE("voice note: Escape ends it and keeps what was said", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    QTest::keyClick(scene.strip, Qt::Key_Escape);
    CHECK_FALSE(scene.strip->isVisible());
    scene.settle();
    CHECK(scene.chips().size() == 1);
    scene.courier.finish(scene.courier.last(), 31, std::string(domain::kVoiceType));
    CHECK(scene.link.outstanding("message.send") == 0);
}

TEST_CASE("voice note: what comes while it is being made ready has not been looked at", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    QTest::keyClick(scene.strip, Qt::Key_Return);
    wire::Message theirs = aReply(5, 110, 8);
    wire::Dialog dialog = assignedTo(aDialog(5, 110), 7);
    dialog.channel_id = ChannelId{9};
    scene.link.tell(wire::MessageAdded{theirs, with(dialog, theirs)}, 110);
    QTest::qWait(40);
    scene.clock.advance(Millis{450}); // to read it
    scene.settle();
    scene.courier.finish(scene.courier.last(), 31, std::string(domain::kVoiceType));
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 90);
}

TEST_CASE("voice note: its cross and Delete throw it away", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    if (GENERATE(true, false))
        QTest::keyClick(scene.strip, Qt::Key_Delete);
    else
        scene.button(QStringLiteral("Throw the recording away"))->click();
    CHECK_FALSE(scene.strip->isVisible());
    scene.room.says = 1;
    QTest::qWait(50);
    CHECK(scene.courier.uploads.empty());
    CHECK(scene.chips().isEmpty());
    CHECK(scene.window.pane()->isVisible()); // and the dialog is still there
    CHECK(scene.microphone()->isEnabled());
}

TEST_CASE("voice note: an upload that fails keeps it, and it can be tried again", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    QTest::keyClick(scene.strip, Qt::Key_Return);
    scene.settle();
    const QByteArray said = scene.courier.uploads.begin()->second.bytes;
    CHECK(scene.vault.pasted().size() == 1);
    scene.courier.breakOff(scene.courier.last(), Errc::unavailable);
    REQUIRE(scene.chips().size() == 1);
    REQUIRE(scene.draft());
    QAbstractButton* again = scene.button(QStringLiteral("Upload"));
    REQUIRE(again);
    again->click();
    REQUIRE(scene.courier.uploads.size() == 1);
    CHECK(scene.courier.uploads.begin()->second.bytes == said);
    scene.courier.finish(scene.courier.last(), 32, std::string(domain::kVoiceType));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.link.outstanding("message.send") == 1);
}

TEST_CASE("voice note: leaving the dialog keeps it there, unsent", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    scene.controller.open(DialogId{6}, true);
    CHECK_FALSE(scene.strip->isVisible());
    scene.settle();
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.chips().isEmpty()); // of the other dialog
    scene.courier.finish(scene.courier.last(), 33, std::string(domain::kVoiceType));
    REQUIRE(scene.draft());
    CHECK(scene.draft()->attachments == std::vector{FileId{33}});
}

TEST_CASE("voice note: what can't be recorded says so in words", "[app]") {
    VoiceScene scene;
    const auto [trouble, word] = GENERATE(table<MicrophoneTrouble, const char*>({
        {MicrophoneTrouble::absent, "No microphone"},
        {MicrophoneTrouble::server, "no sound server"},
        {MicrophoneTrouble::refused, "may not be used"},
        {MicrophoneTrouble::library, "installed"},
    }));
    scene.room.trouble = trouble;
    QTest::keyClicks(scene.edit, QStringLiteral("Half"));
    scene.microphone()->click();
    REQUIRE(QTest::qWaitFor([&] { return !scene.bar().isEmpty(); }, 5000));
    CHECK(scene.bar().contains(QLatin1String(word)));
    CHECK_FALSE(scene.strip->isVisible());
    CHECK(scene.composer->text(5, ComposerMode::reply) == "Half");
}

TEST_CASE("voice note: a microphone that goes away leaves what was said, and nothing goes out by itself", "[app]") {
    VoiceScene scene;
    scene.speak(10);
    scene.room.breaks = true;
    REQUIRE(QTest::qWaitFor([&] { return !scene.courier.uploads.empty(); }, 5000));
    CHECK(scene.bar().contains(QStringLiteral("went away")));
    CHECK(scene.chips().size() == 1);
    scene.courier.finish(scene.courier.last(), 31, std::string(domain::kVoiceType));
    CHECK(scene.link.outstanding("message.send") == 0);
}

TEST_CASE("voice note: the button is there only where the channel takes voices", "[app]") {
    const auto kind = GENERATE(wire::ChannelKind::webchat, wire::ChannelKind::vk, wire::ChannelKind::whatsapp);
    VoiceScene scene(kind);
    REQUIRE(scene.microphone());
    CHECK(scene.microphone()->isVisible() == (kind != wire::ChannelKind::webchat));
    scene.composer->setMode(ComposerMode::note);
    CHECK_FALSE(scene.microphone()->isVisible());
}
