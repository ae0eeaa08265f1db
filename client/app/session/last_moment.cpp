// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/last_moment.hpp"

#include <QEventLoop>
#include <QTimer>

#include "client/state/desk.hpp"

namespace pult::client {

void letArrive(Desk& desk, Millis most) {
    desk.letHeldGo();
    desk.flushDrafts();
    const auto isOver = [&desk] {
        return !desk.isOnline() || (desk.outbox().size() == 0 && desk.unsavedDrafts() == 0);
    };
    if (isOver())
        return;
    QEventLoop waiting;
    const auto look = [&] {
        if (isOver())
            waiting.quit();
    };
    QObject::connect(&desk, &Desk::outboxChanged, &waiting, look);
    QObject::connect(&desk, &Desk::draftsSaved, &waiting, look);
    QTimer::singleShot(most, &waiting, &QEventLoop::quit);
    waiting.exec(QEventLoop::ExcludeUserInputEvents);
}

} // namespace pult::client
