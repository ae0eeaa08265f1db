// SPDX-License-Identifier: GPL-3.0-or-later
// What an operator has to know who looks elsewhere and waits to be called.
#include "client/views/inbox/inbox_window.hpp"

#include <QMessageBox>

namespace pult::client {

void InboxWindow::showDesktopReach(const DesktopReach& reach) {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("What is new shows in this window only, and without a sound. Keep it in sight."));
    const QStringList lines{
        reach.notifications ? tr("This desktop can show notifications; Pult does not use them yet.")
                            : tr("This desktop shows no notifications: no program for them runs."),
        reach.tray ? tr("This desktop has a tray; Pult does not use it yet.")
                   : tr("This desktop has no tray: Pult ends when its window is closed."),
        reach.sound ? tr("This computer has a sound device; Pult does not use it yet.")
                    : tr("This computer has no sound device."),
    };
    box->setInformativeText(lines.join(u'\n'));
    box->open();
}

} // namespace pult::client
