// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/spelling_marks.hpp"

#include <QTextBlock>
#include <QTextDocument>

namespace pult::client {

SpellingMarks::SpellingMarks(Speller& speller, QObject* parent) : QSyntaxHighlighter(parent), m_speller(speller) {
    m_look.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    connect(&speller, &Speller::judged, this, &SpellingMarks::rehighlight);
}

void SpellingMarks::follow(QTextDocument* document) {
    if (document == this->document())
        return;
    if (this->document())
        disconnect(this->document(), &QTextDocument::contentsChange, this, nullptr);
    m_written = -1;
    // Before the highlighter itself, which marks what has changed at once.
    connect(document, &QTextDocument::contentsChange, this, [this](int at, int, int added) { m_written = at + added; });
    setDocument(document);
}

void SpellingMarks::setColour(const QColor& colour) {
    if (colour == m_look.underlineColor())
        return;
    m_look.setUnderlineColor(colour);
    rehighlight();
}

void SpellingMarks::setCaret(int position) {
    if (m_written < 0 || !document())
        return;
    const QTextBlock block = document()->findBlock(m_written);
    const int begin = block.position();
    if (position >= begin && position <= begin + block.length())
        for (const TextWord& word : wordsToCheck(block.text())) {
            const int at = begin + static_cast<int>(word.at);
            const int end = at + static_cast<int>(word.length);
            if (isBeingWritten(at, end) && position >= at && position <= end)
                return;
        }
    m_written = -1;
    if (block.isValid())
        rehighlightBlock(block);
}

void SpellingMarks::highlightBlock(const QString& text) {
    if (!m_speller.isOn())
        return;
    const int begin = currentBlock().position();
    for (const TextWord& word : wordsToCheck(text)) {
        const int at = static_cast<int>(word.at);
        const int length = static_cast<int>(word.length);
        const bool wrong = m_speller.verdict(text.mid(word.at, word.length), word.script) == Speller::Verdict::wrong;
        if (wrong && !isBeingWritten(begin + at, begin + at + length))
            setFormat(at, length, m_look);
    }
}

std::optional<SpellingMarks::Mistake> SpellingMarks::firstIn(const QTextBlock& block, int from) const {
    const QString text = block.text();
    for (const TextWord& word : wordsToCheck(text)) {
        const int at = block.position() + static_cast<int>(word.at);
        const QString letters = text.mid(word.at, word.length);
        if (at < from || m_speller.verdict(letters, word.script) != Speller::Verdict::wrong)
            continue;
        Mistake mistake{QTextCursor(block), letters, word.script};
        mistake.place.setPosition(at);
        mistake.place.setPosition(at + static_cast<int>(word.length), QTextCursor::KeepAnchor);
        return mistake;
    }
    return std::nullopt;
}

std::optional<SpellingMarks::Mistake> SpellingMarks::at(int position) const {
    if (!document())
        return std::nullopt;
    const QTextBlock block = document()->findBlock(position);
    for (int from = block.position();;) {
        const auto mistake = firstIn(block, from);
        if (!mistake || mistake->place.selectionStart() > position)
            return std::nullopt;
        if (mistake->place.selectionEnd() >= position)
            return mistake;
        from = mistake->place.selectionEnd();
    }
}

std::optional<SpellingMarks::Mistake> SpellingMarks::next(int position) const {
    if (!document())
        return std::nullopt;
    for (QTextBlock block = document()->findBlock(position); block.isValid(); block = block.next())
        if (auto mistake = firstIn(block, position))
            return mistake;
    for (QTextBlock block = document()->begin(); block.isValid() && block.position() <= position; block = block.next())
        if (auto mistake = firstIn(block, 0))
            return mistake;
    return std::nullopt;
}

} // namespace pult::client
