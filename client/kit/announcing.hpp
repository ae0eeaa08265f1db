// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

/// What screen readers say without anybody going there. Qt can tell them so itself from 6.8 on; until then they hear of
/// the name, of an alert, and of a notification that is shown, which is what Orca reads.
namespace pult::kit {

/// A notification for screen readers from now on. At the beginning of its life, before one asks about it.
void letAnnounce(QWidget* widget);
/// `words` are its name. Before it is shown where it is hidden: that is told by itself.
void announce(QWidget* widget, const QString& words);
/// Shows the words, and announces them where they have just come: a sentence in the place of what isn't there. The
/// label has a parent.
void showAnnounced(QLabel* label, const QString& words);

} // namespace pult::kit
