// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/voices.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/fake_courier.hpp"
#include "tests/support/printing.hpp"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

#include <atomic>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Hears everything at once, or nothing at all.
class TestSpeaker final : public Speaker {
public:
    TestSpeaker(const std::atomic<bool>& there, std::atomic<int>& blocks) : m_there(there), m_blocks(blocks) {}
    bool open() override { return m_there; }
    bool write(std::span<const std::int16_t>) override {
        ++m_blocks;
        return true;
    }
    void drain() override {}
    void close() override {}

private:
    const std::atomic<bool>& m_there;
    std::atomic<int>& m_blocks;
};

struct Scene : DeskScene {
    FakeCourier courier;
    std::atomic<bool> hears{true};
    std::atomic<int> blocks{0};
    Voices voices{desk, courier, [this] { return std::make_unique<TestSpeaker>(hears, blocks); }};
    QSignalSpy troubled{&voices, &Voices::troubled};
    AttachmentRow row;

    Scene() {
        QFile file(QStringLiteral(PULT_TEST_DATA "/sound/tone.opus"));
        REQUIRE(file.open(QIODevice::ReadOnly));
        courier.files["/files/5"] = file.readAll();
        courier.files["/files/6"] = "ID3 something else";
        link.start(100);
        row.fileId = 5;
        row.kind = QStringLiteral("voice");
        row.durationMs = 2'000;
    }
    void bring() {
        while (link.outstanding("file.link") > 0) {
            const auto asked = link.peek<wire::FileLink>();
            link.answer<wire::FileLink>({"/files/" + std::to_string(asked.file_id.value), {}});
        }
    }
    template <class Condition>
    bool until(Condition condition) {
        return QTest::qWaitFor([&] { return condition(voices.look(row)); }, 5000);
    }
};

} // namespace

TEST_CASE("voices: one whose messenger tells no waveform is drawn once its file is here", "[app]") {
    Scene scene;
    CHECK(scene.voices.look(scene.row).bars.empty());
    CHECK(scene.link.outstanding("file.link") == 1);
    scene.voices.look(scene.row);
    CHECK(scene.link.outstanding("file.link") == 1);
    scene.bring();
    CHECK(scene.until([](const VoiceLook& look) { return !look.bars.empty(); }));
    CHECK(scene.voices.look(scene.row).durationMs == Approx(2'000).margin(10));
    CHECK(scene.blocks == 0); // nobody has pressed it
    CHECK_FALSE(scene.voices.look(scene.row).playing);
}

TEST_CASE("voices: one with a waveform is fetched when it is pressed, and heard", "[app]") {
    Scene scene;
    scene.row.waveform = {1, 31, 4};
    CHECK(scene.voices.look(scene.row).bars == std::vector<int>{1, 31, 4});
    CHECK(scene.link.outstanding("file.link") == 0);
    scene.voices.toggle(5);
    CHECK(scene.voices.look(scene.row).loading);
    scene.bring();
    CHECK(scene.until([&](const VoiceLook& look) { return scene.blocks >= 100 && !look.playing; }));
    CHECK_FALSE(scene.voices.look(scene.row).loading);
    CHECK(scene.voices.look(scene.row).positionMs == 0);
    CHECK(scene.troubled.isEmpty());
    scene.voices.toggle(5); // it is still here
    CHECK(scene.link.outstanding("file.link") == 0);
    CHECK(scene.until([&](const VoiceLook& look) { return scene.blocks >= 200 && !look.playing; }));
}

TEST_CASE("voices: the speed goes round, a place is kept for the next time", "[app]") {
    Scene scene;
    const auto speed = [&] { return scene.voices.look(scene.row).speed; };
    CHECK(speed() == 1.0);
    scene.voices.nextSpeed();
    CHECK(speed() == 1.5);
    scene.voices.nextSpeed();
    CHECK(speed() == 2.0);
    scene.voices.seek(5, 1'000);
    CHECK(scene.voices.look(scene.row).positionMs == 1'000);
    scene.voices.toggle(5);
    scene.bring();
    CHECK(scene.until([&](const VoiceLook& look) { return scene.blocks >= 25 && !look.playing; }));
    CHECK(scene.blocks <= 27); // half of it, in half the time
    scene.voices.nextSpeed();
    CHECK(speed() == 1.0);
}

TEST_CASE("voices: one that lies only here is heard the same way", "[app]") {
    Scene scene;
    const QByteArray file = scene.courier.files["/files/5"];
    scene.voices.toggleHere(-3, file);
    CHECK(scene.link.outstanding("file.link") == 0);
    REQUIRE(QTest::qWaitFor([&] { return scene.blocks >= 100 && scene.voices.heard() == 0; }, 5000));
    scene.voices.hush();
    CHECK(scene.troubled.isEmpty());
}

TEST_CASE("voices: what can't be heard says so in words, and only to who wanted to hear it", "[app]") {
    Scene scene;
    SECTION("there is no sound device") {
        scene.hears = false;
        scene.voices.toggle(5);
        scene.bring();
        CHECK(scene.until([](const VoiceLook& look) { return look.trouble.contains("No sound device"); }));
        CHECK(scene.troubled.count() == 1);
        CHECK_FALSE(scene.voices.look(scene.row).playing);
        scene.hears = true;
        scene.voices.toggle(5);
        CHECK(scene.until([&](const VoiceLook& look) { return scene.blocks >= 100 && !look.playing; }));
        CHECK(scene.voices.look(scene.row).trouble.isEmpty());
    }
    SECTION("it is another format") {
        scene.row.fileId = 6;
        scene.voices.look(scene.row);
        scene.bring();
        QTest::qWait(50);
        CHECK(scene.troubled.isEmpty());
        scene.voices.toggle(6);
        scene.bring();
        CHECK(scene.until([](const VoiceLook& look) { return look.trouble.contains("be heard here"); }));
        CHECK(scene.troubled.count() == 1);
    }
    SECTION("it is gone at the server") {
        scene.voices.toggle(5);
        scene.link.refuse<wire::FileLink>(Errc::not_found);
        CHECK(scene.until([](const VoiceLook& look) { return !look.trouble.isEmpty() && !look.loading; }));
    }
}
