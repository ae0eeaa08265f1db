// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/sound_player.hpp"

#include "client/sound/stretcher.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

SoundPlayer::SoundPlayer(MakeSpeaker makeSpeaker, QObject* parent)
    : QObject(parent), m_makeSpeaker(std::move(makeSpeaker)) {}

SoundPlayer::~SoundPlayer() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_quits = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void SoundPlayer::play(std::shared_ptr<const Sound> sound, std::int64_t fromMs) {
    {
        const std::lock_guard lock(m_mutex);
        m_sound = std::move(sound);
        ++m_order;
        m_playing = true;
    }
    seek(fromMs);
    if (!m_thread.joinable())
        m_thread = std::thread([this] { work(); });
}

void SoundPlayer::pause() {
    const std::lock_guard lock(m_mutex);
    m_playing = false;
}

void SoundPlayer::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_playing = m_sound != nullptr;
    }
    m_wake.notify_all();
}

void SoundPlayer::seek(std::int64_t ms) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_sound)
            return;
        const auto sample = static_cast<std::size_t>(std::max<std::int64_t>(ms, 0) * kSoundRate / 1000);
        m_at = std::min(sample, m_sound->samples.size());
        m_seekTo = m_at;
    }
    m_wake.notify_all();
}

void SoundPlayer::setSpeed(double speed) {
    const std::lock_guard lock(m_mutex);
    m_speed = speed;
}

bool SoundPlayer::isPlaying() const {
    const std::lock_guard lock(m_mutex);
    return m_playing;
}

std::int64_t SoundPlayer::positionMs() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<std::int64_t>(m_at) * 1000 / kSoundRate;
}

void SoundPlayer::tell(void (SoundPlayer::*signal)(), unsigned about) {
    QMetaObject::invokeMethod(
        this,
        [this, signal, about] {
            const bool current = [&] {
                const std::lock_guard lock(m_mutex);
                return about == m_order;
            }();
            if (current)
                emit(this->*signal)();
        },
        Qt::QueuedConnection);
}

void SoundPlayer::work() {
    std::unique_ptr<Speaker> speaker = m_makeSpeaker();
    std::unique_lock lock(m_mutex);
    while (!m_quits) {
        m_wake.wait(lock, [this] { return m_quits || m_playing; });
        if (m_quits)
            break;
        const unsigned order = m_order;
        lock.unlock();
        const bool opened = speaker->open();
        lock.lock();
        if (!opened || !speak(*speaker, lock)) {
            m_playing = m_playing && m_order != order;
            tell(&SoundPlayer::failed, order);
        }
        lock.unlock();
        speaker->close();
        lock.lock();
    }
}

/// Until it is paused, over or replaced by nothing. False: the speaker is gone.
bool SoundPlayer::speak(Speaker& speaker, std::unique_lock<std::mutex>& lock) {
    std::optional<Stretcher> stretcher;
    unsigned order = 0;
    while (m_playing && !m_quits) {
        if (!stretcher || order != m_order) {
            stretcher.emplace(m_sound);
            stretcher->seek(m_at);
            order = m_order;
        }
        if (m_seekTo)
            stretcher->seek(*std::exchange(m_seekTo, {}));
        if (stretcher->atEnd()) {
            m_playing = false;
            m_at = 0;
            m_seekTo = 0;
            lock.unlock();
            speaker.drain();
            lock.lock();
            tell(&SoundPlayer::finished, order);
            return true;
        }
        const double speed = m_speed;
        lock.unlock();
        const auto block = stretcher->next(speed);
        const bool written = speaker.write(block);
        lock.lock();
        if (!written)
            return false;
        if (order == m_order && !m_seekTo)
            m_at = std::min(stretcher->at(), m_sound->samples.size());
    }
    return true;
}

} // namespace pult::client
