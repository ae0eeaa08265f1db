// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/word_difference.hpp"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pult::client {

namespace {

constexpr std::size_t kMostCells = 4'000'000; ///< two thousand words against two thousand; some 8 MB for a moment

struct Word {
    qsizetype at = 0;
    QStringView text;
};
using WordList = std::vector<Word>;

/// Words, signs and whatever else isn't white space, by Unicode's boundaries: an emoji is never taken apart.
WordList comparedWords(const QString& text) {
    WordList words;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype from = 0, to = finder.toNextBoundary(); to > from; from = to, to = finder.toNextBoundary()) {
        const QStringView word = QStringView(text).mid(from, to - from);
        if (!word.trimmed().isEmpty())
            words.push_back({from, word});
    }
    return words;
}

/// What two lines of words have different in their middles.
struct Middles {
    std::size_t from = 0; ///< equal words before both
    std::size_t formerEnd = 0;
    std::size_t latterEnd = 0;

    std::size_t formerSize() const { return formerEnd - from; }
    std::size_t latterSize() const { return latterEnd - from; }
};

Middles middlesOf(const WordList& former, const WordList& latter) {
    Middles middles{0, former.size(), latter.size()};
    while (middles.from < middles.formerEnd && middles.from < middles.latterEnd &&
           former[middles.from].text == latter[middles.from].text)
        ++middles.from;
    while (middles.formerEnd > middles.from && middles.latterEnd > middles.from &&
           former[middles.formerEnd - 1].text == latter[middles.latterEnd - 1].text) {
        --middles.formerEnd;
        --middles.latterEnd;
    }
    return middles;
}

/// Lengths of the longest common line of what follows a place in each text.
class CommonLengths {
public:
    CommonLengths(const WordList& former, const WordList& latter, const Middles& middles)
        : m_width(middles.latterSize() + 1), m_cells((middles.formerSize() + 1) * m_width) {
        for (std::size_t row = middles.formerSize(); row-- > 0;)
            for (std::size_t column = middles.latterSize(); column-- > 0;) {
                const bool same = former[middles.from + row].text == latter[middles.from + column].text;
                m_cells[row * m_width + column] = same ? static_cast<std::uint16_t>(at(row + 1, column + 1) + 1)
                                                       : std::max(at(row + 1, column), at(row, column + 1));
            }
    }
    std::uint16_t at(std::size_t row, std::size_t column) const { return m_cells[row * m_width + column]; }

private:
    std::size_t m_width;
    std::vector<std::uint16_t> m_cells;
};

/// True for each word that only its own text has.
struct Marks {
    std::vector<bool> former;
    std::vector<bool> latter;
};

void markApart(const WordList& former, const WordList& latter, const Middles& middles, Marks& marks) {
    const CommonLengths common(former, latter, middles);
    std::size_t row = 0;
    std::size_t column = 0;
    while (row < middles.formerSize() || column < middles.latterSize()) {
        const bool bothLeft = row < middles.formerSize() && column < middles.latterSize();
        if (bothLeft && former[middles.from + row].text == latter[middles.from + column].text) {
            ++row;
            ++column;
        } else if (column == middles.latterSize() ||
                   (row < middles.formerSize() && common.at(row + 1, column) >= common.at(row, column + 1))) {
            marks.former[middles.from + row++] = true;
        } else {
            marks.latter[middles.from + column++] = true;
        }
    }
}

QList<TextStretch> stretchesOf(const WordList& words, const std::vector<bool>& marked) {
    QList<TextStretch> stretches;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!marked[i])
            continue;
        const qsizetype end = words[i].at + words[i].text.size();
        if (i > 0 && marked[i - 1])
            stretches.last().length = end - stretches.last().at;
        else
            stretches.append({words[i].at, words[i].text.size()});
    }
    return stretches;
}

} // namespace

WordDifference wordDifference(const QString& former, const QString& latter) {
    const WordList before = comparedWords(former);
    const WordList after = comparedWords(latter);
    const Middles middles = middlesOf(before, after);
    Marks marks{std::vector<bool>(before.size()), std::vector<bool>(after.size())};
    if (middles.formerSize() > 0 && middles.latterSize() > kMostCells / middles.formerSize()) {
        std::fill_n(marks.former.begin() + static_cast<std::ptrdiff_t>(middles.from), middles.formerSize(), true);
        std::fill_n(marks.latter.begin() + static_cast<std::ptrdiff_t>(middles.from), middles.latterSize(), true);
    } else {
        markApart(before, after, middles, marks);
    }
    return {stretchesOf(before, marks.former), stretchesOf(after, marks.latter)};
}

QStringList stretchWords(const QString& text, const QList<TextStretch>& stretches) {
    QStringList words;
    for (const TextStretch& stretch : stretches)
        words.append(text.mid(stretch.at, stretch.length).simplified());
    return words;
}

} // namespace pult::client
