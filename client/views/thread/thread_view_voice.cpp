// SPDX-License-Identifier: GPL-3.0-or-later
// How voice messages are heard from the thread: by mouse, by key, by menu.
#include "client/delegates/attachment_layout.hpp"
#include "client/kit/theme.hpp"
#include "client/models/words/content_words.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace pult::client {
namespace {

constexpr qint64 kStepMs = 5000;

} // namespace

void ThreadView::setVoices(std::function<VoiceLook(const AttachmentRow&)> voices) {
    m_voices = std::move(voices);
}

VoiceLook ThreadView::voiceLook(const AttachmentRow& attachment) const {
    return m_voices ? m_voices(attachment) : VoiceLook{};
}

const AttachmentRow* ThreadView::voiceOf(int row) const {
    if (row < 0 || row >= m_geometry.count())
        return nullptr;
    const QList<AttachmentRow>& attachments = message(row).attachments;
    const auto found = std::find_if(attachments.begin(), attachments.end(), [](const AttachmentRow& attachment) {
        return lookOf(attachment) == AttachmentSpan::Look::voice;
    });
    return found == attachments.end() ? nullptr : &*found;
}

void ThreadView::toggleVoice(int row) {
    if (const AttachmentRow* voice = voiceOf(row))
        emit voiceToggled(voice->fileId);
}

void ThreadView::pressVoice(const AttachmentRow& attachment, const QRect& span, QPoint at) {
    const VoiceParts parts = partsOfVoice(span, m_theme);
    if (parts.speed.adjusted(-4, -3, 4, 6).contains(at)) {
        emit voiceSpeedRequested();
    } else if (parts.wave.contains(at)) {
        const VoiceLook look = voiceLook(attachment);
        const std::int64_t whole = look.durationMs > 0 ? look.durationMs : attachment.durationMs;
        emit voiceSought(attachment.fileId, whole * (at.x() - parts.wave.left()) / parts.wave.width());
    } else {
        emit voiceToggled(attachment.fileId);
    }
}

void ThreadView::seekVoice(const AttachmentRow& attachment, qint64 byMs) {
    emit voiceSought(attachment.fileId, std::max<qint64>(voiceLook(attachment).positionMs + byMs, 0));
}

bool ThreadView::byVoiceKey(const AttachmentRow& attachment, const QKeyEvent& event) {
    if (event.modifiers() != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        emit voiceToggled(attachment.fileId);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        seekVoice(attachment, event.key() == Qt::Key_Left ? -kStepMs : kStepMs);
        return true;
    default:
        return false;
    }
}

void ThreadView::offerVoice(QMenu& menu, const AttachmentRow& attachment) {
    const VoiceLook look = voiceLook(attachment);
    menu.addAction(look.playing ? tr("Pause") : tr("Play"), this,
                   [this, fileId = attachment.fileId] { emit voiceToggled(fileId); });
    menu.addAction(tr("Speed: %1", "of a voice message, now").arg(speedWords(look.speed)), this,
                   &ThreadView::voiceSpeedRequested);
}

} // namespace pult::client
