// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_search.hpp"

#include "shared/domain/keyboard_layout.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace pult::client {

namespace {

QString folded(const QString& text) {
    return text.toCaseFolded().replace(u'ё', u'е');
}

QStringList wordsOf(const QString& text) {
    QStringList words;
    QString word;
    for (const QChar letter : text) {
        if (letter.isLetterOrNumber()) {
            word += letter;
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

/// All letters of `query` in their order, the first at the beginning of a word.
bool hasLettersInOrder(const QString& text, const QString& query) {
    if (query.size() < 2)
        return false;
    qsizetype at = -1;
    for (qsizetype i = 0; i < query.size(); ++i) {
        at = text.indexOf(query[i], at + 1);
        if (at < 0)
            return false;
        if (i == 0 && at > 0 && text[at - 1].isLetterOrNumber())
            return false;
    }
    return true;
}

} // namespace

QString inOtherLayout(const QString& typed) {
    return QString::fromStdString(domain::inOtherLayout(typed.toStdString()));
}

void TemplateSearch::setTemplates(const QList<TemplateRow>& templates) {
    m_templates = templates;
    m_words.clear();
    m_words.reserve(templates.size());
    for (const TemplateRow& each : templates) {
        const QString title = folded(each.title);
        m_words.append({folded(each.shortcut), title, wordsOf(title), folded(each.text)});
    }
}

/// 0: not found.
int TemplateSearch::score(const Words& words, const QString& query, const QStringList& parts) const {
    if (!words.shortcut.isEmpty() && words.shortcut == query)
        return 100;
    if (words.shortcut.startsWith(query))
        return 90;
    if (words.title.startsWith(query))
        return 80;
    const auto begins = [&](const QString& part) {
        return words.shortcut.startsWith(part) ||
               std::any_of(words.titleWords.begin(), words.titleWords.end(),
                           [&](const QString& word) { return word.startsWith(part); });
    };
    if (!parts.isEmpty() && std::all_of(parts.begin(), parts.end(), begins))
        return 70;
    if (words.title.contains(query))
        return 60;
    if (words.body.contains(query))
        return 50;
    const auto somewhere = [&](const QString& part) { return begins(part) || words.body.contains(part); };
    if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), somewhere))
        return 40;
    if (hasLettersInOrder(words.shortcut, query))
        return 30;
    return hasLettersInOrder(words.title, query) ? 20 : 0;
}

bool TemplateSearch::comesBefore(int left, int right) const {
    const TemplateRow& first = m_templates[left];
    const TemplateRow& second = m_templates[right];
    if (first.myUses != second.myUses)
        return first.myUses > second.myUses;
    if (first.uses != second.uses)
        return first.uses > second.uses;
    if (first.lastUsedMs != second.lastUsedMs)
        return first.lastUsedMs > second.lastUsedMs;
    return m_words[left].title < m_words[right].title;
}

QList<int> TemplateSearch::find(const QString& query) const {
    QString asked = folded(query.trimmed());
    if (asked.startsWith(u'/'))
        asked = asked.mid(1).trimmed();
    std::vector<int> scores(static_cast<std::size_t>(m_words.size()), 1);
    if (!asked.isEmpty()) {
        const QString other = folded(inOtherLayout(asked));
        const QStringList parts = wordsOf(asked);
        const QStringList otherParts = wordsOf(other);
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            int& best = scores[static_cast<std::size_t>(i)];
            best = score(m_words[i], asked, parts);
            // What was meant as typed comes before what the other layout would give.
            if (best < 40 && !other.isEmpty())
                best = std::max(best, score(m_words[i], other, otherParts) - 5);
        }
    }
    QList<int> found;
    for (int i = 0; i < static_cast<int>(scores.size()); ++i)
        if (scores[static_cast<std::size_t>(i)] > 0)
            found.append(i);
    std::sort(found.begin(), found.end(), [&](int left, int right) {
        const int first = scores[static_cast<std::size_t>(left)];
        const int second = scores[static_cast<std::size_t>(right)];
        return first != second ? first > second : comesBefore(left, right);
    });
    return found;
}

} // namespace pult::client
