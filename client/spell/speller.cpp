// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/spell/speller.hpp"

#include <QFile>
#include <QMetaObject>
#include <QPointer>
#include <QSaveFile>

#include <map>

#include "client/spell/dictionary.hpp"

namespace pult::client {
namespace {

/// More than an operator writes in a shift.
constexpr qsizetype kMostKnown = 20'000;
constexpr qsizetype kMostSuggestions = 5;

QString nameOf(Script script) {
    return script == Script::cyrillic ? QStringLiteral("ru_RU") : QStringLiteral("en_US");
}

QSet<QString> readWords(const QString& path) {
    QSet<QString> words;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return words; // the operator has taught none
    while (!file.atEnd())
        if (const QString word = QString::fromUtf8(file.readLine()).trimmed(); !word.isEmpty())
            words.insert(word.toCaseFolded());
    return words;
}

} // namespace

/// The dictionaries that are open.
struct Speller::Shelf {
    explicit Shelf(QStringList where) : folders(std::move(where)) {}

    /// Null: there is none for this script.
    const Dictionary* of(Script script) {
        const auto [place, isNew] = open.try_emplace(script);
        if (isNew)
            place->second = Dictionary::open(folders, nameOf(script));
        return place->second.get();
    }

    QStringList folders;
    std::map<Script, std::unique_ptr<Dictionary>> open;
};

struct Speller::Judged {
    QHash<QString, bool> words;
    QSet<Script> missing;
};

Speller::Speller(QStringList folders, QString ownWords, QObject* parent)
    : QObject(parent), m_ownWords(std::move(ownWords)), m_scripts({Script::cyrillic, Script::latin}),
      m_own(readWords(m_ownWords)), m_shelf(std::make_shared<Shelf>(std::move(folders))) {
    m_thread.setMaxThreadCount(1);
}

Speller::~Speller() {
    m_thread.clear();
    m_thread.waitForDone();
}

void Speller::setOn(bool on) {
    if (on == m_isOn)
        return;
    m_isOn = on;
    emit judged();
}

void Speller::setScripts(const QSet<Script>& scripts) {
    if (std::exchange(m_scripts, scripts) != scripts)
        emit judged();
}

void Speller::setCompanyWords(const QStringList& words) {
    QSet<QString> folded;
    for (const QString& word : words)
        folded.insert(word.simplified().toCaseFolded());
    if (std::exchange(m_company, folded) != folded)
        emit judged();
}

Speller::Verdict Speller::verdict(const QString& word, Script script) {
    const QString folded = word.toCaseFolded();
    if (!m_isOn || !m_scripts.contains(script) || m_missing.contains(script) || m_own.contains(folded) ||
        m_company.contains(folded))
        return Verdict::right;
    if (const auto known = m_known.constFind(word); known != m_known.constEnd())
        return *known ? Verdict::right : Verdict::wrong;
    if (!m_asked.contains(word)) {
        m_asked.insert(word, script);
        m_waiting.append({word, script});
        // All words of a text are asked at once.
        if (m_waiting.size() == 1)
            QMetaObject::invokeMethod(this, &Speller::ask, Qt::QueuedConnection);
    }
    return Verdict::unknown;
}

void Speller::ask() {
    m_thread.start([this, shelf = m_shelf, words = std::exchange(m_waiting, {})] {
        Judged judged;
        for (const auto& [word, script] : words) {
            const Dictionary* dictionary = shelf->of(script);
            if (!dictionary)
                judged.missing.insert(script);
            judged.words.insert(word, !dictionary || dictionary->knows(word));
        }
        QMetaObject::invokeMethod(
            this, [this, judged] { note(judged); }, Qt::QueuedConnection);
    });
}

void Speller::note(const Judged& judged) {
    if (m_known.size() > kMostKnown)
        m_known.clear();
    for (auto word = judged.words.begin(); word != judged.words.end(); ++word) {
        m_known.insert(word.key(), word.value());
        m_asked.remove(word.key());
    }
    m_missing.unite(judged.missing);
    emit this->judged();
}

void Speller::suggest(const QString& word, Script script, QObject* context, Suggested suggested) {
    m_thread.start([this, shelf = m_shelf, word, script, there = QPointer(context), suggested = std::move(suggested)] {
        const Dictionary* dictionary = shelf->of(script);
        QStringList meant = dictionary ? dictionary->suggestions(word) : QStringList();
        meant.resize(std::min(meant.size(), kMostSuggestions));
        QMetaObject::invokeMethod(
            this,
            [there, suggested, meant] {
                if (there)
                    suggested(meant);
            },
            Qt::QueuedConnection);
    });
}

void Speller::learn(const QString& word) {
    m_own.insert(word.toCaseFolded());
    QSaveFile file(m_ownWords);
    if (file.open(QIODevice::WriteOnly)) {
        QStringList words(m_own.begin(), m_own.end());
        words.sort();
        file.write(words.join(u'\n').toUtf8() + '\n');
        file.commit();
    }
    emit judged();
}

} // namespace pult::client
