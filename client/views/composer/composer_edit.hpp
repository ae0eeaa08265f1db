// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_fill.hpp"
#include "client/views/composer/spelling_marks.hpp"

#include <QImage>
#include <QPlainTextEdit>

class QMenu;

namespace pult::client {

/// The text field of the composer: plain text only, grows with its lines, tells when to send.
class ComposerEdit final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerEdit)

public:
    /// The scroll bar has it for itself.
    static constexpr int kBesideText = 12;

    explicit ComposerEdit(QWidget* parent = nullptr);

    /// False: Ctrl+Enter sends and Enter starts a line.
    void setEnterSends(bool enterSends) { m_enterSends = enterSends; }
    /// Height follows the lines between these bounds.
    void setHeights(int least, int most);
    void fitHeight();
    /// Places that must be filled before the text may go out: tinted, Tab goes from one to the next.
    void setBlanks(const QList<TextSpan>& blanks, const QTextCharFormat& look);
    /// Chooses the next one behind the caret, or the one before it; false: there is none.
    bool chooseBlank(bool next);
    /// Misspelt words get waves, and the context menu offers others.
    void setSpeller(Speller& speller);
    void setMistakeColour(const QColor& colour);
    /// In place of setDocument: the text is another one from now on.
    void showText(QTextDocument* document);
    /// Chooses the next misspelt word and offers others for it; false: there is none.
    bool goToMistake();

signals:
    void sendPressed();
    /// Escape on the text: one step back.
    void escapePressed();
    /// Ctrl+Z with nothing written: what was sent last is meant.
    void undoPressed();
    /// Up with nothing written.
    void lastWanted();
    /// Ctrl with Up (-1) or Down (+1): an older or a newer message is to be quoted.
    void quoteStepPressed(int by);
    /// A page up or down, with nothing written also Home and End: the messages are meant.
    void threadKeyPressed(int key);
    /// A slash was typed where a line begins.
    void slashTyped();
    /// An @ was typed where a word begins.
    void atTyped();
    /// Two letters were typed behind a colon that begins a word.
    void colonTyped(const QString& letters);
    void saveAsTemplate();
    void spellingToggled(bool on);
    void filesPasted(const QStringList& paths);
    void picturePasted(const QImage& picture);
    /// More than anybody sends as a message; it was not put in, laying it out would stop the window.
    void tooMuchPasted(int characters);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void offerWords(const SpellingMarks::Mistake& mistake, const QPoint& place);
    void openMenu(const QPoint& place, const SpellingMarks::Mistake* mistake, const QStringList& meant);
    void addMistake(QMenu& menu, const SpellingMarks::Mistake& mistake, const QStringList& meant);
    void addSpelling(QMenu& menu);

    Speller* m_speller = nullptr;
    SpellingMarks* m_marks = nullptr; ///< as soon as there is a speller
    bool m_enterSends = true;
    QList<TextSpan> m_blanks; ///< in their order
    int m_least = 48;
    int m_most = 200;
};

} // namespace pult::client
