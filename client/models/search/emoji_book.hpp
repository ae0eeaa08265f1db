// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace pult::client {

struct Emoji {
    QString text;
    int group = 0;      ///< 0 smileys, 1 people, 3 nature, 4 food, 5 places, 6 activities, 7 things, 8 signs, 9 flags
    bool toned = false; ///< takes a skin tone
    QString russian;    ///< its name
    QString english;
    QString words; ///< folded, each behind a bar: what it is found by, in both languages
};

/// All emoji by their place, and found by words of either language.
class EmojiBook {
public:
    /// `table`: a line each, as resources/emoji/make.mjs writes it; lines that aren't like that are left out.
    explicit EmojiBook(const QByteArray& table);

    const QList<Emoji>& all() const { return m_all; }
    /// Indices into all(): every word of the query begins one of an emoji's words. Where all words are whole ones they
    /// come first.
    QList<int> find(const QString& query) const;
    /// The emoji that the text is, in whatever skin; -1: none.
    int indexOf(const QString& text) const;

private:
    QList<Emoji> m_all;
};

/// 0: none, 1 light to 5 dark.
[[nodiscard]] QString withSkinTone(const Emoji& emoji, int tone);

} // namespace pult::client
