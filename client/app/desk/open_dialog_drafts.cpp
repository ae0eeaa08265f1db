// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written and not yet sent: between the composer and the desk's drafts.
#include "client/app/desk/open_dialog.hpp"

#include "client/models/words/content_words.hpp"
#include "client/views/thread/thread_view.hpp"

#include <utility>

namespace pult::client {

namespace {

/// The customer's three dots live for a few seconds.
constexpr int kTypingMs = 4'000;

} // namespace

void OpenDialog::onEdited(qint64 dialogId, ComposerMode mode, const QString& text) {
    const DialogId id{dialogId};
    if (!id || m_restoring)
        return;
    if (text.isEmpty() && mode == ComposerMode::reply)
        m_edited.erase(id); // what is written next is another reply
    const KeptDraft* draft = m_desk.draft(id, modeOf(mode));
    if (draft ? draft->text == text.toStdString() : text.isEmpty())
        return; // not the operator's doing: the draft itself was put there
    ++m_typed;
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
    const MessageRow* row = quoted && m_thread ? m_thread->find(quoted->value) : nullptr;
    m_window.composer()->putQuote(id.value, row      ? ReplyRow{row->id, row->authorName, briefWords(*row).left(200)}
                                            : quoted ? ReplyRow{quoted->value, {}, {}}
                                                     : ReplyRow{});
}

/// From another computer, or taken back: what is being written here gives way only to what is newer.
void OpenDialog::onDraftChanged(DialogId id, wire::ComposeMode mode) {
    if (isElsewhere(id))
        return;
    const KeptDraft* known = m_desk.draft(id, mode);
    if (id == m_id || !m_window.composer()->isEmpty(id.value, modeOf(mode)))
        follow(id, mode, known ? KeptDraft(*known) : KeptDraft{});
    if (id == m_id)
        offerEarlier();
}

/// The composer becomes what the draft is. What was sent or thrown away elsewhere leaves neither quote nor files here,
/// but for those that are still going up: only this computer has them.
void OpenDialog::follow(DialogId id, wire::ComposeMode mode, const KeptDraft& draft) {
    ComposerView* composer = m_window.composer();
    const QString text = QString::fromStdString(draft.text);
    if (text.isEmpty() && mode == wire::ComposeMode::reply)
        m_edited.erase(id);
    m_restoring = true;
    const bool otherText = composer->text(id.value, modeOf(mode)) != text;
    if (otherText) {
        m_files.unsetDue(id, mode);
        composer->putText(id.value, modeOf(mode), text);
    }
    const bool otherFiles = m_files.follow(id, mode, draft);
    if (otherText && mode == wire::ComposeMode::reply)
        composer->putTemplate(id.value, draft.made_from.value_or(TemplateId{}).value);
    if ((otherText || otherFiles || !draft.isEmpty()) && mode == wire::ComposeMode::reply)
        showQuote(id, draft.reply_to);
    m_restoring = false;
    if (!m_files.pending(id, mode).empty())
        keepDraft(id, mode);
}

/// By the bar, with what belongs to it; there is a way back as long as nothing else has been thrown away so.
void OpenDialog::discardReply(DialogId id) {
    ComposerView* composer = m_window.composer();
    const auto reply = wire::ComposeMode::reply;
    if (composer->isEmpty(id.value, ComposerMode::reply) && composer->quotedId(id.value) == 0)
        return;
    Discarded discarded{id, composer->text(id.value, ComposerMode::reply), {}, {}, {}};
    if (const auto quoted = composer->quotedId(id.value); quoted != 0)
        discarded.quoted = MessageId{quoted};
    discarded.madeFrom = TemplateId{composer->templateId(id.value)};
    discarded.files = m_files.setAside(id, reply);
    composer->putText(id.value, ComposerMode::reply, {}); // Ctrl+Z has the words, too
    composer->putTemplate(id.value, 0);
    composer->putQuote(id.value, {});
    KeptText kept = KeptText::ofThrownAway(id);
    kept.text = discarded.text.toStdString();
    kept.message = discarded.quoted;
    if (discarded.madeFrom)
        kept.made_from = discarded.madeFrom;
    if (!discarded.files.ready.empty())
        kept.files = discarded.files.ready;
    m_desk.keepText(kept); // before the draft is gone
    m_discardedReply = std::move(discarded);
    keepDraft(id, reply);
    m_window.pane()->showDiscarded(id.value);
}

/// The program has ended under the bar: there is still a way back.
void OpenDialog::offerDiscarded() {
    const KeptText* kept = m_desk.text(KeptText::ofThrownAway(m_id).key());
    if (!kept || m_peeks)
        return;
    if (!m_discardedReply || m_discardedReply->dialog != m_id) {
        Discarded discarded{m_id, QString::fromStdString(kept->text), kept->message, {}, {}};
        discarded.madeFrom = kept->made_from.value_or(TemplateId{});
        discarded.files.ready = kept->files.value_or(std::vector<wire::Attachment>{});
        m_discardedReply = std::move(discarded);
    }
    m_window.pane()->showDiscarded(m_id.value);
}

/// Whoever leaves the dialog leaves the bar.
void OpenDialog::forgetDiscarded() {
    if (m_id && m_desk.text(KeptText::ofThrownAway(m_id).key()) && !m_peeks)
        m_desk.keepText(KeptText::ofThrownAway(m_id));
}

void OpenDialog::undoDiscard() {
    const auto back = std::exchange(m_discardedReply, std::nullopt);
    if (!back)
        return;
    ComposerView* composer = m_window.composer();
    if (composer->text(back->dialog.value, ComposerMode::reply) != back->text) // it isn't back by Ctrl+Z
        bringBack(back->dialog, wire::ComposeMode::reply, back->text, {});
    m_files.putBack(back->dialog, wire::ComposeMode::reply, back->files);
    if (back->quoted && composer->quotedId(back->dialog.value) == 0)
        showQuote(back->dialog, back->quoted);
    if (back->madeFrom && composer->templateId(back->dialog.value) == 0)
        composer->putTemplate(back->dialog.value, back->madeFrom.value);
    keepDraft(back->dialog, wire::ComposeMode::reply);
    m_desk.keepText(KeptText::ofThrownAway(back->dialog));
    composer->setMode(ComposerMode::reply);
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
