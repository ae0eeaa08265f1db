// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written and not yet sent: between the composer and the desk's drafts.
#include "client/app/open_dialog.hpp"

#include "client/views/inbox/thread_view.hpp"

namespace pult::client {

namespace {

/// The customer's three dots live for a few seconds.
constexpr int kTypingMs = 4'000;

} // namespace

void OpenDialog::onEdited(qint64 dialogId, ComposerMode mode, const QString& text) {
    const DialogId id{dialogId};
    if (!id || m_restoring)
        return;
    const KeptDraft* draft = m_desk.draft(id, modeOf(mode));
    if (draft ? draft->text == text.toStdString() : text.isEmpty())
        return; // not the operator's doing: the draft itself was put there
    keepDraft(id, modeOf(mode));
    const bool again = !m_sinceTyping.isValid() || m_sinceTyping.elapsed() > kTypingMs;
    if (text.isEmpty() || !again)
        return;
    m_sinceTyping.start();
    m_desk.tellTyping(id, mode == ComposerMode::note);
}

void OpenDialog::keepDraft(DialogId id, wire::ComposeMode mode) {
    if (!id || m_restoring || isElsewhere(id))
        return;
    const ComposerView* composer = m_window.composer();
    DraftContent content;
    content.text = composer->text(id.value, modeOf(mode)).toStdString();
    content.files = m_files.ready(id, mode);
    content.pending = m_files.pending(id, mode);
    content.cursor = composer->cursor(id.value, modeOf(mode));
    if (const auto quoted = composer->quotedId(id.value); quoted != 0 && mode == wire::ComposeMode::reply)
        content.replyTo = MessageId{quoted};
    if (const TemplateId source{composer->templateId(id.value)}; source && mode == wire::ComposeMode::reply)
        content.madeFrom = source;
    m_desk.saveDraft(id, mode, content);
}

void OpenDialog::keepDrafts() {
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note})
        keepDraft(m_id, mode);
}

void OpenDialog::showDraft(DialogId id, wire::ComposeMode mode) {
    const KeptDraft* known = m_desk.draft(id, mode);
    if (!known)
        return;
    const KeptDraft draft = *known; // putting it there may keep it anew
    m_restoring = true;
    const QString text = QString::fromStdString(draft.text);
    const bool put =
        m_window.composer()->setDraft(id.value, modeOf(mode), text, static_cast<int>(draft.cursor.value_or(-1)));
    if (put && draft.made_from)
        m_window.composer()->putTemplate(id.value, draft.made_from->value);
    if (mode == wire::ComposeMode::reply && (put || draft.text.empty()))
        showQuote(id, draft.reply_to);
    m_files.restore(id, mode, draft);
    m_restoring = false;
}

void OpenDialog::stepQuote(int by) {
    const std::int64_t now = m_window.composer()->quotedId(m_id.value);
    if (now == 0 && by > 0)
        return; // begins at the newest, and behind that there is none
    const std::int64_t next = m_window.thread()->quotableBeside(now, by);
    if (next == 0)
        return;
    onAction(MessageAction::quote, next, {});
    m_window.thread()->showMessage(next);
}

void OpenDialog::showQuote(DialogId id, const std::optional<MessageId>& quoted) {
    if (!quoted)
        return;
    const MessageRow* row = m_thread ? m_thread->find(quoted->value) : nullptr;
    m_window.composer()->putQuote(id.value, row ? ReplyRow{row->id, row->authorName, row->text.left(200)}
                                                : ReplyRow{quoted->value, {}, {}});
}

/// From another computer, or taken back: what is being written here gives way only to what is newer.
void OpenDialog::onDraftChanged(DialogId id, wire::ComposeMode mode) {
    if (isElsewhere(id))
        return;
    ComposerView* composer = m_window.composer();
    const KeptDraft* draft = m_desk.draft(id, mode);
    const QString text = draft ? QString::fromStdString(draft->text) : QString();
    const bool open = id == m_id || !composer->text(id.value, modeOf(mode)).isEmpty();
    if (open && composer->text(id.value, modeOf(mode)) != text) {
        m_restoring = true;
        composer->putText(id.value, modeOf(mode), text);
        if (draft && mode == wire::ComposeMode::reply)
            showQuote(id, draft->reply_to);
        m_restoring = false;
    }
    if (open)
        showDraft(id, mode);
    if (id == m_id)
        offerEarlier();
}

void OpenDialog::offerEarlier() {
    const wire::Draft* earlier = m_desk.earlierDraft(m_id, modeOf(m_window.composer()->mode()));
    m_window.pane()->offerEarlier(earlier ? QString::fromStdString(earlier->text) : QString());
}

void OpenDialog::onEarlierWanted() {
    if (m_id)
        m_desk.swapDraft(m_id, modeOf(m_window.composer()->mode()));
}

} // namespace pult::client
