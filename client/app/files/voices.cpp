// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/voices.hpp"

#include "client/link/courier.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/sound/ogg_opus.hpp"
#include "client/state/desk.hpp"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

constexpr qint64 kMaxBytes = 16 * 1024 * 1024;
constexpr int kBars = 64;
constexpr int kTickMs = 50;

} // namespace

Voices::Voices(Desk& desk, Courier& courier, SoundPlayer::MakeSpeaker makeSpeaker, QObject* parent)
    : QObject(parent), m_desk(desk), m_courier(courier), m_player(std::move(makeSpeaker)) {
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &Voices::changed);
    connect(&m_player, &SoundPlayer::finished, this, [this] {
        m_voices[m_heard].atMs = 0;
        stopTicking();
    });
    connect(&m_player, &SoundPlayer::failed, this, [this] {
        stopTicking();
        onTrouble(m_heard, tr("No sound device"), tr("No sound device: open the file to hear or save it elsewhere"));
    });
    // What could not be had may be there now.
    connect(&desk, &Desk::started, this, [this] {
        for (Voice& voice : m_voices)
            voice.asked = voice.asked && !voice.bars.empty();
    });
}

void Voices::stopTicking() {
    m_ticker.stop();
    emit changed();
}

VoiceLook Voices::look(const AttachmentRow& attachment) {
    Voice& voice = m_voices[attachment.fileId];
    if (attachment.waveform.isEmpty() && !voice.asked && m_desk.isOnline())
        fetch(attachment.fileId);
    VoiceLook look;
    look.bars = voice.bars;
    if (look.bars.empty())
        look.bars.assign(attachment.waveform.begin(), attachment.waveform.end());
    look.durationMs = voice.durationMs;
    look.speed = m_speed;
    look.trouble = voice.trouble;
    look.loading = voice.wanted;
    look.positionMs = voice.atMs;
    if (attachment.fileId == m_heard) {
        look.playing = m_player.isPlaying();
        look.positionMs = m_player.positionMs();
    }
    return look;
}

void Voices::toggle(std::int64_t fileId) {
    press(fileId, [this, fileId] { fetch(fileId); });
}

void Voices::toggleHere(std::int64_t key, const QByteArray& file) {
    press(key, [this, key, &file] { decode(key, file); });
}

void Voices::press(std::int64_t key, const std::function<void()>& bring) {
    Voice& voice = m_voices[key];
    voice.trouble.clear();
    if (key == m_heard && m_player.isPlaying()) {
        m_player.pause();
        m_ticker.stop();
    } else if (key == m_heard) {
        m_player.resume();
        m_ticker.start();
    } else {
        voice.wanted = !voice.wanted;
        if (voice.wanted)
            bring();
    }
    emit changed();
}

void Voices::hush() {
    if (!m_player.isPlaying())
        return;
    m_player.pause();
    stopTicking();
}

void Voices::seek(std::int64_t fileId, std::int64_t ms) {
    if (fileId == m_heard)
        m_player.seek(ms);
    else
        m_voices[fileId].atMs = std::max<std::int64_t>(ms, 0);
    emit changed();
}

void Voices::nextSpeed() {
    m_speed = m_speed == 1.0 ? 1.5 : m_speed == 1.5 ? 2.0 : 1.0;
    m_player.setSpeed(m_speed);
    emit changed();
}

void Voices::fetch(std::int64_t fileId) {
    m_voices[fileId].asked = true;
    m_desk.fileLink(FileId{fileId}, this, [this, fileId](const Result<std::string>& link) {
        if (!link)
            return onRefused(fileId, link.error());
        m_courier.fetch(QString::fromStdString(*link), kMaxBytes, this,
                        [this, fileId](const Result<QByteArray>& bytes) {
                            if (bytes)
                                decode(fileId, *bytes);
                            else
                                onRefused(fileId, bytes.error());
                        });
    });
}

void Voices::decode(std::int64_t fileId, const QByteArray& bytes) {
    auto promise = std::make_shared<QPromise<Decoded>>();
    promise->start();
    // Not then(context, ...): in Qt 6.4 it looks at the context on the pool's thread, while that may be going.
    auto* watcher = new QFutureWatcher<Decoded>(this);
    connect(watcher, &QFutureWatcher<Decoded>::finished, this, [this, watcher, fileId] {
        watcher->deleteLater();
        onDecoded(fileId, watcher->result());
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, bytes] {
        Decoded decoded;
        if (auto sound = decodeOggOpus(bytes)) {
            decoded.bars = loudness(*sound, kBars);
            decoded.sound = std::make_shared<const Sound>(std::move(*sound));
        }
        promise->addResult(std::move(decoded));
        promise->finish();
    });
}

void Voices::onDecoded(std::int64_t fileId, const Decoded& decoded) {
    if (!decoded.sound)
        return onTrouble(fileId, tr("Can't be heard here"),
                         tr("This recording can't be heard here: open the file to hear or save it elsewhere"));
    Voice& voice = m_voices[fileId];
    voice.bars = decoded.bars;
    voice.durationMs = decoded.sound->durationMs();
    if (std::exchange(voice.wanted, false))
        hear(fileId, decoded.sound);
    emit changed();
}

void Voices::hear(std::int64_t fileId, std::shared_ptr<const Sound> sound) {
    if (m_heard != 0)
        m_voices[m_heard].atMs = m_player.positionMs();
    m_heard = fileId;
    m_player.setSpeed(m_speed);
    m_player.play(std::move(sound), m_voices[fileId].atMs);
    m_ticker.start();
}

void Voices::onRefused(std::int64_t fileId, const Error& error) {
    const QString words = refusalWords(error);
    onTrouble(fileId, words, words);
}

/// Said aloud only when somebody wanted to hear it: a waveform that can't be had is missed by nobody.
void Voices::onTrouble(std::int64_t fileId, const QString& brief, const QString& words) {
    Voice& voice = m_voices[fileId];
    const bool wanted = std::exchange(voice.wanted, false) || fileId == m_heard;
    if (wanted) {
        voice.trouble = brief;
        emit troubled(words);
    }
    emit changed();
}

} // namespace pult::client
