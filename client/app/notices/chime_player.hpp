// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/sound/chime.hpp"
#include "client/sound/sound_player.hpp"

namespace pult::client {

/// Plays the desk's own sounds, beside whatever voice is being heard.
class ChimePlayer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChimePlayer)
public:
    explicit ChimePlayer(SoundPlayer::MakeSpeaker makeSpeaker = desktopChimeSpeaker, QObject* parent = nullptr)
        : QObject(parent), m_player(std::move(makeSpeaker)) {
        connect(&m_player, &SoundPlayer::failed, this, &ChimePlayer::failed);
    }

    void play(Chime chime, int volume) { m_player.play(std::make_shared<const Sound>(chimeSound(chime, volume)), 0); }

signals:
    /// There is nothing to hear with.
    void failed();

private:
    SoundPlayer m_player;
};

} // namespace pult::client
