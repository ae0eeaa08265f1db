// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "client/sound/sound_recorder.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

class ComposerFiles;
class InboxWindow;

/// Between the composer and the microphone: a voice message is recorded, and then waits as any other file does.
///
/// What was said is not lost: leaving the dialog or losing the microphone ends a recording as stopping it does, and
/// what is said is kept as it comes: after a crash it waits in its dialog but for the last two seconds at most.
class VoiceNote final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VoiceNote)
public:
    /// Both outlive it.
    VoiceNote(ComposerFiles& files, InboxWindow& window, SoundRecorder::MakeMicrophone makeMicrophone,
              QObject* parent = nullptr);
    ~VoiceNote() override;

    /// What runs is stopped and kept before this returns.
    void finish();
    /// `key` as hearingToggled or storedHearingToggled told it.
    void showHeard(std::int64_t key);

signals:
    /// Whatever is heard would be recorded, too.
    void started();
    void refused(pult::DialogId dialog, const QString& words);
    /// What was said is attached, and was to go out as soon as it is.
    void sendDue(pult::DialogId dialog);
    /// A waiting voice message is to be heard or to stop; `key` is below 0.
    void hearingToggled(qint64 key, const QByteArray& file);
    /// The same of one whose sound is only at the server.
    void storedHearingToggled(qint64 fileId);

private:
    void start(DialogId dialog, std::int64_t mostMs);
    void stop(bool sends);
    void drop();
    void onRecorded(const Recording& recording, bool cut, MicrophoneTrouble trouble);
    void onFailed(MicrophoneTrouble trouble);
    void toggleHearing(int id);
    void showRunning();
    void keepRunning();
    void end();

    ComposerFiles& m_files;
    InboxWindow& m_window;
    SoundRecorder m_recorder;
    QTimer m_ticker;
    QTimer m_keeper;
    DialogId m_dialog; ///< whose reply is being spoken
    std::int64_t m_mostMs = 0;
    bool m_sends = false; ///< as soon as it is recorded
    bool m_told = false;  ///< why nothing could be recorded; it stands over the composer unless it was put away
};

} // namespace pult::client
