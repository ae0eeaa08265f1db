// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/sound_recorder.hpp"

#include "client/sound/ogg_opus.hpp"
#include "shared/domain/voice_type.hpp"
#include "tests/support/test_microphone.hpp"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene {
    Room room;
    SoundRecorder recorder{[this] { return std::make_unique<TestMicrophone>(room); }};
    Recording recording;
    bool cut = false;
    MicrophoneTrouble trouble = MicrophoneTrouble::none;
    int recorded = 0;
    int failed = 0;

    Scene() {
        QObject::connect(&recorder, &SoundRecorder::recorded, &recorder,
                         [this](const Recording& it, bool wasCut, MicrophoneTrouble why) {
                             recording = it;
                             cut = wasCut;
                             trouble = why;
                             ++recorded;
                         });
        QObject::connect(&recorder, &SoundRecorder::failed, &recorder, [this](MicrophoneTrouble why) {
            trouble = why;
            ++failed;
        });
    }
    ~Scene() { room.over = true; }
    template <class Condition>
    bool until(Condition condition) {
        return QTest::qWaitFor(condition, 5000);
    }
};

} // namespace

TEST_CASE("sound recorder: what is said becomes an Ogg Opus file of one channel that can be heard again", "[sound]") {
    Scene scene;
    scene.recorder.start({});
    CHECK(scene.recorder.isRecording());
    scene.room.says = 40;
    CHECK(scene.until([&] { return scene.recorder.lengthMs() == 2'000; }));
    const std::vector<int> levels = scene.recorder.levels(8);
    CHECK(levels.size() == 8);
    CHECK(*std::min_element(levels.begin(), levels.end()) > kLoudest / 2);
    scene.recorder.stop();
    scene.room.says = 1; // the block it waits for
    REQUIRE(scene.until([&] { return scene.recorded == 1; }));
    CHECK_FALSE(scene.recorder.isRecording());
    CHECK_FALSE(scene.cut);
    CHECK(scene.trouble == MicrophoneTrouble::none);
    CHECK(scene.recording.durationMs == 2'050);
    const QByteArray& file = scene.recording.file;
    CHECK(domain::isVoice({file.constData(), static_cast<std::size_t>(file.size())}));
    const auto sound = decodeOggOpus(file);
    REQUIRE(sound);
    CHECK(sound->durationMs() == Approx(2'050).margin(30));
    const std::vector<int> bars = loudness(*sound, 10);
    CHECK(*std::min_element(bars.begin(), bars.end()) > kLoudest / 2);
    CHECK(scene.room.closed == 1);
}

TEST_CASE("sound recorder: a minute of a voice is small", "[sound]") {
    Scene scene;
    scene.room.says = 20 * 60;
    scene.recorder.start({60'000, 16'000'000});
    REQUIRE(scene.until([&] { return scene.recorded == 1; }));
    CHECK(scene.recording.durationMs == 60'000);
    CHECK(scene.recording.file.size() < 32'000 / 8 * 60 + 4'000);
}

TEST_CASE("sound recorder: it ends by itself at the longest and at the largest", "[sound]") {
    Scene scene;
    scene.room.says = -1;
    SECTION("time") {
        scene.recorder.start({500, 16'000'000});
        REQUIRE(scene.until([&] { return scene.recorded == 1; }));
        CHECK(scene.recording.durationMs == 500);
    }
    SECTION("bytes") {
        scene.recorder.start({15 * 60'000, 40'000});
        REQUIRE(scene.until([&] { return scene.recorded == 1; }));
        CHECK(scene.recording.file.size() <= 40'000);
        CHECK(scene.recording.file.size() > 25'000);
    }
    CHECK(scene.cut);
    CHECK(decodeOggOpus(scene.recording.file));
}

TEST_CASE("sound recorder: a microphone that goes away leaves what was said", "[sound]") {
    Scene scene;
    scene.recorder.start({});
    scene.room.says = 10;
    CHECK(scene.until([&] { return scene.recorder.lengthMs() == 500; }));
    scene.room.breaks = true;
    REQUIRE(scene.until([&] { return scene.recorded == 1; }));
    CHECK(scene.trouble == MicrophoneTrouble::lost);
    CHECK(scene.recording.durationMs == 500);
    CHECK(decodeOggOpus(scene.recording.file));
}

TEST_CASE("sound recorder: what can't be recorded says why", "[sound]") {
    Scene scene;
    const auto why = GENERATE(MicrophoneTrouble::absent, MicrophoneTrouble::server, MicrophoneTrouble::refused);
    scene.room.trouble = why;
    scene.recorder.start({});
    REQUIRE(scene.until([&] { return scene.failed == 1; }));
    CHECK(scene.trouble == why);
    CHECK(scene.recorded == 0);
    CHECK_FALSE(scene.recorder.isRecording());
    scene.room.trouble = MicrophoneTrouble::none;
    scene.room.says = -1;
    scene.recorder.start({300, 16'000'000});
    CHECK(scene.until([&] { return scene.recorded == 1; }));
}

TEST_CASE("sound recorder: what is thrown away is not told, and not what comes after it", "[sound]") {
    Scene scene;
    scene.room.says = -1;
    scene.recorder.start({});
    CHECK(scene.until([&] { return scene.recorder.lengthMs() > 200; }));
    scene.recorder.cancel();
    CHECK_FALSE(scene.recorder.isRecording());
    scene.recorder.start({300, 16'000'000});
    REQUIRE(scene.until([&] { return scene.recorded == 1; }));
    CHECK(scene.recording.durationMs == 300);
    QTest::qWait(30);
    CHECK(scene.recorded == 1);
    CHECK(scene.failed == 0);
}
