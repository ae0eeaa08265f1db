// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/ogg_opus.hpp"
#include "client/sound/stretcher.hpp"

#include <QFile>

#include <catch2/catch.hpp>

#include <cmath>

using namespace pult::client;

namespace {

Sound aTone(double hertz, int ms) {
    Sound sound;
    for (int i = 0; i < kSoundRate / 1000 * ms; ++i)
        sound.samples.push_back(static_cast<std::int16_t>(12'000 * std::sin(2 * M_PI * hertz * i / kSoundRate)));
    return sound;
}

double pitch(const std::vector<std::int16_t>& samples) {
    int rising = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        rising += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
    return static_cast<double>(rising) * kSoundRate / static_cast<double>(samples.size());
}

std::vector<std::int16_t> played(const Sound& sound, double speed) {
    Stretcher stretcher(std::make_shared<const Sound>(sound));
    std::vector<std::int16_t> all;
    while (!stretcher.atEnd()) {
        const auto block = stretcher.next(speed);
        all.insert(all.end(), block.begin(), block.end());
    }
    return all;
}

QByteArray theRecording() {
    QFile file(QStringLiteral(PULT_TEST_DATA "/sound/tone.opus"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("sound: a voice of a messenger is decoded to its length, its pitch and its shape", "[sound]") {
    const auto sound = decodeOggOpus(theRecording());
    REQUIRE(sound);
    CHECK(sound->durationMs() == Approx(2000).margin(10));
    CHECK(pitch(sound->samples) == Approx(440).margin(5));
    const auto bars = loudness(*sound, 10);
    CHECK(bars[9] >= kLoudest - 1);
    CHECK(bars[1] > 1);
    CHECK(bars[1] < kLoudest / 4);
}

TEST_CASE("sound: what is no recording is refused, whatever it is", "[sound]") {
    const QByteArray whole = theRecording();
    CHECK_FALSE(decodeOggOpus({}));
    CHECK_FALSE(decodeOggOpus("OggS"));
    CHECK_FALSE(decodeOggOpus(QByteArray(100'000, 'x')));
    CHECK_FALSE(decodeOggOpus(whole.left(60)));
    // Broken in its middle or cut off, it is heard as far as it goes, or refused; never worse than that.
    for (int at = 0; at < whole.size(); at += 97) {
        QByteArray broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x5a);
        const auto sound = decodeOggOpus(broken);
        CHECK((!sound || sound->durationMs() <= 2100));
        const auto part = decodeOggOpus(whole.left(at));
        CHECK((!part || part->durationMs() <= 2100));
    }
}

TEST_CASE("sound: loudness is told in equal parts, silence included", "[sound]") {
    CHECK(loudness({}, 3) == std::vector<int>{0, 0, 0});
    CHECK(loudness(aTone(440, 100), 0).empty());
    Sound sound = aTone(440, 200);
    std::fill(sound.samples.begin(), sound.samples.begin() + kSoundRate / 10, std::int16_t{0});
    CHECK(loudness(sound, 2) == std::vector<int>{0, kLoudest});
}

TEST_CASE("sound: faster is shorter and no higher", "[sound]") {
    const Sound tone = aTone(220, 2000);
    for (const double speed : {1.0, 1.5, 2.0}) {
        INFO(speed);
        const auto heard = played(tone, speed);
        CHECK(static_cast<double>(heard.size()) ==
              Approx(static_cast<double>(tone.samples.size()) / speed).margin(2 * Stretcher::kBlock));
        CHECK(pitch(heard) == Approx(220).margin(7));
    }
}

TEST_CASE("sound: at its own speed every sample is as it was", "[sound]") {
    const Sound tone = aTone(330, 500);
    auto heard = played(tone, 1.0);
    heard.resize(tone.samples.size());
    CHECK(heard == tone.samples);
}

TEST_CASE("sound: another speed in between leaves no click", "[sound]") {
    const Sound tone = aTone(220, 1000);
    Stretcher stretcher(std::make_shared<const Sound>(tone));
    std::vector<std::int16_t> heard;
    for (int i = 0; i < 30; ++i) {
        const auto block = stretcher.next(i % 3 == 0 ? 1.0 : i % 3 == 1 ? 1.5 : 2.0);
        heard.insert(heard.end(), block.begin(), block.end());
    }
    int most = 0;
    for (std::size_t i = 1; i + Stretcher::kBlock < heard.size(); ++i)
        most = std::max(most, std::abs(heard[i] - heard[i - 1]));
    CHECK(most < 2 * 12'000 * 2 * M_PI * 220 / kSoundRate);
}
