// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace pult::client {

/// A line of the settings, as it is found by its words.
struct SettingsHit {
    int page = 0; ///< as in SettingsWindow::Page
    QString words;
};

/// Everything that can be set, by what its lines say.
class SettingsSearch {
public:
    /// In Russian and English at once, also in the wrong keyboard layout; the likeliest first.
    static QList<SettingsHit> find(const QString& typed);
};

} // namespace pult::client
