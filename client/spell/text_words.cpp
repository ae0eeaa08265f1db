// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spell/text_words.hpp"

#include <optional>

namespace pult::client {
namespace {

bool isApostrophe(QChar c) {
    return c == u'\'' || c == u'\u2019' || c == u'\u02bc';
}

bool isWordPart(QChar c) {
    return c.isLetterOrNumber() || c.isMark() || c == u'_';
}

/// Between two letters only.
bool joins(QChar c) {
    return isApostrophe(c) || c == u'-' || c == u'\u2011';
}

std::optional<Script> scriptOf(QStringView word) {
    std::optional<Script> script;
    for (const QChar c : word) {
        if (!c.isLetter())
            continue;
        std::optional<Script> own;
        if (c.script() == QChar::Script_Latin)
            own = Script::latin;
        else if (c.script() == QChar::Script_Cyrillic)
            own = Script::cyrillic;
        if (!own || (script && *script != *own))
            return std::nullopt;
        script = own;
    }
    return script;
}

bool isAbbreviation(QStringView word) {
    for (const QChar c : word)
        if (c.isLower())
            return false;
    return true;
}

bool hasDigit(QStringView word) {
    for (const QChar c : word)
        if (c.isNumber() || c == u'_')
            return true;
    return false;
}

/// A dot or a colon with Latin letters at both sides: example.org, http://…
bool isAddress(QStringView chunk) {
    if (chunk.contains(u'@') || chunk.contains(u"://"))
        return true;
    for (qsizetype i = 1; i + 1 < chunk.size(); ++i)
        if (chunk[i] == u'.' && chunk[i - 1].isLetterOrNumber() && chunk[i + 1].script() == QChar::Script_Latin)
            return true;
    return false;
}

bool isName(QStringView chunk) {
    return chunk.startsWith(u'#') || chunk.startsWith(u'/') || chunk.startsWith(u'\\');
}

void addWords(QStringView text, qsizetype at, qsizetype end, QList<TextWord>& words) {
    while (at < end) {
        if (!isWordPart(text[at])) {
            ++at;
            continue;
        }
        qsizetype stop = at + 1;
        while (stop < end && (isWordPart(text[stop]) || (joins(text[stop]) && text[stop - 1].isLetter() &&
                                                         stop + 1 < end && text[stop + 1].isLetter())))
            ++stop;
        const QStringView word = text.mid(at, stop - at);
        if (word.size() > 1 && !hasDigit(word) && !isAbbreviation(word))
            if (const auto script = scriptOf(word))
                words.append({at, stop - at, *script});
        at = stop;
    }
}

/// Where the variable that begins here ends; the place itself if none does.
qsizetype behindVariable(QStringView text, qsizetype at) {
    const qsizetype close = text.indexOf(u'}', at);
    return close < 0 ? at : close + 1;
}

} // namespace

QList<TextWord> wordsToCheck(QStringView text) {
    QList<TextWord> words;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        if (text[at] == u'{') {
            const qsizetype behind = behindVariable(text, at);
            at = behind == at ? at + 1 : behind;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text[end].isSpace() && text[end] != u'{')
            ++end;
        const QStringView chunk = text.mid(at, end - at);
        if (!isAddress(chunk) && !isName(chunk))
            addWords(text, at, end, words);
        at = end;
    }
    return words;
}

} // namespace pult::client
