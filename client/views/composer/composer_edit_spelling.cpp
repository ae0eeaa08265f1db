// SPDX-License-Identifier: GPL-3.0-or-later
// Misspelt words in the composer: their waves, and the menu with what may have been meant.
#include "client/views/composer/composer_edit.hpp"

#include <QContextMenuEvent>
#include <QMenu>

namespace pult::client {

void ComposerEdit::setSpeller(Speller& speller) {
    m_speller = &speller;
    m_marks = new SpellingMarks(speller, this);
    m_marks->follow(document());
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_marks,
            [this] { m_marks->setCaret(textCursor().position()); });
}

void ComposerEdit::setMistakeColour(const QColor& colour) {
    if (m_marks)
        m_marks->setColour(colour);
}

void ComposerEdit::showText(QTextDocument* document) {
    setDocument(document);
    if (m_marks)
        m_marks->follow(document);
}

bool ComposerEdit::goToMistake() {
    const auto mistake = m_marks ? m_marks->next(textCursor().selectionEnd()) : std::nullopt;
    if (!mistake)
        return false;
    setTextCursor(mistake->place);
    ensureCursorVisible();
    offerWords(*mistake, viewport()->mapToGlobal(cursorRect().bottomLeft()));
    return true;
}

void ComposerEdit::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int position = (byKey ? textCursor() : cursorForPosition(event->pos())).position();
    const QPoint place = byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos();
    if (const auto mistake = m_marks ? m_marks->at(position) : std::nullopt)
        offerWords(*mistake, place);
    else
        openMenu(place, nullptr, {});
}

void ComposerEdit::offerWords(const SpellingMarks::Mistake& mistake, const QPoint& place) {
    m_speller->suggest(mistake.word, mistake.script, this, [this, mistake, place](const QStringList& meant) {
        // Meanwhile the text may have become another one.
        const bool stands = mistake.place.document() == document() && mistake.place.selectedText() == mistake.word;
        openMenu(place, stands ? &mistake : nullptr, meant);
    });
}

void ComposerEdit::openMenu(const QPoint& place, const SpellingMarks::Mistake* mistake, const QStringList& meant) {
    QMenu* menu = createStandardContextMenu(viewport()->mapFromGlobal(place));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (mistake)
        addMistake(*menu, *mistake, meant);
    menu->addSeparator();
    QAction* save = menu->addAction(tr("Save as a template…"), this, &ComposerEdit::saveAsTemplate);
    save->setEnabled(!document()->isEmpty());
    if (m_speller)
        addSpelling(*menu);
    menu->popup(place);
}

void ComposerEdit::addMistake(QMenu& menu, const SpellingMarks::Mistake& mistake, const QStringList& meant) {
    QAction* first = menu.actions().value(0);
    const auto add = [&](const QString& words, auto act) {
        auto* action = new QAction(words, &menu);
        connect(action, &QAction::triggered, this, act);
        menu.insertAction(first, action);
        return action;
    };
    for (const QString& word : meant) {
        QAction* action = add(word, [place = mistake.place, word]() mutable { place.insertText(word); });
        QFont stronger = action->font();
        stronger.setBold(true);
        action->setFont(stronger);
        if (word == meant.first())
            menu.setActiveAction(action);
    }
    if (meant.isEmpty())
        add(tr("No suggestions"), [] {})->setEnabled(false);
    menu.insertSeparator(first);
    add(tr("Add to my words"), [this, word = mistake.word] { m_speller->learn(word); });
    menu.insertSeparator(first);
}

void ComposerEdit::addSpelling(QMenu& menu) {
    QAction* check = menu.addAction(tr("Check spelling"));
    check->setCheckable(true);
    check->setChecked(m_speller->isOn());
    connect(check, &QAction::toggled, this, &ComposerEdit::spellingToggled);
    for (const Script script : m_speller->missing()) {
        const QString words = script == Script::cyrillic ? tr("No Russian dictionary: install hunspell-ru")
                                                         : tr("No English dictionary: install hunspell-en-us");
        menu.addAction(words)->setEnabled(false);
    }
}

} // namespace pult::client
