// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>

#include <functional>
#include <memory>

#include "client/spell/text_words.hpp"

namespace pult::client {

class Dictionary;

/// Judges words without ever keeping the window waiting: a dictionary is read, in a thread of its own, with the first
/// word of its script, and what it said is remembered. A word of the operator's own is right in every language.
///
/// Thread   the window's
class Speller final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Speller)
public:
    enum class Verdict { unknown, right, wrong };
    using Suggested = std::function<void(const QStringList&)>;

    /// `folders` hold the dictionaries; the operator's own words are kept in the file `ownWords`, one a line.
    Speller(QStringList folders, QString ownWords, QObject* parent = nullptr);
    ~Speller() override;

    bool isOn() const { return m_isOn; }
    void setOn(bool on);
    /// Words of other scripts are not looked at.
    void setScripts(const QSet<Script>& scripts);
    /// What the company has taught all of its desks.
    void setCompanyWords(const QStringList& words);

    /// Unknown: it is being asked, and `judged` follows.
    Verdict verdict(const QString& word, Script script);
    /// What may have been meant, five at most. Never called once `context` is gone.
    void suggest(const QString& word, Script script, QObject* context, Suggested suggested);
    /// From now on right for this operator.
    void learn(const QString& word);
    /// Languages that were asked for and have no dictionary here.
    const QSet<Script>& missing() const { return m_missing; }

signals:
    /// Words that were unknown have a verdict, or other words are right now.
    void judged();

private:
    struct Shelf;
    struct Judged;

    void ask();
    void note(const Judged& judged);

    bool m_isOn = true;
    QString m_ownWords;
    QSet<Script> m_scripts;
    QSet<QString> m_own;            ///< folded
    QSet<QString> m_company;        ///< folded
    QHash<QString, bool> m_known;   ///< right or not
    QHash<QString, Script> m_asked; ///< on their way
    QList<std::pair<QString, Script>> m_waiting;
    QSet<Script> m_missing;
    std::shared_ptr<Shelf> m_shelf; ///< of the thread alone
    QThreadPool m_thread;
};

inline size_t qHash(Script script, size_t seed = 0) {
    return ::qHash(static_cast<int>(script), seed);
}

} // namespace pult::client
