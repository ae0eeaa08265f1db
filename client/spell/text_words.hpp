// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pult::client {

enum class Script { latin, cyrillic };

/// A word that has a right spelling; positions are UTF-16 units of the text.
struct TextWord {
    qsizetype at = 0;
    qsizetype length = 0;
    Script script = Script::latin;

    bool operator==(const TextWord&) const = default;
};

/// The words of a text, in order, that a dictionary can judge: of one script, two letters at least, with apostrophes
/// and hyphens inside. Not among them: addresses and links, mentions and tags, what has a digit, variables in braces,
/// abbreviations in capitals.
[[nodiscard]] QList<TextWord> wordsToCheck(QStringView text);

} // namespace pult::client
