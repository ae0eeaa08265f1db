// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to a dialog and not to the composer: text, caret, quote and files.
#include "client/kit/button.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_parts.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/composer/file_tray.hpp"
#include "client/views/composer/tall_lines.hpp"

#include <QFileDialog>
#include <QTextDocument>

#include <algorithm>

namespace pult::client {

QTextDocument* ComposerView::document(qint64 dialogId, ComposerMode mode) {
    QTextDocument* document = m_documents->document(dialogId, mode);
    document->setDefaultFont(m_theme.font(kit::TextStyle::body));
    TallLines::of(document)->setLineHeight(m_theme.lineHeight(kit::TextStyle::body));
    return document;
}

void ComposerView::placeCursor(int position) {
    QTextCursor caret = m_edit->textCursor();
    caret.movePosition(QTextCursor::End);
    if (position >= 0)
        caret.setPosition(std::min(position, caret.position()));
    m_edit->setTextCursor(caret);
}

int ComposerView::cursor(qint64 dialogId, ComposerMode mode) const {
    if (isShown(dialogId, mode))
        return m_edit->textCursor().position();
    return m_cursors.value({dialogId, mode}, 0);
}

bool ComposerView::setDraft(qint64 dialogId, ComposerMode mode, const QString& text, int cursor) {
    QTextDocument* kept = document(dialogId, mode);
    if (!kept->isEmpty() || text.isEmpty())
        return false;
    putText(dialogId, mode, text);
    m_cursors.insert({dialogId, mode}, cursor);
    if (isShown(dialogId, mode))
        placeCursor(cursor);
    return true;
}

void ComposerView::putText(qint64 dialogId, ComposerMode mode, const QString& text) {
    QTextCursor cursor(document(dialogId, mode));
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    if (isShown(dialogId, mode))
        m_edit->moveCursor(QTextCursor::End);
    else
        m_cursors.remove({dialogId, mode}); // it was one of another text
}

QString ComposerView::text(qint64 dialogId, ComposerMode mode) const {
    return m_documents->text(dialogId, mode);
}

bool ComposerView::isEmpty(qint64 dialogId, ComposerMode mode) const {
    return text(dialogId, mode).trimmed().isEmpty() && !m_files.contains({dialogId, mode});
}

void ComposerView::clearText(qint64 dialogId, ComposerMode mode) {
    putText(dialogId, mode, {});
    m_cursors.remove({dialogId, mode});
    // What is safe elsewhere must not come back by Ctrl+Z and go out twice.
    document(dialogId, mode)->clearUndoRedoStacks();
    document(dialogId, mode)->setModified(false);
    if (mode == ComposerMode::reply) {
        m_templates.remove(dialogId);
        m_meant.remove(dialogId);
        m_later.remove(dialogId);
    } else if (m_whispering.remove(dialogId)) {
        retranslate(); // the next one is a note again
        showWhisper();
    }
    if (mode == ComposerMode::reply && m_quotes.remove(dialogId) && dialogId == m_target.dialogId)
        showQuote();
}

void ComposerView::setFiles(qint64 dialogId, ComposerMode mode, const QList<PendingFileRow>& files) {
    if (files.isEmpty())
        m_files.remove({dialogId, mode});
    else
        m_files.insert({dialogId, mode}, files);
    if (isShown(dialogId, mode))
        m_tray->setFiles(files);
}

void ComposerView::askForTemplates() {
    if (m_target.dialogId == 0 || !isEnabled())
        return;
    setMode(ComposerMode::reply);
    if (isRewriting())
        return say(tr("Save the change first, or leave it with Esc"));
    m_slashAt = -1;
    emit templatesRequested({});
}

void ComposerView::setSlashQuery(const QString& query) {
    if (m_slashAt < 0)
        return;
    QTextCursor slash(m_edit->document());
    slash.setPosition(m_slashAt);
    slash.setPosition(m_edit->textCursor().position(), QTextCursor::KeepAnchor);
    slash.insertText(query);
    m_edit->setTextCursor(slash);
}

void ComposerView::insertTemplate(const TemplateRow& row, const FilledTemplate& text) {
    if (!isRewriting()) // these words are not a reply made from it
        m_templates.insert(m_target.dialogId, row.id);
    m_meant.remove(m_target.dialogId);
    QTextCursor place = m_edit->textCursor();
    if (m_slashAt >= 0)
        place.setPosition(m_slashAt, QTextCursor::KeepAnchor);
    m_slashAt = -1;
    place.insertText(text.text);
    m_edit->setTextCursor(place);
    if (!text.blanks.isEmpty()) {
        placeCursor(place.position() - static_cast<int>(text.text.size()));
        m_edit->chooseBlank(true);
    }
    m_edit->setFocus();
}

void ComposerView::chooseEmoji() {
    if (m_target.dialogId == 0)
        return;
    EmojiPopup* popup = makeEmojiPopup();
    connect(popup, &EmojiPopup::picked, m_edit, &QPlainTextEdit::insertPlainText);
    popup->openAbove(m_emoji);
}

void ComposerView::chooseEmojiFor(const QString& letters) {
    if (m_target.dialogId == 0)
        return;
    EmojiPopup* popup = makeEmojiPopup();
    if (!popup->find(letters))
        return popup->deleteLater();
    QTextCursor typed = m_edit->textCursor();
    typed.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, static_cast<int>(letters.size()) + 1);
    connect(popup, &EmojiPopup::picked, m_edit, [this, typed](const QString& emoji) mutable {
        if (typed.hasSelection())
            typed.insertText(emoji);
        else
            m_edit->insertPlainText(emoji); // one more
    });
    connect(popup, &EmojiPopup::dismissed, m_edit, [typed, letters](const QString& query) mutable {
        if (query != letters)
            typed.insertText(u':' + query);
    });
    popup->openAbove(m_emoji);
}

