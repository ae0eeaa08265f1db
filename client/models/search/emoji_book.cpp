// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/search/emoji_book.hpp"

#include <algorithm>

namespace pult::client {

namespace {

constexpr char32_t kLightest = 0x1F3FB;
constexpr QChar kVariation(0xFE0F);

QString foldedWords(const QString& text) {
    return text.toCaseFolded().replace(u'ё', u'е');
}

/// "a b|c" as "|a|b|c".
QString searchable(const QString& words) {
    return u'|' + foldedWords(words).replace(u' ', u'|').replace(u'-', u'|');
}

qsizetype firstCharacter(const QString& text) {
    return text.at(0).isHighSurrogate() ? 2 : 1;
}

} // namespace

EmojiBook::EmojiBook(const QByteArray& table) {
    const QList<QByteArray> lines = table.split('\n');
    m_all.reserve(lines.size());
    for (const QByteArray& line : lines) {
        const QStringList parts = QString::fromUtf8(line).split(u'\t');
        if (parts.size() != 5 || parts[0].isEmpty())
            continue;
        m_all.append({parts[0], parts[1].toInt(), parts[2] == u"1", parts[3].section(u'|', 0, 0),
                      parts[4].section(u'|', 0, 0), searchable(parts[3]) + searchable(parts[4]) + u'|'});
    }
}

QList<int> EmojiBook::find(const QString& query) const {
    const QStringList words = foldedWords(query).split(u' ', Qt::SkipEmptyParts);
    QList<int> whole;
    QList<int> begun;
    for (int i = 0; i < static_cast<int>(m_all.size()); ++i) {
        const QString& known = m_all[i].words;
        const auto begins = [&](const QString& word) { return known.contains(u'|' + word); };
        if (!std::all_of(words.begin(), words.end(), begins))
            continue;
        const auto is = [&](const QString& word) { return known.contains(u'|' + word + u'|'); };
        (std::all_of(words.begin(), words.end(), is) ? whole : begun).append(i);
    }
    return whole + begun;
}

int EmojiBook::indexOf(const QString& text) const {
    for (int i = 0; i < static_cast<int>(m_all.size()); ++i)
        for (int tone = 0; tone <= (m_all[i].toned ? 5 : 0); ++tone)
            if (withSkinTone(m_all[i], tone) == text)
                return i;
    return -1;
}

QString withSkinTone(const Emoji& emoji, int tone) {
    if (tone < 1 || tone > 5 || !emoji.toned)
        return emoji.text;
    const qsizetype first = firstCharacter(emoji.text);
    QString rest = emoji.text.mid(first);
    if (rest.startsWith(kVariation))
        rest.remove(0, 1);
    const char32_t mark = kLightest + static_cast<char32_t>(tone - 1);
    return emoji.text.left(first) + QString::fromUcs4(&mark, 1) + rest;
}

} // namespace pult::client
