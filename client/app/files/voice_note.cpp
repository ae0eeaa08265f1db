// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/voice_note.hpp"

#include "client/app/files/composer_files.hpp"
#include "client/models/words/content_words.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <QCoreApplication>

#include <utility>

namespace pult::client {

namespace {

constexpr int kTickMs = 50;
constexpr int kKeepMs = 500;

QString troubleWords(MicrophoneTrouble trouble) {
    switch (trouble) {
    case MicrophoneTrouble::library:
        return VoiceNote::tr("Nothing can be recorded here: libopusenc or PulseAudio's library isn't installed");
    case MicrophoneTrouble::server:
        return VoiceNote::tr("Nothing can be recorded: no sound server answers on this computer");
    case MicrophoneTrouble::absent:
        return VoiceNote::tr("No microphone: plug one in and press once more");
    case MicrophoneTrouble::refused:
        return VoiceNote::tr("The microphone may not be used: allow it in the desktop's settings");
    case MicrophoneTrouble::lost:
        return VoiceNote::tr("The microphone went away before anything was recorded");
    case MicrophoneTrouble::none:
        break;
    }
    return {};
}

} // namespace

VoiceNote::VoiceNote(ComposerFiles& files, InboxWindow& window, SoundRecorder::MakeMicrophone makeMicrophone,
                     QObject* parent)
    : QObject(parent), m_files(files), m_window(window), m_recorder(std::move(makeMicrophone)) {
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &VoiceNote::showRunning);
    m_keeper.setInterval(kKeepMs);
    connect(&m_keeper, &QTimer::timeout, this, &VoiceNote::keepRunning);
    connect(&m_recorder, &SoundRecorder::recorded, this, &VoiceNote::onRecorded);
    connect(&m_recorder, &SoundRecorder::failed, this, &VoiceNote::onFailed);
    const ComposerView* composer = window.composer();
    connect(composer, &ComposerView::recordingRequested, this,
            [this](qint64 dialog, qint64 mostMs) { start(DialogId{dialog}, mostMs); });
    connect(composer, &ComposerView::recordingStopped, this, &VoiceNote::stop);
    connect(composer, &ComposerView::recordingDropped, this, &VoiceNote::drop);
    connect(composer, &ComposerView::fileHearingToggled, this, &VoiceNote::toggleHearing);
    connect(composer, &ComposerView::aboutToLeave, this, [this](qint64 dialog, ComposerMode) {
        if (DialogId{dialog} == m_dialog && m_recorder.isRecording())
            stop(false);
    });
}

VoiceNote::~VoiceNote() = default;

void VoiceNote::start(DialogId dialog, std::int64_t mostMs) {
    if (m_recorder.isRecording())
        return;
    if (m_files.isFull(dialog))
        return emit refused(dialog, tr("The message takes no more files: send it first"));
    emit started();
    if (std::exchange(m_told, false))
        m_window.pane()->dismissNotice();
    m_dialog = dialog;
    m_mostMs = mostMs;
    m_sends = false;
    m_recorder.start({mostMs, RecordingLimits{}.mostBytes});
    m_ticker.start();
    m_keeper.start();
    showRunning();
}

void VoiceNote::stop(bool sends) {
    m_sends = sends;
    m_recorder.stop();
    end();
}

void VoiceNote::finish() {
    if (!m_recorder.isRecording())
        return;
    stop(false);
    m_recorder.wait();
    QCoreApplication::sendPostedEvents(&m_recorder, QEvent::MetaCall);
}

void VoiceNote::drop() {
    m_recorder.cancel();
    end();
    m_files.dropRunningVoice();
}

void VoiceNote::end() {
    m_ticker.stop();
    m_keeper.stop();
    m_window.composer()->setRecording(std::nullopt);
}

void VoiceNote::showRunning() {
    m_window.composer()->setRecording(
        RecordingLook{m_recorder.lengthMs(), m_mostMs, m_recorder.levels(VoiceStrip::kMostLevels)});
}

void VoiceNote::keepRunning() {
    if (const QByteArray more = m_recorder.takeEncoded(); !more.isEmpty())
        m_files.keepRunningVoice(m_dialog, more);
}

void VoiceNote::onRecorded(const Recording& recording, bool cut, MicrophoneTrouble trouble) {
    end();
    m_files.addVoice(m_dialog, recording);
    if (cut)
        emit refused(m_dialog, tr("The recording ended at %1: listen to it or send it", "how long it may be")
                                   .arg(durationWords(recording.durationMs)));
    else if (trouble != MicrophoneTrouble::none)
        emit refused(m_dialog, tr("The microphone went away: what was recorded until then is attached"));
    else if (std::exchange(m_sends, false))
        emit sendDue(m_dialog);
}

void VoiceNote::onFailed(MicrophoneTrouble trouble) {
    end();
    m_files.dropRunningVoice();
    m_told = true;
    emit refused(m_dialog, troubleWords(trouble));
}

void VoiceNote::toggleHearing(int id) {
    const QByteArray sound = m_files.sound(id);
    if (!sound.isEmpty())
        emit hearingToggled(-id, sound);
    else if (const auto stored = m_files.stored(id))
        emit storedHearingToggled(stored->value);
}

void VoiceNote::showHeard(std::int64_t key) {
    m_window.composer()->setHeardFile(key < 0 ? static_cast<int>(-key) : 0);
}

} // namespace pult::client
