// SPDX-License-Identifier: GPL-3.0-or-later
// What only a note has: whom it calls, and whom it is whispered to.
#include "client/delegates/message_words.hpp"
#include "client/kit/button.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"

namespace pult::client {

namespace {
constexpr int kRoomForNames = 480;
} // namespace

void ComposerView::connectNote() {
    m_whisper->setCheckable(true);
    m_whisper->setControlHeight(24);
    m_whisper->setTextStyle(kit::TextStyle::small);
    m_whisper->setPaddingAt100(8);
    m_whisper->setIconName(QStringLiteral("ear"));
    connect(m_whisper, &kit::Button::toggled, this, [this](bool on) {
        if (on)
            m_whispering.insert(m_target.dialogId);
        else
            m_whispering.remove(m_target.dialogId);
        retranslate();
        update();
    });
    connect(m_mention, &kit::Button::clicked, this, &ComposerView::mentionWanted);
    connect(m_edit, &ComposerEdit::atTyped, this, [this] {
        if (m_mode == ComposerMode::note && !isRewriting())
            emit mentionWanted();
    });
}

void ComposerView::retranslateNote() {
    m_mention->setHint(tr("Call a colleague"));
    nameWhisper();
    m_whisper->setHint(tr("Only %1 is called: a senior's word for them").arg(m_target.whisperTo));
    showWhisper();
}

/// To whom is also in the button's hint.
void ComposerView::nameWhisper() {
    m_whisper->setText(width() < m_theme.px(kRoomForNames)
                           ? tr("Whisper")
                           : tr("Whisper to %1", "a colleague").arg(shortName(m_target.whisperTo)));
}

void ComposerView::showWhisper() {
    const bool offered = m_mode == ComposerMode::note && !m_target.whisperTo.isEmpty() && !isRewriting();
    m_whisper->setVisible(offered);
    const QSignalBlocker silent(m_whisper);
    m_whisper->setChecked(whispers(m_target.dialogId));
    update();
}

bool ComposerView::isWhisper() const {
    return m_mode == ComposerMode::note && !m_target.whisperTo.isEmpty() && whispers(m_target.dialogId) &&
           !isRewriting();
}

void ComposerView::putWhisper(qint64 dialogId) {
    m_whispering.insert(dialogId);
    if (dialogId != m_target.dialogId)
        return;
    retranslate();
    showWhisper();
}

void ComposerView::addToNote(const QString& words) {
    setMode(ComposerMode::note);
    if (isRewriting())
        return;
    QTextCursor caret = m_edit->textCursor();
    caret.movePosition(QTextCursor::End);
    if (const QString before = m_edit->toPlainText(); !before.isEmpty() && !before.endsWith(u'\n'))
        caret.insertText(QStringLiteral("\n"));
    caret.insertText(words);
    m_edit->setTextCursor(caret);
}

void ComposerView::insertMention(const QString& name) {
    if (m_mode != ComposerMode::note)
        return;
    QTextCursor caret = m_edit->textCursor();
    const QString before = m_edit->toPlainText().left(caret.position());
    if (before.endsWith(u'@'))
        caret.deletePreviousChar();
    else if (!before.isEmpty() && !before.back().isSpace())
        caret.insertText(QStringLiteral(" "));
    caret.insertText(u'@' + name + u' ');
    m_edit->setTextCursor(caret);
    m_edit->setFocus();
}

} // namespace pult::client
