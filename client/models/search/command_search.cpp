// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/search/command_search.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "shared/domain/keyboard_layout.hpp"

namespace pult::client {

namespace {

constexpr int kIs = 120;
constexpr int kBegins = 100;
constexpr int kWordsBegin = 80;
constexpr int kContains = 60;
constexpr int kLettersInOrder = 20;
/// Fewer letters are looked for at the beginnings of words alone.
constexpr int kLeastWithin = 3;
/// What is found by other words than those that are shown comes later.
constexpr int kByOtherWords = 5;

QString comparable(const QString& text) {
    return text.toCaseFolded().replace(u'ё', u'е');
}

bool beginsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// Each part begins another word, in any order.
bool wordsBegin(const QString& text, const QStringList& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
        for (qsizetype at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
            if (beginsWord(text, at))
                return true;
        return false;
    });
}

bool lettersInOrder(const QString& text, const QString& query) {
    qsizetype at = -1;
    for (qsizetype i = 0; i < query.size(); ++i) {
        at = text.indexOf(query[i], at + 1);
        if (at < 0 || (i == 0 && !beginsWord(text, at)))
            return false;
    }
    return query.size() >= 2;
}

/// 0: not found.
int score(const QString& text, const QString& query, const QStringList& parts) {
    if (text == query)
        return kIs;
    if (text.startsWith(query))
        return kBegins;
    if (wordsBegin(text, parts))
        return kWordsBegin;
    if (query.size() >= kLeastWithin && text.contains(query))
        return kContains;
    return lettersInOrder(text, query) ? kLettersInOrder : 0;
}

int score(const QStringList& texts, const QString& query) {
    const QStringList parts = query.split(u' ', Qt::SkipEmptyParts);
    int best = 0;
    for (qsizetype i = 0; i < texts.size(); ++i)
        if (const int here = score(texts[i], query, parts); here > 0)
            best = std::max(best, i == 0 ? here : here - kByOtherWords);
    return best;
}

} // namespace

void CommandSearch::setCommands(QList<Command> commands) {
    m_commands = std::move(commands);
    m_comparable.clear();
    m_comparable.reserve(m_commands.size());
    for (const Command& command : m_commands) {
        QStringList texts{comparable(command.words)};
        for (const QString& each : command.alike)
            texts += comparable(each);
        m_comparable.append(texts);
    }
}

CommandSearch::Found CommandSearch::find(const QString& typed, int mostOfAGroup) const {
    const QString query = comparable(typed.simplified());
    const auto scored = [this](const QString& wanted) {
        std::vector<std::pair<int, int>> found; // score, row
        for (int row = 0; row < static_cast<int>(m_comparable.size()); ++row)
            if (const int points = wanted.isEmpty() ? 1 : score(m_comparable[row], wanted); points > 0)
                found.emplace_back(points, row);
        return found;
    };
    const auto best = [](const auto& found) {
        int most = 0;
        for (const auto& [points, row] : found)
            most = std::max(most, points);
        return most;
    };
    Found answer;
    auto found = scored(query);
    // In the other layout only what fits better there was meant.
    const std::string text = query.toStdString();
    for (const std::string& other : {domain::cyrillicOf(text), domain::latinOf(text)}) {
        if (other == text)
            continue;
        const QString meant = comparable(QString::fromStdString(other));
        if (auto others = scored(meant); best(others) > best(found)) {
            found = std::move(others);
            answer.as = meant;
        }
    }
    // Scattered letters are a last resort: beside whole words they are only noise.
    if (best(found) >= kContains - kByOtherWords)
        std::erase_if(found, [](const auto& each) { return each.first <= kLettersInOrder; });
    QStringList groups;
    for (const Command& command : m_commands)
        if (!groups.contains(command.group))
            groups += command.group;
    std::stable_sort(found.begin(), found.end(), [&](const auto& left, const auto& right) {
        const auto& one = m_commands[left.second];
        const auto& other = m_commands[right.second];
        if (one.group != other.group)
            return groups.indexOf(one.group) < groups.indexOf(other.group);
        const int oneScore = left.first - (one.whyNot.isEmpty() ? 0 : 1);
        const int otherScore = right.first - (other.whyNot.isEmpty() ? 0 : 1);
        return oneScore > otherScore;
    });
    QString group;
    int ofGroup = 0;
    for (const auto& [points, row] : found) {
        if (std::exchange(group, m_commands[row].group) != m_commands[row].group)
            ofGroup = 0;
        if (++ofGroup <= mostOfAGroup)
            answer.rows.append(row);
    }
    return answer;
}

QList<TextMark> CommandSearch::marks(const QString& words, const QString& wanted) {
    const QString text = comparable(words);
    QList<TextMark> marks;
    if (text.size() != words.size())
        return marks; // letters that are written otherwise when they are compared
    for (const QString& part : comparable(wanted).split(u' ', Qt::SkipEmptyParts)) {
        qsizetype at = text.indexOf(part);
        for (qsizetype next = at; next >= 0; next = text.indexOf(part, next + 1))
            if (beginsWord(text, next)) {
                at = next;
                break;
            }
        if (at >= 0 && (beginsWord(text, at) || part.size() >= kLeastWithin))
            marks.append({static_cast<int>(at), static_cast<int>(part.size())});
    }
    return marks;
}

} // namespace pult::client