EmojiPopup* ComposerView::makeEmojiPopup() {
    auto* popup = new EmojiPopup(m_theme, m_emojiHabits, this);
    connect(popup, &EmojiPopup::habitsChanged, this, [this](const EmojiHabits& habits) {
        m_emojiHabits = habits;
        emit emojiHabitsChanged(habits);
    });
    return popup;
}

void ComposerView::setSpeller(Speller& speller) {
    m_edit->setSpeller(speller);
    m_edit->setMistakeColour(m_theme.color(kit::Token::dangerText));
}

void ComposerView::goToMistake() {
    if (m_target.dialogId == 0)
        return;
    m_edit->setFocus();
    if (!m_edit->goToMistake())
        say(tr("No spelling mistakes"));
}

void ComposerView::chooseFiles() {
    if (m_target.dialogId == 0)
        return;
    // No loop of its own: the window of a dialog may go while it is open.
    auto* chooser = new QFileDialog(this, tr("Attach files"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    // The dialog may change behind the chooser's back; the files belong to the one it was opened for.
    connect(chooser, &QFileDialog::filesSelected, this,
            [this, dialog = m_target.dialogId, mode = m_mode](const QStringList& paths) {
                emit filesAdded(dialog, mode, paths);
            });
    connect(chooser, &QDialog::finished, m_edit, qOverload<>(&QWidget::setFocus));
    chooser->open();
}

void ComposerView::putQuote(qint64 dialogId, const ReplyRow& quote) {
    if (quote.id)
        m_quotes.insert(dialogId, quote);
    else
        m_quotes.remove(dialogId);
    if (dialogId == m_target.dialogId)
        showQuote();
}

void ComposerView::showQuote() {
    m_quote->setQuote(stripRow());
    emit quoteShown(m_mode == ComposerMode::reply && !isRewriting() ? quotedId(m_target.dialogId) : 0);
}

bool ComposerView::dropQuote() {
    if (m_mode != ComposerMode::reply || isRewriting() || !hasTextFocus() || quotedId(m_target.dialogId) == 0)
        return false;
    setQuote({});
    return true;
}

void ComposerView::setQuote(const ReplyRow& quote) {
    putQuote(m_target.dialogId, quote);
    focusText();
    emit quoteChanged(m_target.dialogId);
}

void ComposerView::forgetTexts() {
    m_documents->forgetTexts();
    m_quotes.clear();
    m_templates.clear();
    m_meant.clear();
    m_later.clear();
    m_whispering.clear();
    m_cursors.clear();
    m_files.clear();
    m_rewritten.clear();
    showDocument();
}

} // namespace pult::client
