// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/sound_recorder.hpp"

#include "client/sound/ogg_opus_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pult::client {

namespace {

constexpr std::size_t kBlockSamples = kRecordRate * static_cast<std::size_t>(SoundRecorder::kLevelMs) / 1000;
constexpr double kQuietDb = -54; ///< a room in which nobody speaks

/// By how loud it is to the ear: in decibels.
int levelOf(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const std::int16_t sample : samples)
        sum += static_cast<double>(sample) * sample;
    const double power = std::sqrt(sum / static_cast<double>(samples.size())) / 32768;
    if (power <= 0)
        return 0;
    const double share = (20 * std::log10(power) - kQuietDb) / -kQuietDb;
    return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * kLoudest));
}

} // namespace

SoundRecorder::SoundRecorder(MakeMicrophone makeMicrophone, QObject* parent)
    : QObject(parent), m_makeMicrophone(std::move(makeMicrophone)) {}

SoundRecorder::~SoundRecorder() {
    cancel();
    endThread();
}

void SoundRecorder::endThread() {
    if (m_thread.joinable())
        m_thread.join();
}

void SoundRecorder::start(const RecordingLimits& limits) {
    cancel();
    endThread();
    unsigned order = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_levels.clear();
        m_encoded.clear();
        m_stops = false;
        m_recording = true;
        order = ++m_order;
    }
    m_thread = std::thread([this, order, limits] { work(order, limits); });
}

void SoundRecorder::stop() {
    const std::lock_guard lock(m_mutex);
    m_stops = true;
}

void SoundRecorder::cancel() {
    const std::lock_guard lock(m_mutex);
    m_stops = true;
    m_recording = false;
    ++m_order;
}

QByteArray SoundRecorder::takeEncoded() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_encoded, {});
}

bool SoundRecorder::isRecording() const {
    const std::lock_guard lock(m_mutex);
    return m_recording;
}

std::int64_t SoundRecorder::lengthMs() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<std::int64_t>(m_levels.size()) * kLevelMs;
}

std::vector<int> SoundRecorder::levels(std::size_t most) const {
    const std::lock_guard lock(m_mutex);
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, m_levels.size()));
    return {m_levels.end() - count, m_levels.end()};
}

void SoundRecorder::tell(unsigned about, std::function<void()> told) {
    QMetaObject::invokeMethod(
        this,
        [this, about, told = std::move(told)] {
            {
                const std::lock_guard lock(m_mutex);
                if (about != m_order)
                    return;
                m_recording = false;
            }
            told();
        },
        Qt::QueuedConnection);
}

/// False: it is to end.
bool SoundRecorder::note(int level, const QByteArray& encoded, unsigned order) {
    const std::lock_guard lock(m_mutex);
    if (order != m_order)
        return false;
    m_levels.push_back(level);
    m_encoded += encoded;
    return !m_stops;
}

void SoundRecorder::work(unsigned order, RecordingLimits limits) {
    const std::unique_ptr<OggOpusWriter> writer = OggOpusWriter::make();
    const std::unique_ptr<Microphone> microphone = m_makeMicrophone();
    MicrophoneTrouble trouble = writer ? microphone->open() : MicrophoneTrouble::library;
    if (trouble != MicrophoneTrouble::none)
        return tell(order, [this, trouble] { emit failed(trouble); });
    std::array<std::int16_t, kBlockSamples> block{};
    Recording recording;
    bool cut = false;
    for (bool goesOn = true; goesOn && !cut && trouble == MicrophoneTrouble::none;) {
        if (!microphone->read(block) || !writer->write(block)) {
            trouble = MicrophoneTrouble::lost;
            break;
        }
        recording.levels.push_back(levelOf(block));
        recording.durationMs += kLevelMs;
        goesOn = note(recording.levels.back(), writer->takeFresh(), order);
        // A page of a second and what waits for its decisions are still inside of the encoder, whose rate varies.
        constexpr std::int64_t kInside = OggOpusWriter::kVoiceBitRate / 8 * 4;
        cut = goesOn && (recording.durationMs >= limits.mostMs || writer->bytes() + kInside >= limits.mostBytes);
    }
    microphone->close();
    recording.file = recording.levels.empty() ? QByteArray() : writer->finish();
    if (recording.file.isEmpty())
        return tell(order, [this] { emit failed(MicrophoneTrouble::lost); });
    tell(order, [this, recording = std::move(recording), cut, trouble] { emit recorded(recording, cut, trouble); });
}

} // namespace pult::client
