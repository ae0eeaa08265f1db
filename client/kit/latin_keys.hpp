// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QKeySequence;

namespace pult::kit {

/// What the key that types this Cyrillic letter types in Latin, a letter or a mark, as Qt::Key; 0 for anything else.
int latinKeyOf(int cyrillicKey);
/// What was pressed as it would be with a Latin keymap, on whichever part of the keyboard.
QKeySequence latinKeys(const QKeyEvent& press);

/// Makes Ctrl with a letter work when the only keymap is Russian: Qt then matches no shortcut and no field knows
/// Ctrl+С. A key press that nobody has taken as a shortcut is looked up again under the Latin letter of its key,
/// first among the window's actions, then in the focused field.
///
/// Install it on the application. Where a Latin keymap exists Qt finds the shortcut first and nothing arrives here.
class LatinKeys final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LatinKeys)

public:
    explicit LatinKeys(QObject* parent = nullptr) : QObject(parent) {}
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace pult::kit
