// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "client/models/rows/text_mark.hpp"

namespace pult::client {

/// Something the palette of commands leads to.
struct Command {
    enum class Kind { action, place, person, text, setting };
    Kind kind = Kind::action;
    QString id = {};    ///< of its kind
    QString group = {}; ///< the heading it stands under
    QString icon = {};
    QString words = {};
    QStringList alike = {}; ///< other words it is found by: the other language, a shortcut
    QString key = {};       ///< as it is shown; empty: it has none
    QString aside = {};     ///< what else stands beside it
    QString whyNot = {};    ///< empty: it can be done now
};

/// Finds commands while somebody types: in Russian and English at once, in any case, е for ё, in the wrong keyboard
/// layout, by beginnings of words and, where nothing else fits, by letters in order. Headings stay in the order of the
/// commands, what fits better comes first under each.
class CommandSearch {
public:
    /// Reads every word once, so that a search only compares.
    void setCommands(QList<Command> commands);
    const QList<Command>& commands() const { return m_commands; }

    struct Found {
        QList<int> rows; ///< indices into commands()
        QString as;      ///< what was searched for, where that isn't what was typed
    };
    Found find(const QString& typed, int mostOfAGroup) const;

    /// The letters of `words` that `wanted` stands for: beginnings of words, else where they stand.
    static QList<TextMark> marks(const QString& words, const QString& wanted);

private:
    QList<Command> m_commands;
    QList<QStringList> m_comparable; ///< of each command all that it is found by
};

} // namespace pult::client
