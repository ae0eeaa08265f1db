// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/sound.hpp"
#include "client/sound/speaker.hpp"

#include <QObject>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace pult::client {

/// Plays one sound at a time, at a speed that leaves the voice as high as it is.
///
/// Thread   lives on the GUI's thread; a thread of its own waits for the speaker, and exists only once something was
///          played.
class SoundPlayer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundPlayer)
public:
    using MakeSpeaker = std::function<std::unique_ptr<Speaker>()>;

    explicit SoundPlayer(MakeSpeaker makeSpeaker = desktopSpeaker, QObject* parent = nullptr);
    ~SoundPlayer() override;

    /// From its beginning at `fromMs` on; what was played before is dropped.
    void play(std::shared_ptr<const Sound> sound, std::int64_t fromMs);
    void pause();
    void resume();
    void seek(std::int64_t ms);
    void setSpeed(double speed);

    bool isPlaying() const;
    std::int64_t positionMs() const;

signals:
    /// To its end.
    void finished();
    /// There is nothing to hear with, or no longer.
    void failed();

private:
    void work();
    bool speak(Speaker& speaker, std::unique_lock<std::mutex>& lock);
    void tell(void (SoundPlayer::*signal)(), unsigned about);

    MakeSpeaker m_makeSpeaker;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::shared_ptr<const Sound> m_sound;
    std::optional<std::size_t> m_seekTo; ///< in samples; not yet noticed by the thread
    std::size_t m_at = 0;                ///< in samples
    double m_speed = 1;
    bool m_playing = false;
    bool m_quits = false;
    unsigned m_order = 0; ///< grows with every sound, so that what one has ended isn't taken for the next one's end
    std::thread m_thread;
};

} // namespace pult::client
