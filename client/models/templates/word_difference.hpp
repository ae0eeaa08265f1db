// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace pult::client {

/// A stretch of a text, in UTF-16 units.
struct TextStretch {
    qsizetype at = 0;
    qsizetype length = 0;

    bool operator==(const TextStretch&) const = default;
};

/// Which words are only in one of two texts. Words that stand beside each other are one stretch.
struct WordDifference {
    QList<TextStretch> removed = {}; ///< of the former text
    QList<TextStretch> added = {};   ///< of the latter
};

/// The longest common line of words stays unmarked; white space isn't compared. Its cost is bounded: of two texts whose
/// different middles are thousands of words long both, the middles count as different as a whole.
[[nodiscard]] WordDifference wordDifference(const QString& former, const QString& latter);

/// The words of the stretches, as they are told: each in one line.
[[nodiscard]] QStringList stretchWords(const QString& text, const QList<TextStretch>& stretches);

} // namespace pult::client
