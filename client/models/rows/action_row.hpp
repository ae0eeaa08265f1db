// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <array>

namespace pult::client {

enum class ActionGroup { dialog, reply, queue, places, window, work };
/// As the overlay of keys shows them.
inline constexpr std::array kActionGroups = {ActionGroup::queue,  ActionGroup::reply,  ActionGroup::dialog,
                                             ActionGroup::places, ActionGroup::window, ActionGroup::work};

/// Something an operator can do, as menus, tooltips, the palette, the overlay of keys and the settings show it.
struct ActionRow {
    QString id = {}; ///< never renamed: the keys somebody has chosen are kept under it
    ActionGroup group = ActionGroup::window;
    QString icon = {};
    QString words = {};
    QString english = {}; ///< the same words, for whoever thinks of them in another language
    QString russian = {};
    QString key = {};      ///< as QKeySequence writes it for programs: "Ctrl+Shift+S"; empty: none
    QString usualKey = {}; ///< before anybody chose another
    bool fixed = false;    ///< its key is the composer's own and can't be chosen
    QString whyNot = {};   ///< empty: it can be done now
    bool operator==(const ActionRow&) const = default;
};

/// Why an action can't have a key.
enum class KeyTrouble {
    none,
    taken,    ///< another action has it
    bare,     ///< a letter, or Alt with a letter: somebody types or opens a menu with it
    reserved, ///< the desktop, the input method or every text field has it
};
struct KeyVerdict {
    KeyTrouble trouble = KeyTrouble::none;
    QString by = {}; ///< the words of the action that has it
};

/// Whether the action may have this key ("Ctrl+Shift+S").
[[nodiscard]] KeyVerdict judgeKey(const QList<ActionRow>& actions, const QString& id, const QString& key);

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::ActionRow)
