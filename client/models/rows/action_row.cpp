// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/action_row.hpp"

#include <QStringList>

namespace pult::client {

namespace {

/// Input methods (Ctrl+Shift+U, Ctrl+.), what every text field knows, and what changes the keymap.
const QStringList kReserved{
    QStringLiteral("Ctrl+Shift+U"), QStringLiteral("Ctrl+."),     QStringLiteral("Ctrl+A"),
    QStringLiteral("Ctrl+C"),       QStringLiteral("Ctrl+V"),     QStringLiteral("Ctrl+X"),
    QStringLiteral("Ctrl+Z"),       QStringLiteral("Ctrl+Space"), QStringLiteral("Alt+F4"),
    QStringLiteral("Alt+Tab"),      QStringLiteral("Alt+Shift"),  QStringLiteral("Ctrl+Y"),
    QStringLiteral("Ctrl+Shift+Z"),
};

/// What is left of it without the modifiers.
QString bareKey(const QString& key) {
    const qsizetype plus = key.lastIndexOf(u'+', key.size() - 2);
    return key.mid(plus + 1);
}

/// What moves the caret and takes away words, alone, with Ctrl and with Shift beside it.
bool movesCaret(const QString& bare) {
    static const QStringList keys{QStringLiteral("Left"), QStringLiteral("Right"),     QStringLiteral("Home"),
                                  QStringLiteral("End"),  QStringLiteral("Backspace"), QStringLiteral("Del")};
    return keys.contains(bare);
}

} // namespace

KeyVerdict judgeKey(const QList<ActionRow>& actions, const QString& id, const QString& key) {
    if (key.isEmpty())
        return {};
    const QString bare = bareKey(key);
    const bool control = key.startsWith(u"Ctrl+");
    const bool alt = key.contains(u"Alt+");
    const bool function = bare.size() > 1 && bare[0] == u'F' && bare[1].isDigit();
    // Ctrl+Alt is the third level of many keymaps.
    if (kReserved.contains(key) || (control && alt) || key.contains(u"Meta+") || (control && movesCaret(bare)))
        return {KeyTrouble::reserved, {}};
    if (!control && !function && (!alt || (bare.size() == 1 && bare[0].isLetter())))
        return {KeyTrouble::bare, {}};
    for (const ActionRow& action : actions)
        if (action.id != id && action.key == key)
            return {KeyTrouble::taken, action.words};
    return {};
}

} // namespace pult::client
