// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/action_row.hpp"

#include <QList>
#include <QPair>
#include <QString>

namespace pult::client {

/// A line of the settings, as it is found by its words.
struct SettingsHit {
    int page = 0; ///< as in SettingsWindow::Page
    QString words;
    bool isPage = false;          ///< the page itself is called so
    QList<QPair<int, int>> marks; ///< in `words`: where what was looked for starts, and its length
};

/// Everything that can be set, by what its lines say.
class SettingsSearch {
public:
    /// In Russian and English at once, also in the wrong keyboard layout: lines of a page stand together, the likeliest
    /// page and in it the likeliest line first. `actions`: those whose keys can be chosen.
    static QList<SettingsHit> find(const QString& typed, const QList<ActionRow>& actions = {});
};

} // namespace pult::client
