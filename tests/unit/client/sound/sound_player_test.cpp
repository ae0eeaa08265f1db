// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/sound_player.hpp"

#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

#include <atomic>

using namespace pult::client;

namespace {

/// Hears at once; waits when told to.
struct Ear {
    std::atomic<bool> there{true};
    std::atomic<bool> breaks{false};
    std::atomic<int> mayHear{0}; ///< blocks; below 0: any number
    std::atomic<int> heard{0};   ///< blocks
    std::atomic<int> opened{0};
    std::atomic<int> closed{0};
    std::atomic<bool> gone{false}; ///< the test is over
};

class TestSpeaker final : public Speaker {
public:
    explicit TestSpeaker(Ear& ear) : m_ear(ear) {}
    bool open() override {
        ++m_ear.opened;
        return m_ear.there;
    }
    bool write(std::span<const std::int16_t>) override {
        while (m_ear.mayHear == 0 && !m_ear.gone && !m_ear.breaks)
            std::this_thread::yield();
        if (m_ear.mayHear > 0)
            --m_ear.mayHear;
        ++m_ear.heard;
        return !m_ear.breaks;
    }
    void drain() override {}
    void close() override { ++m_ear.closed; }

private:
    Ear& m_ear;
};

struct Scene {
    Ear ear;
    SoundPlayer player{[this] { return std::make_unique<TestSpeaker>(ear); }};
    QSignalSpy finished{&player, &SoundPlayer::finished};
    QSignalSpy failed{&player, &SoundPlayer::failed};
    std::shared_ptr<Sound> second = std::make_shared<Sound>();

    Scene() { second->samples.resize(kSoundRate); }
    ~Scene() { ear.gone = true; }
    template <class Condition>
    bool until(Condition condition) {
        return QTest::qWaitFor(condition, 5000);
    }
};

} // namespace

TEST_CASE("sound player: it plays to the end, says so and stands at the beginning again", "[sound]") {
    Scene scene;
    scene.ear.mayHear = -1;
    scene.player.play(scene.second, 0);
    CHECK(scene.until([&] { return scene.finished.count() == 1; }));
    CHECK(scene.ear.heard == 50);
    CHECK_FALSE(scene.player.isPlaying());
    CHECK(scene.player.positionMs() == 0);
    CHECK(scene.until([&] { return scene.ear.closed == 1; }));
    scene.player.resume();
    CHECK(scene.until([&] { return scene.finished.count() == 2; }));
    CHECK(scene.ear.heard == 100);
}

TEST_CASE("sound player: it stops for now and goes on from there", "[sound]") {
    Scene scene;
    scene.ear.mayHear = 10;
    scene.player.play(scene.second, 500);
    CHECK(scene.until([&] { return scene.player.positionMs() == 700; }));
    scene.player.pause();
    CHECK_FALSE(scene.player.isPlaying());
    scene.ear.mayHear = -1;
    CHECK(scene.until([&] { return scene.ear.closed == 1; }));
    const int before = scene.ear.heard;
    CHECK(before <= 11); // what was being written when it was paused
    CHECK(scene.finished.isEmpty());
    scene.player.resume();
    CHECK(scene.until([&] { return scene.finished.count() == 1; }));
    CHECK(scene.ear.heard - before <= 15);
    CHECK(scene.ear.heard - before >= 14);
}

TEST_CASE("sound player: it goes to where it is sent, beyond the end too", "[sound]") {
    Scene scene;
    scene.ear.mayHear = 1;
    scene.player.play(scene.second, 0);
    CHECK(scene.until([&] { return scene.player.positionMs() == 20; }));
    scene.player.seek(900);
    CHECK(scene.player.positionMs() == 900);
    scene.ear.mayHear = -1;
    CHECK(scene.until([&] { return scene.finished.count() == 1; }));
    CHECK(scene.ear.heard <= 1 + 1 + 5);
    scene.player.play(scene.second, 5000);
    CHECK(scene.until([&] { return scene.finished.count() == 2; }));
}

TEST_CASE("sound player: another sound takes the place of the first", "[sound]") {
    Scene scene;
    scene.ear.mayHear = 3;
    scene.player.play(scene.second, 0);
    CHECK(scene.until([&] { return scene.ear.heard == 3; }));
    const auto brief = std::make_shared<Sound>();
    brief->samples.resize(kSoundRate / 10);
    scene.player.play(brief, 0);
    scene.ear.mayHear = -1;
    CHECK(scene.until([&] { return scene.finished.count() == 1; }));
    CHECK(scene.ear.heard <= 3 + 1 + 5);
}

TEST_CASE("sound player: without anything to hear with it says so, and tries again", "[sound]") {
    Scene scene;
    scene.ear.there = false;
    scene.player.play(scene.second, 0);
    CHECK(scene.until([&] { return scene.failed.count() == 1; }));
    CHECK_FALSE(scene.player.isPlaying());
    scene.ear.there = true;
    scene.ear.mayHear = -1;
    scene.player.resume();
    CHECK(scene.until([&] { return scene.finished.count() == 1; }));
    scene.ear.mayHear = 2;
    scene.player.resume();
    CHECK(scene.until([&] { return scene.player.positionMs() == 40; }));
    scene.ear.breaks = true;
    CHECK(scene.until([&] { return scene.failed.count() == 2; }));
    CHECK_FALSE(scene.player.isPlaying());
}

TEST_CASE("sound player: a desktop without sound is noticed", "[sound]") {
    qputenv("PULSE_SERVER", "unix:/nonexistent/pulse");
    const auto speaker = desktopSpeaker();
    CHECK_FALSE(speaker->open());
    speaker->close();
}
