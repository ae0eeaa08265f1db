// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSize>
#include <QString>

#include <functional>

#include "client/views/inbox/inbox_window.hpp"
#include "tests/support/row_models.hpp"

namespace pult::sample {

/// One state of the inbox: what is done with a window that shows only its list.
struct Shot {
    QString name;
    QSize size;
    std::function<void(client::InboxWindow&, test::MessageRows&)> stage;
    client::InboxWindow::Extent extent = client::InboxWindow::Extent::desk;
};

inline constexpr QSize kLarge{1440, 900};
inline constexpr QSize kSmall{1024, 640};

/// All of them.
const QList<Shot>& shots();
QList<Shot> dialogShots();
QList<Shot> composerShots();
QList<Shot> listShots();
QList<Shot> searchShots();
QList<Shot> cardShots();

/// Whom a dialog can be passed on to.
QList<client::Command> colleagues();
/// With which other dialogs one can be joined.
QList<client::Command> mergeTargets();
/// Known ones.
QStringList tags();

/// As if the key was pressed, whether the window is active or not.
void press(client::InboxWindow& window, Qt::Key key);

/// The conversation most of them show.
void openTalk(client::InboxWindow& window, test::MessageRows& messages);

} // namespace pult::sample
