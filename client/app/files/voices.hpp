// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

#include "client/delegates/voice_look.hpp"
#include "client/models/rows/message_row.hpp"
#include "client/sound/sound_player.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

class Courier;
class Desk;

/// The voice messages of the threads: how they look, and what is heard of them. One is heard at a time.
///
/// What is heard is fetched and decoded when it is pressed; where the messenger tells no waveform, when it is seen.
class Voices final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Voices)
public:
    /// `desk` and `courier` outlive it.
    Voices(Desk& desk, Courier& courier, SoundPlayer::MakeSpeaker makeSpeaker = desktopSpeaker,
           QObject* parent = nullptr);

    VoiceLook look(const AttachmentRow& attachment);
    void toggle(std::int64_t fileId);
    /// The same of one that lies nowhere yet but here; `key` is below 0 and names it.
    void toggleHere(std::int64_t key, const QByteArray& file);
    /// Nothing is heard any more, for now.
    void hush();
    /// What is heard at this moment; 0: nothing.
    std::int64_t heard() const { return m_player.isPlaying() ? m_heard : 0; }
    void seek(std::int64_t fileId, std::int64_t ms);
    /// 1, 1.5, 2 and again 1.
    void nextSpeed();

signals:
    /// Something looks otherwise now.
    void changed();
    /// It can't be heard here: in words.
    void troubled(const QString& words);

private:
    struct Voice {
        std::vector<int> bars;
        std::int64_t durationMs = 0;
        std::int64_t atMs = 0; ///< where it goes on when it is pressed again
        bool asked = false;
        bool wanted = false; ///< to be heard once it is here
        QString trouble;
    };
    struct Decoded {
        std::shared_ptr<const Sound> sound; ///< null: it can't be decoded
        std::vector<int> bars;
    };

    void press(std::int64_t key, const std::function<void()>& bring);
    void fetch(std::int64_t fileId);
    void decode(std::int64_t fileId, const QByteArray& bytes);
    void onDecoded(std::int64_t fileId, const Decoded& decoded);
    /// `brief` stands in the message, `words` are told.
    void onTrouble(std::int64_t fileId, const QString& brief, const QString& words);
    void onRefused(std::int64_t fileId, const Error& error);
    void hear(std::int64_t fileId, std::shared_ptr<const Sound> sound);
    void stopTicking();

    Desk& m_desk;
    Courier& m_courier;
    QHash<std::int64_t, Voice> m_voices;
    std::int64_t m_heard = 0; ///< whose sound the player has
    double m_speed = 1;
    QTimer m_ticker;
    SoundPlayer m_player;
};

} // namespace pult::client
