// SPDX-License-Identifier: GPL-3.0-or-later
// A message that has been written gets other words: they stand in the field in place of the draft, which waits.
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_parts.hpp"
#include "client/views/composer/composer_view.hpp"

#include <QTextDocument>

namespace pult::client {

/// The draft's document, or the one beside it in which a message of the dialog is being rewritten.
std::int64_t ComposerView::shownId() const {
    return isRewriting() ? -m_target.dialogId : m_target.dialogId;
}

bool ComposerView::isShown(std::int64_t dialogId, ComposerMode mode) const {
    return dialogId == shownId() && mode == m_mode;
}

ReplyRow ComposerView::stripRow() const {
    if (!isRewriting())
        return m_mode == ComposerMode::note ? ReplyRow{} : m_quotes.value(m_target.dialogId);
    const RewrittenMessage rewritten = m_rewritten.value({m_target.dialogId, m_mode});
    return {rewritten.id, tr("Editing the message"), rewritten.text};
}

bool ComposerView::isRewriting() const {
    return isRewriting(m_target.dialogId, m_mode);
}

void ComposerView::rewrite(qint64 dialogId, const RewrittenMessage& message, const QString& text) {
    putRewriting(dialogId, message, text);
    emit rewritingChanged(dialogId, message.mode);
    if (dialogId == m_target.dialogId)
        m_edit->setFocus();
}

void ComposerView::putRewriting(qint64 dialogId, const RewrittenMessage& message, const QString& text) {
    const bool isOpen = dialogId == m_target.dialogId;
    if (isOpen)
        leave();
    m_rewritten.insert({dialogId, message.mode}, message);
    document(-dialogId, message.mode)->setPlainText(text);
    m_cursors.remove({-dialogId, message.mode});
    if (!isOpen)
        return;
    m_mode = message.mode;
    showDocument();
    retranslate();
}

void ComposerView::endRewriting() {
    if (!isRewriting())
        return;
    m_rewritten.remove({m_target.dialogId, m_mode});
    emit rewritingChanged(m_target.dialogId, m_mode);
    showDocument();
    retranslate();
    m_edit->setFocus();
}

bool ComposerView::leaveRewriting() {
    if (!isRewriting() || !hasTextFocus())
        return false;
    endRewriting();
    return true;
}

void ComposerView::dropRewriting(qint64 dialogId) {
    for (const auto mode : {ComposerMode::reply, ComposerMode::note})
        m_rewritten.remove({dialogId, mode});
    if (dialogId == m_target.dialogId)
        showDocument();
}

void ComposerView::submitRewriting() {
    const RewrittenMessage message = m_rewritten.value({m_target.dialogId, m_mode});
    const QString words = m_edit->toPlainText().trimmed();
    // First on its way and then no longer written, so that it is always one of them.
    if (words != message.text)
        emit rewritten(m_target.dialogId, message.id, words, message.mode);
    endRewriting();
}

} // namespace pult::client
