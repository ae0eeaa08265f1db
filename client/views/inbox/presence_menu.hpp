// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/words/presence_words.hpp"

#include <QStringList>

#include <functional>

class QMenu;

namespace pult::client {

/// What stands in a menu of statuses.
struct PresenceChoices {
    DeclaredPresence now;
    QStringList reasons;  ///< the company's and the operator's own last ones
    QString resting = {}; ///< since when nothing new comes; empty: it comes
};

/// The statuses, those that take no dialogs with their reasons. `ask`: another reason is to be typed.
void fillPresenceMenu(QMenu& menu, const PresenceChoices& choices,
                      const std::function<void(const DeclaredPresence&)>& choose,
                      const std::function<void(Presence)>& ask);

} // namespace pult::client
