// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <QTextCursor>

#include <optional>

#include "client/spell/speller.hpp"

namespace pult::client {

/// Waves under the misspelt words of a text. The one that is being written has none until the caret leaves it.
class SpellingMarks final : public QSyntaxHighlighter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpellingMarks)
public:
    /// A misspelt word where it stands.
    struct Mistake {
        QTextCursor place; ///< selects it
        QString word;
        Script script = Script::latin;
    };

    /// `speller` outlives it.
    SpellingMarks(Speller& speller, QObject* parent);

    /// Marks this text from now on.
    void follow(QTextDocument* document);
    void setColour(const QColor& colour);
    /// Where the caret stands now.
    void setCaret(int position);
    /// The misspelt word at this place of the text, if one is there.
    std::optional<Mistake> at(int position) const;
    /// The next one behind `position`, from the beginning again after the last.
    std::optional<Mistake> next(int position) const;

protected:
    void highlightBlock(const QString& text) override;

private:
    bool isBeingWritten(int begin, int end) const { return m_written >= begin && m_written <= end; }
    std::optional<Mistake> firstIn(const QTextBlock& block, int from) const;

    Speller& m_speller;
    QTextCharFormat m_look;
    int m_written = -1; ///< where the last key has changed the text; -1: the caret has left that word
};

} // namespace pult::client
