// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/composer_edit.hpp"

#include "client/views/composer/tall_lines.hpp"
#include "client/views/parts/drop_zone.hpp"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

namespace pult::client {
namespace {
/// Several times what any channel takes.
constexpr int kMostPasted = 20'000;

bool beginsWord(const QTextCursor& caret) {
    const QString line = caret.block().text();
    const int at = caret.positionInBlock();
    return at == 0 || line[at - 1].isSpace();
}

/// Those behind a colon that begins a word, once there are two.
QString lettersBehindColon(const QTextCursor& caret) {
    const QString before = caret.block().text().left(caret.positionInBlock());
    const QString end = before.right(3);
    const bool begins = before.size() == 3 || (before.size() > 3 && before[before.size() - 4].isSpace());
    const bool fits = begins && end[0] == u':' && end[1].isLetter() && end[2].isLetter();
    return fits ? end.mid(1) : QString();
}
} // namespace

ComposerEdit::ComposerEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setAutoFillBackground(false);
    setViewportMargins(0, 0, kBesideText, 0);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::fitHeight);
}

void ComposerEdit::setHeights(int least, int most) {
    m_least = least;
    m_most = std::max(least, most);
    fitHeight();
}

void ComposerEdit::fitHeight() {
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < 100; block = block.next())
        lines += std::max(block.layout()->lineCount(), 1);
    const TallLines* tall = TallLines::of(document());
    const int line = tall && tall->lineHeight() > 0 ? tall->lineHeight() : fontMetrics().lineSpacing();
    const int wanted = lines * line + 2 * static_cast<int>(document()->documentMargin()) + 2;
    setFixedHeight(std::clamp(wanted, m_least, m_most));
}

void ComposerEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void ComposerEdit::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter) {
        const bool control = event->modifiers().testFlag(Qt::ControlModifier);
        const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
        if (!shift && (m_enterSends || control)) {
            // A held key sends once.
            if (!event->isAutoRepeat())
                emit sendPressed();
        } else if (!control || !shift) { // both: a key of the window's
            insertPlainText(QStringLiteral("\n"));
            ensureCursorVisible();
        }
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::Undo) && document()->isEmpty() && !document()->isUndoAvailable()) {
        emit undoPressed();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && document()->isEmpty()) {
        emit lastWanted();
        event->accept();
        return;
    }
    const bool steps = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (steps && event->modifiers() == Qt::ControlModifier) {
        emit quoteStepPressed(event->key() == Qt::Key_Up ? -1 : 1);
        event->accept();
        return;
    }
    const bool pages = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    const bool ends = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && (pages || (ends && document()->isEmpty()))) {
        emit threadKeyPressed(event->key());
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit escapePressed();
        event->accept();
        return;
    }
    const bool slash = event->text() == u"/" && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) &&
                       textCursor().atBlockStart() && !textCursor().hasSelection();
    const bool at = event->text() == u"@" && beginsWord(textCursor());
    QPlainTextEdit::keyPressEvent(event);
    if (slash)
        emit slashTyped();
    else if (at)
        emit atTyped();
    else if (!event->text().isEmpty() && event->text().back().isLetter())
        if (const QString letters = lettersBehindColon(textCursor()); !letters.isEmpty())
            emit colonTyped(letters);
}

void ComposerEdit::setBlanks(const QList<TextSpan>& blanks, const QTextCharFormat& look) {
    if (blanks.isEmpty() && m_blanks.isEmpty())
        return;
    m_blanks = blanks;
    QList<QTextEdit::ExtraSelection> tints;
    tints.reserve(blanks.size());
    for (const TextSpan& blank : blanks) {
        QTextEdit::ExtraSelection tint;
        tint.format = look;
        tint.cursor = QTextCursor(document());
        tint.cursor.setPosition(blank.at);
        tint.cursor.setPosition(blank.at + blank.length, QTextCursor::KeepAnchor);
        tints.append(tint);
    }
    setExtraSelections(tints);
}

bool ComposerEdit::chooseBlank(bool next) {
    if (m_blanks.isEmpty())
        return false;
    const QTextCursor caret = textCursor();
    const TextSpan* chosen = next ? &m_blanks.first() : &m_blanks.last();
    for (qsizetype i = 0; i < m_blanks.size(); ++i) {
        const TextSpan& blank = m_blanks[next ? i : m_blanks.size() - 1 - i];
        // A blank that is chosen already is the one to leave.
        const bool fits = next ? blank.at >= caret.selectionEnd() : blank.at + blank.length <= caret.selectionStart();
        if (fits) {
            chosen = &blank;
            break;
        }
    }
    QTextCursor selection(document());
    selection.setPosition(chosen->at);
    selection.setPosition(chosen->at + chosen->length, QTextCursor::KeepAnchor);
    setTextCursor(selection);
    return true;
}

/// Behind the last blank Tab goes on: whoever can't fill it is not held in the text.
bool ComposerEdit::focusNextPrevChild(bool next) {
    const QTextCursor caret = textCursor();
    const auto isChosen = [&](const TextSpan& blank) {
        return caret.selectionStart() == blank.at && caret.selectionEnd() == blank.at + blank.length;
    };
    const bool leaves = !m_blanks.isEmpty() && isChosen(next ? m_blanks.last() : m_blanks.first());
    return (!leaves && chooseBlank(next)) || QPlainTextEdit::focusNextPrevChild(next);
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData* source) const {
    return source->hasText() || source->hasImage() || source->hasUrls();
}

void ComposerEdit::insertFromMimeData(const QMimeData* source) {
    // A file manager offers the paths as text too, an office program a picture of the text.
    if (const QStringList paths = draggedFiles(*source); !paths.isEmpty())
        emit filesPasted(paths);
    else if (source->hasText() && source->text().size() > kMostPasted)
        emit tooMuchPasted(static_cast<int>(source->text().size()));
    else if (source->hasText())
        insertPlainText(source->text());
    else if (source->hasImage())
        emit picturePasted(qvariant_cast<QImage>(source->imageData()));
}

void ComposerEdit::dragEnterEvent(QDragEnterEvent* event) {
    // Files are for the pane around, which says to whom they would go.
    if (draggedFiles(*event->mimeData()).isEmpty())
        QPlainTextEdit::dragEnterEvent(event);
    else
        event->ignore();
}

void ComposerEdit::dragMoveEvent(QDragMoveEvent* event) {
    if (draggedFiles(*event->mimeData()).isEmpty())
        QPlainTextEdit::dragMoveEvent(event);
    else
        event->ignore();
}

} // namespace pult::client
