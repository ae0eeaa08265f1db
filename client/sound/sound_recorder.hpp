// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/microphone.hpp"
#include "client/sound/sound.hpp"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace pult::client {

/// What was recorded, as Ogg Opus.
struct Recording {
    QByteArray file;
    std::int64_t durationMs = 0;
    std::vector<int> levels; ///< as SoundRecorder::levels
};

/// Where a recording ends by itself.
struct RecordingLimits {
    std::int64_t mostMs = 15 * 60'000;
    std::int64_t mostBytes = 16'000'000;
};

/// Records one voice message at a time, and encodes it while it is spoken.
///
/// Thread   lives on the GUI's thread; a thread of its own waits for the microphone as long as something is recorded.
class SoundRecorder final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundRecorder)
public:
    using MakeMicrophone = std::function<std::unique_ptr<Microphone>()>;
    static constexpr std::int64_t kLevelMs = 50; ///< what one of the levels stands for

    explicit SoundRecorder(MakeMicrophone makeMicrophone = desktopMicrophone, QObject* parent = nullptr);
    ~SoundRecorder() override;

    /// A former recording that was not stopped is dropped.
    void start(const RecordingLimits& limits);
    /// `recorded` follows, or `failed` when there was nothing yet.
    void stop();
    /// Until what was stopped has been encoded; its signal is then in the queue.
    void wait() { endThread(); }
    /// It is thrown away, and nothing follows.
    void cancel();

    /// What has been encoded since this was asked last: in the order it came, the beginning of the file that `recorded`
    /// brings. At most kInsideMs of what was said is missing at its end.
    QByteArray takeEncoded();
    static constexpr std::int64_t kInsideMs = 1'000;

    bool isRecording() const;
    std::int64_t lengthMs() const;
    /// How loud it was in each kLevelMs, from 0 to kLoudest, at most the last `most` of them.
    std::vector<int> levels(std::size_t most) const;

signals:
    /// To its end; it was stopped, reached a limit (`cut`), or its microphone went away (`trouble`).
    void recorded(const pult::client::Recording& recording, bool cut, pult::client::MicrophoneTrouble trouble);
    /// Nothing was recorded.
    void failed(pult::client::MicrophoneTrouble trouble);

private:
    void work(unsigned order, RecordingLimits limits);
    bool note(int level, const QByteArray& encoded, unsigned order);
    void tell(unsigned about, std::function<void()> told);
    void endThread();

    MakeMicrophone m_makeMicrophone;
    mutable std::mutex m_mutex;
    std::vector<int> m_levels;
    QByteArray m_encoded; ///< not taken yet
    bool m_recording = false;
    bool m_stops = false;
    unsigned m_order = 0; ///< grows with every start and cancel, so that nobody hears of what was dropped
    std::thread m_thread;
};

} // namespace pult::client
