// SPDX-License-Identifier: GPL-3.0-or-later
// How a voice message is asked for, and how it runs.
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/composer/file_tray.hpp"

#include <QApplication>

#include <utility>

namespace pult::client {

void ComposerView::connectVoice() {
    m_voice->setAction(QStringLiteral("reply.voice"));
    connect(m_voice, &kit::Button::clicked, this, &ComposerView::recordVoice);
    connect(m_recording, &VoiceStrip::stopped, this, [this] { stopRecording(false); });
    connect(m_recording, &VoiceStrip::sent, this, &ComposerView::send);
    connect(m_recording, &VoiceStrip::dropped, this, &ComposerView::recordingDropped);
    connect(m_tray, &FileTray::hearingToggled, this, &ComposerView::fileHearingToggled);
}

void ComposerView::retranslateVoice() {
    m_voice->setHint(tr("Record a voice message"));
    m_recording->retranslate();
}

void ComposerView::showVoice() {
    const bool reply = m_mode == ComposerMode::reply;
    // Where both don't fit, what the button to send and the words beside it say counts for more; the key stays.
    const bool crowded = isNarrow() && (m_pieces > 1 || !m_hint->text().isEmpty());
    m_voice->setVisible(reply && m_target.voiceMs > 0 && !crowded);
    m_voice->setEnabled(m_target.dialogId != 0 && whyNoReply().isEmpty() && !m_isRecording && !isRewriting());
    m_recording->setVisible(reply && m_isRecording);
}

void ComposerView::recordVoice() {
    if (m_isRecording)
        stopRecording(false);
    else if (m_mode == ComposerMode::reply && m_target.voiceMs > 0 && m_voice->isEnabled())
        emit recordingRequested(m_target.dialogId, m_target.voiceMs);
}

bool ComposerView::endRecording() {
    const QWidget* focused = QApplication::focusWidget();
    if (!m_isRecording || !focused || !isAncestorOf(focused))
        return false;
    stopRecording(false);
    return true;
}

void ComposerView::stopRecording(bool sends) {
    emit recordingStopped(sends);
}

void ComposerView::setRecording(const std::optional<RecordingLook>& look) {
    const bool before = std::exchange(m_isRecording, look.has_value());
    if (look)
        m_recording->setLook(*look);
    if (before == m_isRecording)
        return;
    const bool hadFocus = m_recording->hasFocus() || m_recording->isAncestorOf(focusWidget());
    showVoice();
    if (m_isRecording)
        m_recording->setFocus();
    else if (hadFocus)
        m_edit->setFocus();
}

void ComposerView::setHeardFile(int id) {
    m_tray->setHeard(id);
}

} // namespace pult::client
